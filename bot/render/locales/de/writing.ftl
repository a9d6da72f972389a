# Warum ein Sprachmodell keine oder keine ganze Antwort geschrieben hat. $why ist einer der ersten Sätze.
writing-slow = Das Sprachmodell hat länger als { $seconds } Sekunden gebraucht.
writing-key-refused = Das Sprachmodell lehnt seinen Schlüssel ab.
writing-no-model = Der Server kennt dieses Sprachmodell nicht.
writing-too-often = Das Sprachmodell bekommt gerade zu viele Anfragen, oder sein Kontingent ist aufgebraucht.
writing-down = Das Sprachmodell ist außer Betrieb (Status { $status }).
writing-refused = Das Sprachmodell lehnt die Anfrage ab (Status { $status }).
writing-unreachable = Das Sprachmodell ist nicht erreichbar.
writing-broke-off = Das Sprachmodell hat mittendrin abgebrochen.
writing-left-alone = Das Sprachmodell ist mehrmals hintereinander gescheitert und wird { $seconds } Sekunden lang nicht gefragt.
writing-malformed = Das Sprachmodell hat nicht in der verlangten Form geantwortet.
writing-too-long = Das Sprachmodell hat mehr Tokens geschrieben als erlaubt.
writing-no-room = Die erlaubten Tokens lassen dem Sprachmodell keinen Platz für eine Textstelle.
writing-unverified = Nichts von dem, was das Sprachmodell geschrieben hat, ließ sich belegen.
writing-partial = { $why } Die Antwort kann unvollständig sein.
writing-own-words = { $why } Die Antwort besteht stattdessen aus dem Wortlaut der Artikel.
