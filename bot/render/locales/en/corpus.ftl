# /corpus: what its parts share, its log, and the buttons under its cards.
corpus-card-gone = This has already been dealt with, or is no longer kept. Use the command again.
corpus-card-elsewhere = This belongs to another server.
corpus-no = No
corpus-keep = Keep them
corpus-left = Nothing was changed.
corpus-page = Page { $page } of { $pages }
corpus-page-before = ◀ Previous
corpus-page-after = Next ▶
# Each stands on a button, after its number in a list where there is one.
corpus-do-cancel = Cancel
corpus-do-lost = Remove them
corpus-do-anyway = Use it anyway
corpus-do-rollback = Roll back
corpus-do-mark = Mark the answers
corpus-do-pass = Leave them
corpus-do-answer = Add an article
corpus-do-dismiss = Dismiss
corpus-do-add = Add
corpus-do-edit = Edit
corpus-do-read = Read it now
corpus-do-forget = Remove its articles too
corpus-do-unsubscribe = Keep its articles
corpus-do-import = Subscribe
corpus-do-test = Make it a test question
corpus-do-close = Dismiss
corpus-do-accept = Add
corpus-do-decline = Decline
corpus-do-keep = Keep it

corpus-no-deeds = No moderator actions yet.
corpus-elsewhere = in another server
corpus-result-done = done
corpus-result-failed = failed
corpus-result-refused = refused
corpus-result-cancelled = cancelled
corpus-notify = Scheduled refresh results will be posted in { $channel }.
corpus-notify-off = Scheduled refresh results won't be posted anywhere.
