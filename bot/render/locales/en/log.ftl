# What the entries of /corpus log were about, in a few words each.
log-now = now { $snapshot }
log-dry-run = dry run
log-moved = { $old } → { $new }
log-against-tests = against the test questions
log-dismissed = dismissed
log-job = job { $number }
log-articles-kept = its articles were kept
log-imported = { $new } of { $count } feeds are new
log-channel = in <#{ $channel }>
log-inbox-off = no longer in <#{ $channel }>
log-nowhere = nowhere
log-unforeseen = an unexpected error
