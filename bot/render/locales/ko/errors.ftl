errors-unforeseen = 예상하지 못한 문제가 생겼어요. 봇 운영자가 로그에서 { $reference } 번호로 찾을 수 있어요.
errors-trouble = 지금은 제 쪽에 문제가 있어서 답할 수 없어요. 봇 운영자가 로그에서 { $reference } 번호로 찾을 수 있어요.
errors-unreachable = 지금은 필요한 곳에 연결할 수 없어요. 잠시 뒤에 다시 물어봐 주세요. 봇 운영자가 로그에서 { $reference } 번호로 찾을 수 있어요.
errors-empty-corpus = 아직 답변의 근거로 삼을 기사가 없어요. 관리자가 자료를 새로 고쳐야 해요. (참조: { $reference })
errors-elsewhere-only = 이 서버에서는 질문에 답하지 않아요.
errors-guild-only = 서버 안에서만 쓸 수 있어요.
errors-how-to-ask = 궁금한 것을 물어보세요. 저를 멘션하고 질문을 쓰거나 { COMMAND("ask") } 명령어를 쓰면 돼요.
errors-no-text = 여기서는 저를 멘션하지 않으면 Discord가 메시지 내용을 보여 주지 않아요. 저를 멘션하고 질문을 쓰거나 { COMMAND("ask") } 명령어를 써 주세요.

errors-cooldown = 짧은 시간에 질문을 많이 하셨어요. { $seconds }초 뒤에 다시 물어봐 주세요.
errors-channel-cooldown = 짧은 시간에 이 채널에 질문이 많이 올라왔어요. { $seconds }초 뒤에 다시 물어봐 주세요.
errors-one-at-a-time = 앞서 하신 질문에 아직 답하고 있어요. 답이 나온 뒤에 다시 물어봐 주세요.
errors-queue-place = 지금은 질문이 밀려 있어요. 대기 순서는 { $place }번째예요.
errors-stopping = 다시 시작하는 중이에요. 1분 뒤에 다시 물어봐 주세요.

errors-moderators-only = 관리자만 할 수 있어요.
errors-shared-corpus = 여러 서버가 자료 하나를 함께 써요. 그래서 여기서는 봇 운영자가 정한 역할(FOOTNOTE_MODERATOR_ROLES)이 있는 멤버나, FOOTNOTE_ALLOWED_GUILDS에 있는 서버의 관리자만 자료를 바꿀 수 있어요.
errors-channel-off = 이 채널에서는 답하지 않아요. 어느 채널에서 답하는지 관리자에게 물어봐 주세요.
errors-not-allowed = 여기서는 관리자가 답변을 허용하지 않았어요.
errors-missing-permission = { $channel }에서 저에게 “{ $permission }” 권한이 없어요. 이 권한을 저에게 주도록 관리자에게 요청해 주세요. (참조: { $reference })
errors-discord = Discord가 답변을 받지 않았어요. 1분 뒤에 다시 질문해 주세요. (참조: { $reference })
errors-unsynced = Discord에 등록된 명령어가 지금 버전과 달라요. 한 시간쯤 뒤에 다시 해 보거나, 저를 멘션하고 질문을 써 주세요. (참조: { $reference })

errors-searching = 기사를 찾고 있어요 …

# Told by a direct message, where the answer can't stand in the channel that was asked in.
errors-not-posted = { $channel }에 답변을 올리지 못했어요. 1분 뒤에 다시 물어보거나 여기에서 물어봐 주세요. (참조: { $reference })
errors-no-access = { $channel }에서는 답변할 권한이 없어요. 관리자에게 채널을 보고 쓸 수 있게 해 달라고 하거나 여기에서 물어봐 주세요. (참조: { $reference })
errors-timed-out = 이 서버에서 제가 타임아웃 상태라 { $channel }에 답할 수 없어요. 관리자에게 알리거나 여기에서 물어봐 주세요. (참조: { $reference })
errors-thread-closed = { $channel } 스레드가 보관되었거나 잠겨 있어서 답할 수 없어요. 다른 채널이나 여기에서 물어봐 주세요. (참조: { $reference })
errors-automod = 그 서버의 AutoMod가 { $channel }에 올린 답변을 막았어요. 여기에서 물어봐 주세요. (참조: { $reference })
errors-slow-mode = { $channel }에 슬로 모드가 켜져 있어서 아직 답할 수 없어요. 1분 뒤에 다시 물어보거나 여기에서 물어봐 주세요. (참조: { $reference })

# What a message carries, or replies to, that can't be read.
errors-pictures = 이미지는 읽을 수 없어요. 궁금한 것을 글로 쓰거나 본문을 붙여 넣어 주세요.
errors-unreadable-file = 텍스트 파일만 읽을 수 있어요. 궁금한 것을 글로 쓰거나 본문을 붙여 넣어 주세요.
errors-unreadable-reply = 답장하신 메시지의 내용을 Discord가 보여 주지 않아요. 그 메시지에서 앱 → **자료와 대조**를 고르거나, 저를 멘션하고 내용을 써 주세요.
# To people who added the bot for themselves, and use it in a server that doesn't have it.
errors-not-in-server = 저를 추가한 서버에서만 쓸 수 있어요. 관리자에게 저를 추가해 달라고 해 주세요.
