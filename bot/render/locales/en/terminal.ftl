# What else stops a command of the terminal.
terminal-one-question = Give one question, as in `footnote ask "..."`, or a file of them with --batch.
# $what says what would be done.
terminal-nobody-to-ask = { $what } There is nobody to ask here: add --yes to do it.
terminal-no-source = { $source } isn't a source of this corpus: `footnote sources list` shows them.
terminal-no-corpus = There is nothing to answer from in { $folder }: `footnote refresh FOLDER` reads your articles, `footnote refresh` the sample, and --data-dir names another data directory.
terminal-no-sources = There is no source to read: `footnote refresh FOLDER` reads your folder, and `footnote sources add sample` brings the sample articles back.
terminal-source-set = { $source } is in FOOTNOTE_SOURCES and can only be removed there.
# $why is a clause of unreadable.ftl.
terminal-unreadable = { $source }: { $why }.
terminal-unimported = { $file } can't be imported: { $why }.
terminal-unreachable = { $server } can't be reached ({ $problem }).
terminal-no-vectors = { $count } of { $chunks } chunks have no vector: run `footnote refresh --rebuild`.
terminal-unindexed = Only { $count } of { $chunks } chunks are indexed by their words: run `footnote refresh --rebuild`.
terminal-no-discord = Discord can't be reached ({ $error }): try again in a while.
terminal-discord-closed = Discord closed the connection for good (code { $code }).
terminal-no-simcord = The preview needs the package simcord: pip install "footnote[preview]".
terminal-preview-port = Port { $port } can't be used ({ $problem }): choose another with --port.
# $why is a sentence of store.ftl.
terminal-ask-doctor = { $why } `footnote doctor` says what mends it.
