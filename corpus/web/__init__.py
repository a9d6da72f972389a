"""Articles from the web: pages, feeds and sitemaps, fetched with care for the servers and for this machine."""
