# 設定や、コマンドに渡したファイルの問題。ボットの運営者が読む。
settings-wrong = { $name } の設定が正しくありません: { $problem }。
settings-file-unread = { $file } を読めません: { $problem }。
settings-file-unwritten = { $file } に書き込めません: { $problem }。
settings-no-token = Discordのトークンがありません。ターミナルで `footnote setup` を実行して入力するか、環境変数か .env の DISCORD_TOKEN に入れてください。トークンは https://discord.com/developers/applications（Bot、Reset Token）で発行できます。`footnote ask` と `footnote chat` はトークンなしで使えます。
settings-token-refused = Discordがトークン（DISCORD_TOKEN）を拒否しました。https://discord.com/developers/applications（Bot、Token）でコピーし直すか、再発行してください。
settings-intent-refused = Discordがメッセージコンテンツインテント（Message Content Intent）を拒否しました。https://discord.com/developers/applications（Bot、Privileged Gateway Intents）で有効にするか、FOOTNOTE_MESSAGE_CONTENT を外してください。
settings-no-such-shard = Discordにそのシャードはありません。FOOTNOTE_SHARD_COUNT と FOOTNOTE_SHARD_IDS が合っていません。
settings-more-shards = これほど多くのサーバーにいるボットは、複数の接続を持つ必要があります。サーバー1,000につき一つほどを目安に FOOTNOTE_SHARD_COUNT を設定してください。
settings-metrics-port = { $host } で FOOTNOTE_METRICS_PORT { $port } を使えません（{ $problem }）。別のポートを選んでください。
settings-chroma-url = FOOTNOTE_CHROMA_URL は http://host:8000 の形で指定してください。
settings-chat-model = FOOTNOTE_CHAT_MODEL が正しくありません。openai:gpt-5-mini のように provider:model で書いてください。
settings-chat-base-url = FOOTNOTE_CHAT_BASE_URL が正しくありません。http://host:8000/v1 のように書いてください。
settings-chat-package = FOOTNOTE_CHAT_MODEL の { $provider } には { $package } が必要です。`{ $command }` を実行してください。
settings-chat-key = { $provider } にはキーが必要です。FOOTNOTE_CHAT_API_KEY か、環境変数 { $variable } を設定してください。
settings-chat-provider = FOOTNOTE_CHAT_MODEL の { $provider } は、LangChainが対応していないプロバイダーです。
settings-chat-refused = FOOTNOTE_CHAT_MODEL を使えません。{ $provider } が設定を受け付けません（{ $error }）。
