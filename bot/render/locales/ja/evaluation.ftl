# `footnote eval` や、新しいスナップショットの検証用の質問を妨げるもの。
evaluation-no-qrels = { $folder } はBEIRのフォルダーではありません。qrels/test.tsv を読めません。
evaluation-no-queries = { $folder } はBEIRのフォルダーではありません。読める queries.jsonl がありません。
evaluation-wrong-query = { $folder } の queries.jsonl に、質問ではない行があります。
evaluation-empty-queries = { $folder } の queries.jsonl に質問がありません。
evaluation-no-article = { $file } の記事を一つも読めませんでした。
evaluation-questions-unread = { $file } の質問を読めません: { $problem }。
evaluation-questions-unwritten = 検証用の質問のファイル { $file } に書き込めません: { $problem }。
evaluation-wrong-line = { $file } の{ $line }行目は質問ではありません。{"{"}"_id": "...", "text": "..."{"}"} のように書いてください。
evaluation-wrong-file = { $file } は `footnote eval DIR --json` の出力ではありません。そのようなファイルと比べてください。
evaluation-ranking-only = --ranking-only は質問をしません。--answers を書き出すには外してください。
evaluation-report-name = レポートはMarkdownです。report.md のような名前にしてください。図はその隣に .png で保存されます。
evaluation-no-options = 質問のファイルはそのまま測定します。名前だけを指定し、オプションは --json だけにしてください。
