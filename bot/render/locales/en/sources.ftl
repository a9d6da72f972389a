# What /sources says. $age is a moment that each client writes in its own language: "three days ago".
sources-head =
    { $articles ->
        [one] **One article**
       *[other] **{ $articles } articles**
    } by { $publishers ->
        [one] one publisher
       *[other] { $publishers } publishers
    }
sources-span = Published: { $span }
sources-snapshot = Snapshot { $snapshot }, made { $age }
sources-refreshed = Last refresh: { $age }
sources-refresh-failed = Last refresh: { $age }, which failed
sources-articles =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
sources-nobody = no publisher named
sources-undated = { $count } without a date
sources-more =
    { $publishers ->
        [one] … and one more publisher
       *[other] … and { $publishers } more publishers
    } ({ $articles ->
        [one] one article
       *[other] { $articles } articles
    })
