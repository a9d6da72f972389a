# What is wrong with the settings, or with a file that a command is given: whole sentences, for whoever runs the bot.
settings-wrong = { $name } is wrong: { $problem }.
settings-file-unread = { $file } can't be read: { $problem }.
settings-file-unwritten = { $file } can't be written: { $problem }.
settings-no-token = There is no Discord token: `footnote setup` asks for it at a terminal, or put it into DISCORD_TOKEN, in the environment or in .env. It is made at https://discord.com/developers/applications (Bot, Reset Token). `footnote ask` and `footnote chat` work without one.
settings-token-refused = Discord refused the token (DISCORD_TOKEN): copy it again, or reset it, at https://discord.com/developers/applications (Bot, Token).
settings-intent-refused = Discord refused the message-content intent: turn it on at https://discord.com/developers/applications (Bot, Privileged Gateway Intents), or leave FOOTNOTE_MESSAGE_CONTENT out.
settings-no-such-shard = Discord has no such shard: FOOTNOTE_SHARD_COUNT and FOOTNOTE_SHARD_IDS don't fit together.
settings-more-shards = Discord requires several connections for a bot in so many servers: set FOOTNOTE_SHARD_COUNT to about one per 1,000 servers.
settings-metrics-port = FOOTNOTE_METRICS_PORT { $port } can't be used on { $host } ({ $problem }): choose another.
settings-chroma-url = FOOTNOTE_CHROMA_URL must look like http://host:8000.
settings-chat-model = FOOTNOTE_CHAT_MODEL is wrong: write provider:model, such as openai:gpt-5-mini.
settings-chat-base-url = FOOTNOTE_CHAT_BASE_URL is wrong: write it as http://host:8000/v1.
settings-chat-package = FOOTNOTE_CHAT_MODEL names { $provider }, which needs { $package }: run `{ $command }`.
settings-chat-key = { $provider } needs a key: set FOOTNOTE_CHAT_API_KEY, or { $variable } in the environment.
settings-chat-provider = FOOTNOTE_CHAT_MODEL names { $provider }, a provider that LangChain doesn't know.
settings-chat-refused = FOOTNOTE_CHAT_MODEL can't be used: { $provider } refuses its settings ({ $error }).
