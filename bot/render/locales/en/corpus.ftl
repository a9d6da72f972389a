# /corpus: what its parts share, its log, and the buttons under its cards.
corpus-card-gone = This has been dealt with, or is no longer kept. Call the command again.
corpus-card-elsewhere = This belongs to another server.
corpus-no = No
corpus-keep = Keep them
corpus-left = Nothing was done.
corpus-page = Page { $page } of { $pages }
corpus-page-before = ◀ Before
corpus-page-after = After ▶
# Each stands on a button, after its number in a list where there is one.
corpus-do-cancel = Cancel
corpus-do-lost = Remove them
corpus-do-anyway = Use it anyway
corpus-do-rollback = Move back
corpus-do-mark = Mark the answers
corpus-do-pass = Leave them
corpus-do-answer = Add an article
corpus-do-dismiss = Dismiss
corpus-do-add = Add
corpus-do-edit = Edit
corpus-do-read = Read it now
corpus-do-forget = Remove, with its articles
corpus-do-unsubscribe = Keep its articles
corpus-do-import = Subscribe
corpus-do-test = Make it a test question
corpus-do-close = Dismiss

corpus-no-deeds = Nobody has done anything yet.
corpus-elsewhere = in another server
corpus-result-done = done
corpus-result-failed = failed
corpus-result-refused = refused
corpus-result-cancelled = cancelled
corpus-notify = I tell in { $channel } how scheduled refreshes end.
corpus-notify-off = I tell nobody how scheduled refreshes end.
