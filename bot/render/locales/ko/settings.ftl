# 설정이나 명령에 준 파일의 문제. 봇을 운영하는 사람이 읽는다.
settings-wrong = { $name } 설정이 잘못됐어요: { $problem }.
settings-file-unread = { $file } 파일을 읽을 수 없어요: { $problem }.
settings-file-unwritten = { $file } 파일을 쓸 수 없어요: { $problem }.
settings-no-token = Discord 토큰이 없어요. 터미널에서 `footnote setup`을 실행해 입력하거나, 환경 변수나 .env의 DISCORD_TOKEN에 넣어 주세요. 토큰은 https://discord.com/developers/applications (Bot, Reset Token)에서 만들 수 있어요. `footnote ask`와 `footnote chat`은 토큰 없이도 돼요.
settings-token-refused = Discord가 토큰(DISCORD_TOKEN)을 거절했어요. https://discord.com/developers/applications (Bot, Token)에서 다시 복사하거나 재발급해 주세요.
settings-intent-refused = Discord가 메시지 콘텐츠 인텐트(Message Content Intent)를 거절했어요. https://discord.com/developers/applications (Bot, Privileged Gateway Intents)에서 켜거나, FOOTNOTE_MESSAGE_CONTENT를 빼 주세요.
settings-no-such-shard = Discord에 그런 샤드가 없어요. FOOTNOTE_SHARD_COUNT와 FOOTNOTE_SHARD_IDS가 서로 맞지 않아요.
settings-more-shards = 이렇게 많은 서버에 있는 봇은 연결을 여러 개 두어야 해요. 서버 1,000개에 하나쯤으로 FOOTNOTE_SHARD_COUNT를 정해 주세요.
settings-metrics-port = { $host }에서 FOOTNOTE_METRICS_PORT { $port } 포트를 쓸 수 없어요 ({ $problem }). 다른 포트를 골라 주세요.
settings-chroma-url = FOOTNOTE_CHROMA_URL은 http://host:8000 같은 형태여야 해요.
settings-chat-model = FOOTNOTE_CHAT_MODEL이 잘못됐어요. openai:gpt-5-mini처럼 provider:model로 써 주세요.
settings-chat-base-url = FOOTNOTE_CHAT_BASE_URL이 잘못됐어요. http://host:8000/v1처럼 써 주세요.
settings-chat-package = FOOTNOTE_CHAT_MODEL의 { $provider }에는 { $package } 패키지가 필요해요. `{ $command }` 명령을 실행해 주세요.
settings-chat-key = { $provider }에는 키가 필요해요. FOOTNOTE_CHAT_API_KEY나 환경 변수 { $variable }을(를) 정해 주세요.
settings-chat-provider = FOOTNOTE_CHAT_MODEL의 { $provider }은(는) LangChain이 모르는 제공자예요.
settings-chat-refused = FOOTNOTE_CHAT_MODEL을 쓸 수 없어요. { $provider }에서 설정을 받아들이지 않아요 ({ $error }).
