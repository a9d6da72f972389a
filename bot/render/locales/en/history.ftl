# /corpus history, diff and rollback.
history-snapshots = **Snapshots**
history-snapshot = { $snapshot }, made { $age }, { $articles } articles
history-now = answers come from this one
history-runs = **Done lately**
history-between = From { $before } to { $after }:
history-counts = Added { $added }, removed { $removed }, changed { $changed }
history-back = Move back from { $before } to { $after }, made { $age }? This would change:
history-back-ask = Answers come from it at once. Scheduled refreshes pause until one is begun by hand.
history-is-current = Answers come from { $snapshot } already.
history-moved-since = The corpus has moved since you were asked. Call the command again.
history-moved = Moved from { $before } to { $after }.
