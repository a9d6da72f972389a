# /corpus source: what is read. $url and $source are addresses, or names of folders.
subscribing-kind-files = folder
subscribing-kind-page = page
subscribing-kind-feed = feed
subscribing-kind-sitemap = sitemap
subscribing-kind-sample = sample articles
subscribing-added = From now on I read this { $kind } at each refresh: { $url }
subscribing-options = I already read this { $kind }; its options were updated: { $url }
subscribing-announces = The page lists feeds, which may be what you want: { $feeds }
subscribing-remove-ask =
    { $articles ->
        [0] Stop reading { $source }? It has no articles here.
        [one] Stop reading { $source }? One article is from it. Remove it as well, or keep it?
       *[other] Stop reading { $source }? { $articles } articles are from it. Remove them as well, or keep them?
    }
subscribing-is-set = This source is in the bot owner's settings and can only be removed there.
subscribing-unsubscribed = I no longer read { $source }. Its articles stay.
subscribing-forgetting = Removing a source
subscribing-forgotten =
    { $count ->
        [0] I no longer read { $source }; no article was from it.
        [one] I no longer read { $source }; one article was removed. { COMMAND("corpus rollback") } brings it back.
       *[other] I no longer read { $source }; { $count } articles were removed. { COMMAND("corpus rollback") } brings them back.
    }
subscribing-none = There are no sources yet. Add one with { COMMAND("corpus source add") }.
subscribing-terminal = set up in the terminal
subscribing-left = not read any more
subscribing-read = read { $age }
subscribing-error = last time: { $why }
subscribing-test = This is a { $kind }. The first { $count } articles it would bring (nothing is saved):
subscribing-no-feeds = There are no feeds in it.
subscribing-too-many = There are { $count } feeds in it, and the limit is { $most } at a time: split the file.
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
