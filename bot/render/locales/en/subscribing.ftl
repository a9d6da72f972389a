# /corpus source: what is read. $url and $source are addresses, or names of folders.
subscribing-kind-files = folder
subscribing-kind-page = page
subscribing-kind-feed = feed
subscribing-kind-sitemap = sitemap
subscribing-added = From now on I read this { $kind } at each refresh: { $url }
subscribing-options = I read this { $kind } already; it has the new options now: { $url }
subscribing-announces = The page announces feeds, which may be what you mean: { $feeds }
subscribing-remove-ask =
    { $articles ->
        [0] Read { $source } no more? No article is from it.
        [one] Read { $source } no more? One article is from it. Remove it as well, or keep it?
       *[other] Read { $source } no more? { $articles } articles are from it. Remove them as well, or keep them?
    }
subscribing-is-set = This one stands in the settings of whoever runs me, and can only be taken out there.
subscribing-unsubscribed = I read { $source } no more. Its articles stay.
subscribing-forgetting = Removing a source
subscribing-forgotten =
    { $count ->
        [0] I read { $source } no more; no article was from it.
        [one] I read { $source } no more; one article was removed. /corpus rollback brings it back.
       *[other] I read { $source } no more; { $count } articles were removed. /corpus rollback brings them back.
    }
subscribing-none = There is no source yet. Add one with /corpus source add.
subscribing-terminal = set up in the terminal
subscribing-read = read { $age }
subscribing-error = last time: { $why }
subscribing-test = A { $kind }. The first { $count } that would be read of it (nothing is kept):
subscribing-no-feeds = There are no feeds in it.
subscribing-too-many = There are { $count } feeds in it, and I take { $most } at once: part the file.
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
