# そのほか、ターミナルのコマンドを妨げるもの。
terminal-one-question = `footnote ask "..."` のように質問を一つ指定するか、--batch で質問のファイルを指定してください。
terminal-nobody-to-ask = { $what } ここでは確認できる人がいません。行うには --yes を付けてください。
terminal-no-source = { $source } は登録された情報源ではありません。`footnote sources list` で確認してください。
terminal-no-corpus = { $folder } には回答に使える記事がありません。`footnote refresh FOLDER` で手元の記事を、`footnote refresh` でサンプル記事を読み込むか、--data-dir で別のデータフォルダーを指定してください。
terminal-no-sources = 読み込む情報源がありません。`footnote refresh FOLDER` でフォルダーを読み込むか、`footnote sources add sample` でサンプル記事を元に戻せます。
terminal-source-set = { $source } は FOOTNOTE_SOURCES で指定されているため、そこでのみ削除できます。
terminal-unreadable = { $source }: { $why }。
terminal-unimported = { $file } を取り込めません: { $why }。
terminal-unreachable = { $server } に接続できません（{ $problem }）。
terminal-no-vectors = { $chunks }か所のうち{ $count }か所にベクトルがありません。`footnote refresh --rebuild` を実行してください。
terminal-unindexed = { $chunks }か所のうち、単語で索引に登録されているのは{ $count }か所です。`footnote refresh --rebuild` を実行してください。
terminal-no-discord = Discordに接続できません（{ $error }）。しばらくしてからもう一度お試しください。
terminal-discord-closed = Discordが接続を完全に閉じました（コード { $code }）。
terminal-no-simcord = プレビューには simcord パッケージが必要です: pip install "footnote[preview]"。
terminal-preview-port = ポート { $port } は使えません（{ $problem }）。--port で別のポートを指定してください。
terminal-ask-doctor = { $why } 対処方法は `footnote doctor` で確認できます。
