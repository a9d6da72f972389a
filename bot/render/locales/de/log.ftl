# Worum es bei den Einträgen von /corpus log ging.
log-now = jetzt { $snapshot }
log-dry-run = Probelauf
log-moved = { $old } → { $new }
log-against-tests = trotz der Testfragen
log-dismissed = von der Liste genommen
log-job = Vorgang { $number }
log-articles-kept = Artikel behalten
log-imported = { $new } von { $count } Feeds sind neu
log-channel = in <#{ $channel }>
log-inbox-off = nicht mehr in <#{ $channel }>
log-nowhere = nirgends
log-unforeseen = unerwarteter Fehler
