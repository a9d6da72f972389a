# `footnote eval`이나 새 스냅샷의 검증 질문을 막는 것.
evaluation-no-qrels = { $folder }은(는) BEIR 폴더가 아니에요. qrels/test.tsv를 읽을 수 없어요.
evaluation-no-queries = { $folder }은(는) BEIR 폴더가 아니에요. 읽을 수 있는 queries.jsonl이 없어요.
evaluation-wrong-query = { $folder }의 queries.jsonl에 질문이 아닌 줄이 있어요.
evaluation-empty-queries = { $folder }의 queries.jsonl에 질문이 없어요.
evaluation-no-article = { $file }의 기사를 하나도 읽지 못했어요.
evaluation-questions-unread = { $file }의 질문을 읽을 수 없어요: { $problem }.
evaluation-questions-unwritten = 검증 질문 파일 { $file }을(를) 쓸 수 없어요: { $problem }.
evaluation-wrong-line = { $file }의 { $line }행은 질문이 아니에요. {"{"}"_id": "...", "text": "..."{"}"}처럼 써 주세요.
evaluation-wrong-file = { $file } 파일은 `footnote eval DIR --json`의 출력이 아니에요. 그런 파일과 비교해 주세요.
evaluation-ranking-only = --ranking-only는 질문하지 않아요. --answers를 쓰려면 빼 주세요.
evaluation-report-name = 보고서는 Markdown이에요. report.md 같은 이름을 주세요. 그림은 그 옆에 .png로 저장돼요.
evaluation-no-options = 질문 파일은 있는 그대로 재요. 이름만 주고, 옵션은 --json만 쓸 수 있어요.
