# Refreshes and other jobs: how far they are, and how they ended. $who is whoever began one.
jobs-head = Refreshing, started by { $who }
jobs-head-dry = Checking what would change, for { $who }
jobs-head-removing =
    { $count ->
        [one] Removing one article
       *[other] Removing { $count } articles
    }
jobs-stage-beginning = just started
jobs-stage-reading = reading
jobs-stage-cutting = splitting into passages
jobs-stage-encoding = indexing by meaning
jobs-stage-indexing = indexing by words
jobs-stage-tidying = tidying up
jobs-stage-gate = asking the test questions
jobs-steps-of = { $stage }: { $done } of { $total }
jobs-steps = { $stage }: { $done }
jobs-rate = { $rate } a second
jobs-left = { $seconds } s left
# $who is escaped, $steps is one of the above.
jobs-by-terminal = { $who } in the terminal
jobs-by-discord = { $who } in Discord
jobs-by-schedule = the schedule
jobs-running = Under way: { $kind }, started by { $who } { $began } · { $steps }
jobs-busy = Another job is changing the corpus right now: wait until it ends, or use { COMMAND("corpus cancel") }.
# What the terminal says in the place of jobs-busy.
jobs-another-first = Another job came first: what this one was to do is already done.
jobs-another-begins = Another refresh is under way: wait until it ends.
jobs-another-refresh = Another refresh is under way (by { $who }, since { $since } UTC, { $progress }): wait until it ends, or run `footnote cancel`.
jobs-another-change = Another change of the corpus is under way (by { $who }, since { $since } UTC, { $progress }): wait until it ends, or run `footnote cancel`.
jobs-cancelled = **Cancelled.** The corpus hasn't changed.
jobs-stopped = The bot was stopped before this was done; the corpus hasn't changed. Start it again.
jobs-stopped-late = The bot was stopped as this ended; the corpus has its results.
jobs-cancelling = Cancelling…
jobs-nothing-runs = No job is under way.
jobs-no-source = There is no such source, or more than one. Pick one from the list that appears as you type.
jobs-no-snapshot = That snapshot isn't kept; { COMMAND("corpus history") } lists those that are.
jobs-kind-refresh = refresh
jobs-kind-rebuild = rebuild
jobs-kind-dry-run = dry run
jobs-kind-add = adding
jobs-kind-remove = removing
jobs-kind-rollback = rollback
jobs-outcome-running = under way
jobs-outcome-done = done
jobs-outcome-failed = failed
jobs-outcome-interrupted = interrupted
jobs-outcome-cancelled = cancelled
jobs-outcome-refused = refused by the test questions

jobs-ended = **Refresh finished.**
jobs-ended-dry = **Dry run finished.** Nothing was saved; a refresh would change this:
jobs-ended-nothing = **Refresh finished, but nothing could be read.** The corpus hasn't changed.
jobs-count-added = { $count } added
jobs-count-changed = { $count } changed
jobs-count-removed = { $count } removed
jobs-count-unchanged = { $count } unchanged
jobs-count-failed = { $count } failed
jobs-count-none = no changes
jobs-indexed =
    { $chunks ->
        [one] one passage indexed
       *[other] { $chunks } passages indexed
    }
jobs-took = { $seconds } s
jobs-file-title = What the refresh did
jobs-added = Added
jobs-changed = Changed
jobs-removed = Removed
jobs-failed = Failed
jobs-share = { $percent }% of the text is new
jobs-more = … and { $count } more
jobs-lost = ⚠️ { $source } is suddenly missing { $count } of its { $of } articles. They are kept for now.
jobs-lost-ask = Remove the missing articles?
# $before and $after are shares of the test questions answered right.
jobs-refused = **Refresh finished, but not used:** of { $questions } test questions, { $after }% were answered right, against { $before }% before; at most { $margin }% worse is allowed. The corpus hasn't changed.
jobs-refused-worse = Worse on: { $question }
jobs-refused-closest = Worse on, though the right article comes closest: { $question }
jobs-refused-ask = Use the new snapshot anyway?

jobs-empty = Nothing has been indexed yet: { COMMAND("corpus refresh") } reads the sources.
jobs-status = Snapshot { $snapshot }, made { $age }: { $articles } articles in { $chunks } passages
jobs-last = Last: { $run }
jobs-pinned = Rolled back to { $snapshot }: no scheduled refresh until someone starts one by hand.
jobs-schedule-failed = **The scheduled refresh failed**; the corpus hasn't changed.
jobs-scheduled = Scheduled: every { $every }
