# /corpus history, diff and rollback.
history-snapshots = **Snapshots**
history-snapshot = { $snapshot }, made { $age }, { $articles } articles
history-now = current
history-runs = **Recent activity**
history-between = From { $before } to { $after }:
history-back = Roll back from { $before } to { $after }, made { $age }? This would change:
history-back-ask = Answers come from it at once. Scheduled refreshes pause until someone starts one by hand.
history-none-before = There is no earlier snapshot than { $snapshot } to roll back to.
history-is-current = Answers already come from { $snapshot }.
history-moved-since = The corpus has changed since you were asked. Use the command again.
history-moved = Rolled back from { $before } to { $after }.
