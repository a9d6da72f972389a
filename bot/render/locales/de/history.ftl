# /corpus history, diff und rollback.
history-snapshots = **Snapshots**
history-snapshot = { $snapshot }, erstellt { $age }, { $articles } Artikel
history-now = aktuell
history-runs = **Letzte Vorgänge**
history-between = Von { $before } zu { $after }:
history-back = Von { $before } auf { $after } zurücksetzen, erstellt { $age }? Das würde sich ändern:
history-back-ask = Antworten kommen dann sofort daraus. Geplante Aktualisierungen pausieren, bis jemand von Hand aktualisiert.
history-none-before = Vor { $snapshot } gibt es keinen Snapshot, auf den zurückgesetzt werden könnte.
history-is-current = Antworten kommen schon aus { $snapshot }.
history-moved-since = Die Sammlung hat sich geändert, seit du gefragt wurdest. Ruf den Befehl noch einmal auf.
history-moved = Von { $before } auf { $after } zurückgesetzt.
