reviews-corrections = **출처가 바뀐 답변** (− 인용한 문장, + 지금 있는 문장)
reviews-no-corrections = 표시할 답변이 없어요.
reviews-answers = 답변 { $count }개
reviews-article-gone = 기사가 말뭉치에 더는 없어요
reviews-place-gone = 그 자리에 더는 아무것도 없어요
reviews-changed-again = 그 사이에 기사가 또 바뀌었어요. 명령어를 다시 써 주세요.
reviews-marked = 답변 { $count }개에 표시했어요.
reviews-replied = 답변 { $count }개에는 자리가 없어서 답글로 달았어요.
reviews-deleted = 답변 { $count }개는 지워졌거나 한 사람에게만 보인 거예요.
reviews-forbidden = 답변 { $count }개는 제가 채널이나 지난 메시지를 볼 권한이 없는 곳에 있어요.
reviews-failed = 답변 { $count }개에는 디스코드가 표시를 받지 않았어요. 1분 뒤에 다시 해 주세요.
reviews-line = ⚠️ **그 뒤로 출처가 바뀌었어요.** 전에는: “{ $old }” 지금은: “{ $new }”
reviews-line-none = ⚠️ **그 뒤로 출처가 바뀌었어요.** 이 문장은 더는 없어요: “{ $old }”
reviews-line-gone = ⚠️ **그 뒤로 출처가 바뀌었어요.** “{ $old }”라고 한 기사는 더는 없어요.

reviews-questions = **최근 30일 동안 답하지 못한 질문**
reviews-no-questions = 최근에 여기서 답하지 못한 질문이 없어요.
reviews-people = { $people }명
reviews-requested = 보도 요청이 있어요

reviews-feedback = **사람들이 틀렸다고 한 답변**
reviews-no-feedback = 처리하지 않은 지적이 없어요.
reviews-no-gate = 시험 질문 파일이 설정되지 않았어요. 봇을 운영하는 분이 FOOTNOTE_GATE_QUESTIONS에 적어야 해요.
reviews-right-title = 무엇이 맞나요?
reviews-right-label = 맞는 기사. 비워 두면 답이 없어야 함
reviews-test-written = 시험 질문으로 만들었어요. 새로고침 뒤에 이 기사를 못 찾으면 알려 드려요.
reviews-test-abstain = 시험 질문으로 만들었어요. 말뭉치가 답하지 않아야 맞아요.
