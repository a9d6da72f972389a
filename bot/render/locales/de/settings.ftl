# Was an den Einstellungen oder an einer Datei nicht stimmt, für alle, die den Bot betreiben.
settings-wrong = { $name } stimmt nicht: { $problem }.
settings-file-unread = { $file } ist nicht lesbar: { $problem }.
settings-file-unwritten = { $file } lässt sich nicht schreiben: { $problem }.
settings-no-token = Es gibt kein Discord-Token: `footnote setup` fragt im Terminal danach, oder trag es als DISCORD_TOKEN in die Umgebung oder in .env ein. Du bekommst es unter https://discord.com/developers/applications (Bot, Reset Token). `footnote ask` und `footnote chat` gehen auch ohne.
settings-token-refused = Discord hat das Token (DISCORD_TOKEN) abgelehnt: Kopier es unter https://discord.com/developers/applications (Bot, Token) noch einmal oder setz es dort zurück.
settings-intent-refused = Discord hat den Message Content Intent abgelehnt: Schalte ihn unter https://discord.com/developers/applications (Bot, Privileged Gateway Intents) ein oder lass FOOTNOTE_MESSAGE_CONTENT weg.
settings-no-such-shard = So einen Shard gibt es bei Discord nicht: FOOTNOTE_SHARD_COUNT und FOOTNOTE_SHARD_IDS passen nicht zusammen.
settings-more-shards = Discord verlangt für einen Bot auf so vielen Servern mehrere Verbindungen: Setze FOOTNOTE_SHARD_COUNT auf etwa eine je 1.000 Server.
settings-metrics-port = FOOTNOTE_METRICS_PORT { $port } ist auf { $host } nicht nutzbar ({ $problem }): Wähl einen anderen Port.
settings-chroma-url = FOOTNOTE_CHROMA_URL muss aussehen wie http://host:8000.
settings-chat-model = FOOTNOTE_CHAT_MODEL stimmt nicht: Schreib provider:model, zum Beispiel openai:gpt-5-mini.
settings-chat-base-url = FOOTNOTE_CHAT_BASE_URL stimmt nicht: Schreib es so: http://host:8000/v1.
settings-chat-package = FOOTNOTE_CHAT_MODEL nennt { $provider }, und das braucht { $package }: Führe `{ $command }` aus.
settings-chat-key = { $provider } braucht einen Schlüssel: Setze FOOTNOTE_CHAT_API_KEY oder in der Umgebung { $variable }.
settings-chat-provider = FOOTNOTE_CHAT_MODEL nennt { $provider }, einen Anbieter, den LangChain nicht kennt.
settings-chat-refused = FOOTNOTE_CHAT_MODEL ist nicht nutzbar: { $provider } lehnt die Einstellungen ab ({ $error }).
