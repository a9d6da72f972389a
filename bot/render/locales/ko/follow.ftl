follow-news =
    팔로우 중인 질문에 새 소식이 있어요: { $question }
    그만 받으려면: { COMMAND("follow stop") }
follow-on = 답이 되는 기사가 들어오면 메시지로 알려 드릴게요: { $question }
follow-on-here = 답이 되는 기사가 들어오면 이 채널에 알려 드릴게요: { $question }
follow-already = 지금도 답이 있어요. 확인: { COMMAND("ask") }. 새로 들어오는 내용을 알려 드릴게요.
follow-not-yet = 아직은 답이 없어요.
follow-off = 이제 질문 { $number }번은 팔로우하지 않아요.
follow-none = 여기서 팔로우하는 질문이 없어요. 시작하기: { COMMAND("follow question") }
follow-line = { $number }. { $question } (개인 메시지로)
follow-line-channel = { $number }. { $question } ({ $channel }에서)
follow-line-once = { $number }. { $question } (기사 추가 요청, 한 번만 알림)
follow-unknown = 여기서 팔로우하는 질문 { $number }번이 없어요. 목록 확인: { COMMAND("follow list") }
follow-too-many = 질문은 한 번에 { $most }개까지 팔로우할 수 있어요. 하나를 끝내려면: { COMMAND("follow stop") }
follow-no-channel = 여기에는 알릴 채널이 없어요. “여기에” 옵션을 빼면 메시지로 알려 드릴게요.
follow-not-yours = 이 채널에 글을 쓸 수 없는 분이라서 저도 쓸 수 없어요. “여기에” 옵션을 빼면 메시지로 알려 드릴게요.
