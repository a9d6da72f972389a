# /corpus source: what is read. $url and $source are addresses, or names of folders.
subscribing-kind-files = folder
subscribing-kind-page = page
subscribing-kind-feed = feed
subscribing-kind-sitemap = sitemap
subscribing-added = From now on I read this { $kind } at each refresh: { $url }
subscribing-options = I read this { $kind } already; it has the new options now: { $url }
subscribing-announces = The page announces feeds, which may be what you mean: { $feeds }
subscribing-remove-ask = Read { $source } no more? { $articles } articles are from it. Remove them as well, or keep them?
subscribing-is-set = This one stands in the settings of whoever runs me, and can only be taken out there.
subscribing-unsubscribed = I read { $source } no more. Its articles stay.
subscribing-forgetting = Removing a source
subscribing-forgotten = I read { $source } no more; { $count } articles were removed. /corpus rollback brings them back.
subscribing-none = There is no source yet. Add one with /corpus source add.
subscribing-terminal = set up in the terminal
subscribing-read = read { $age }
subscribing-error = last time: { $why }
subscribing-test = A { $kind }. The first { $count } that would be read of it (nothing is kept):
subscribing-no-feeds = There are no feeds in it.
subscribing-import-ask =
    { $count ->
        [one] One feed. Subscribe to it?
       *[other] { $count } feeds. Subscribe to all?
    }
subscribing-imported = Subscribed: { $new } of { $count } are new.
subscribing-export =
    { $count ->
        [one] One feed.
       *[other] { $count } feeds.
    }
