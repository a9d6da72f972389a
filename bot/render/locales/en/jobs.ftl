# Refreshes and other jobs: how far they are, and how they ended. $who is whoever began one.
jobs-head = Refreshing, begun by { $who }
jobs-head-dry = Looking what would change, for { $who }
jobs-head-removing =
    { $count ->
        [one] Removing one article
       *[other] Removing { $count } articles
    }
jobs-stage-beginning = just begun
jobs-stage-reading = reading
jobs-stage-cutting = cutting into passages
jobs-stage-encoding = encoding
jobs-stage-indexing = indexing words
jobs-stage-tidying = tidying up
jobs-stage-gate = asking the test questions
jobs-steps-of = { $stage }: { $done } of { $total }
jobs-steps = { $stage }: { $done }
jobs-rate = { $rate } a second
jobs-left = { $seconds } s left
# $who is escaped, $steps is one of the above.
jobs-running = Under way: { $kind }, begun by { $who } { $began } · { $steps }
jobs-busy = Another job changes the corpus just now; wait for it to end, or use /corpus cancel.
# What the terminal says in the place of jobs-busy.
jobs-another-first = Another was first: what this one was to do has been done meanwhile.
jobs-another-begins = Another refresh is under way: wait for it to end.
jobs-another-refresh = Another refresh is under way (by { $who }, since { $since } UTC, { $progress }): wait for it to end, or run `footnote cancel`.
jobs-another-change = Another change of the corpus is under way (by { $who }, since { $since } UTC, { $progress }): wait for it to end, or run `footnote cancel`.
jobs-cancelled = It was cancelled; the corpus is as it was.
jobs-stopped = I was stopped before this was done; the corpus is as it was. Begin it again.
jobs-stopped-late = I was stopped while this ended; the corpus has what it brought.
jobs-cancelling = It ends within a second or two.
jobs-nothing-runs = No job is under way.
jobs-no-source = There is no such source, or several. Pick one from the list that comes up while you type.
jobs-no-snapshot = No such snapshot is kept; /corpus history lists those that are.
jobs-kind-refresh = refresh
jobs-kind-rebuild = rebuild
jobs-kind-dry-run = dry run
jobs-kind-add = adding
jobs-kind-remove = removing
jobs-kind-rollback = moving back
jobs-outcome-running = under way
jobs-outcome-done = done
jobs-outcome-failed = failed
jobs-outcome-interrupted = cut short
jobs-outcome-cancelled = cancelled
jobs-outcome-refused = refused by the test questions

jobs-ended = **Refreshed.**
jobs-ended-dry = **This would change:** nothing was kept.
jobs-ended-nothing = **Nothing could be read**; the corpus is as it was.
jobs-counts = Added { $added }, changed { $changed }, removed { $removed }, unchanged { $unchanged }, failed { $failed }; passages encoded: { $chunks }, in { $seconds } s
jobs-counts-short = +{ $added } ~{ $changed } −{ $removed } ✗{ $failed }
jobs-file-title = What the refresh did
jobs-added = Added
jobs-changed = Changed
jobs-removed = Removed
jobs-failed = Failed
jobs-share = { $percent } % of the text is new
jobs-more = … and { $count } more
jobs-lost = ⚠️ { $source } suddenly lacks { $count } of its { $of } articles. They are kept for now.
jobs-lost-ask = Remove what is lacking?
# $before and $after are shares of the test questions answered right.
jobs-refused = **Not used:** of { $questions } test questions { $after } % were answered right, { $before } % before; { $margin } % worse is allowed. The corpus is as it was.
jobs-refused-worse = Worse on: { $question }
jobs-refused-closest = Worse on, though what is expected comes closest: { $question }
jobs-refused-ask = Use the new snapshot anyway?

jobs-empty = Nothing has been indexed yet: /corpus refresh reads the sources.
jobs-status = Snapshot { $snapshot }, made { $age }: { $articles } articles in { $chunks } passages
jobs-last = Last: { $run }
jobs-pinned = Somebody moved back to { $snapshot }: no scheduled refresh until one is begun by hand.
jobs-schedule-failed = **The scheduled refresh failed**; the corpus is as it was.
jobs-scheduled = Scheduled: every { $every }
