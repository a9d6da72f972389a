# What else stops a command of the terminal.
terminal-one-question = Give one question, as in `footnote ask "..."`, or a file of them with --batch.
# $what says what would be done.
terminal-nobody-to-ask = { $what } Nobody can be asked here: say --yes to do it.
terminal-no-source = { $source } is no source of this corpus: `footnote sources list` names them.
# $why is a clause of unreadable.ftl.
terminal-unreadable = { $source }: { $why }.
terminal-unimported = { $file } can't be imported: { $why }.
terminal-unreachable = { $server } can't be reached ({ $problem }).
terminal-no-vectors = Of { $chunks } chunks { $count } chunks have no vector: run `footnote refresh --rebuild`.
terminal-unindexed = Of { $chunks } chunks { $count } are indexed by their words: run `footnote refresh --rebuild`.
terminal-no-discord = Discord can't be reached ({ $error }): try again in a while.
terminal-discord-closed = Discord closed the connection for good (code { $code }).
terminal-no-simcord = The preview needs the package simcord: pip install "footnote[preview]".
