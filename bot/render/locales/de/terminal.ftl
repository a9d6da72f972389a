# Was einen Befehl im Terminal sonst noch verhindert.
terminal-one-question = Stell eine Frage, etwa `footnote ask "..."`, oder gib mit --batch eine Datei voller Fragen an.
terminal-nobody-to-ask = { $what } Hier ist niemand, den man fragen könnte: Hänge --yes an, um es zu tun.
terminal-no-source = { $source } ist keine Quelle dieser Sammlung: `footnote sources list` zeigt sie alle.
terminal-no-corpus = In { $folder } gibt es nichts, woraus sich antworten ließe: `footnote refresh FOLDER` liest deine Artikel, `footnote refresh` die Beispielartikel, und --data-dir nennt einen anderen Datenordner.
terminal-no-sources = Es gibt keine Quelle zu lesen: `footnote refresh FOLDER` liest deinen Ordner, und `footnote sources add sample` holt die Beispielartikel zurück.
terminal-source-set = { $source } steht in FOOTNOTE_SOURCES und lässt sich nur dort entfernen.
terminal-unreadable = { $source }: { $why }.
terminal-unimported = { $file } lässt sich nicht importieren: { $why }.
terminal-unreachable = { $server } ist nicht erreichbar ({ $problem }).
terminal-no-vectors = { $count } von { $chunks } Textstellen haben keinen Vektor: Führe `footnote refresh --rebuild` aus.
terminal-unindexed = Nur { $count } von { $chunks } Textstellen sind nach ihren Wörtern indexiert: Führe `footnote refresh --rebuild` aus.
terminal-no-discord = Discord ist nicht erreichbar ({ $error }): Versuch es in einer Weile noch einmal.
terminal-discord-closed = Discord hat die Verbindung endgültig geschlossen (Code { $code }).
terminal-no-simcord = Die Vorschau braucht das Paket simcord: pip install "footnote[preview]".
terminal-preview-port = Port { $port } lässt sich nicht verwenden ({ $problem }): Wähle mit --port einen anderen.
terminal-ask-doctor = { $why } `footnote doctor` sagt, was dagegen hilft.
