# What people ask the moderators to cover.

coverage-line = { $number }. { $question } ({ $people }명)
coverage-none = 대기 중인 기사 추가 요청이 없어요.
coverage-unknown = 열려 있는 요청 { $number }번이 없어요. 목록 확인: { COMMAND("coverage list") }
coverage-closed = 요청 { $number }번을 목록에서 삭제했어요.
coverage-answered =
    기사 추가를 요청하신 질문: { $question }
    이제 답이 있어요.
