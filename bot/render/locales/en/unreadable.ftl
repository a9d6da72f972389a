# Why something can't be read: clauses, which other messages end. A value that is named $why is such a clause itself;
# $source is a path or an address, of which Discord shows no more than a path's last part.
# texts and encodings
unreadable-binary = this is not text but binary data; give the article as a text, HTML or PDF file
unreadable-encoding-damaged = it says that it is { $encoding }, but is damaged; save it as UTF-8
unreadable-encoding = its encoding can't be determined; save it as UTF-8
unreadable-empty = the file is empty
unreadable-no-text = there is no text in it
unreadable-long = the text has { $count } characters, over the limit of { $most }; split it
unreadable-unfit = the text holds NUL characters or broken characters; save it as UTF-8
unreadable-suffix = { $suffix } files can't be read; these can: { $known }
unreadable-draft = it is marked as a draft; publish it, or remove that mark, to have it read
unreadable-scripts = the page shows no text; scripts are not run
unreadable-pdf-broken = the PDF is broken; open it and save it again
unreadable-pdf-pictures = the PDF has no text layer, only pictures of pages; run text recognition (OCR) over it
unreadable-pdf-letters = the PDF doesn't say which letters its fonts show; run text recognition (OCR) over it
unreadable-pdf-locked = the PDF is encrypted; save a copy without a password
unreadable-suffixes = { $count } files of other kinds were left out: { $suffixes }
unreadable-several = it is a book of { $count } articles; put it into a folder that is read
unreadable-archive-broken = the file is broken; open it and save it again
unreadable-archive-large = unpacked, it is larger than { $most } bytes
unreadable-archive-locked = the file is encrypted; save a copy without a password
unreadable-docx-broken = the Word file is broken; open it and save it again
unreadable-rtf-broken = the RTF file is broken; open it and save it again
unreadable-no-message = it isn't a message: it names neither a sender nor a subject
unreadable-no-page-saved = there is no page in the saved file
unreadable-no-document = it is called { $type }, and isn't
unreadable-unforeseen = it could not be read: { $error }
unreadable-file-slow = it takes longer than { $seconds } seconds to read; split it, or save it in a simpler form
unreadable-file-heavy = it takes too much memory to read; split it, or save it in a simpler form
# files and folders
unreadable-permission = no permission to read it
unreadable-absent = it doesn't exist (or was removed)
unreadable-is-folder = it is a folder, not a file
unreadable-circle-of-links = it is a link that leads back to itself
unreadable-name-long = its name is too long
unreadable-disk = the disk can't read it
unreadable-system = the system can't read it ({ $problem })
unreadable-same-id = it has the same id as { $other }: { $id }
unreadable-taken-id = its id, { $id }, is taken by { $other } of { $source }; rename one of them
unreadable-name-utf8 = its name is not UTF-8; rename it
unreadable-outside = it is a link that leads outside the folder; such links are not followed
unreadable-irregular = it is not a regular file
unreadable-file-large = it has { $bytes } bytes, over the limit of { $most }
unreadable-nothing = there is nothing in it to read; what it held before is kept
unreadable-nothing-here = there is nothing to read
unreadable-row-twice = an earlier line has the _id { $id } too
unreadable-row-long = the line is too long to be one article; split it
unreadable-row-utf8 = the line is not UTF-8; save the file as UTF-8
unreadable-row-json = the line is not JSON
unreadable-row-object = the line is not a JSON object
unreadable-row-text = its text is not a string
unreadable-row-metadata = its metadata is not an object
unreadable-row-no-id = it has no _id
unreadable-row-id = its _id is neither a number nor plain text
unreadable-row-key = its { $key } is not a string
# pages
unreadable-gone = the server says that it is permanently gone (410)
unreadable-front-page = it leads to the site's front page, as removed pages often do
unreadable-leads = it leads to another page ({ $address })
unreadable-leads-away = it leads to another site ({ $host }), as pages behind a consent wall do
unreadable-one-page = several addresses of the list lead to this one page; it was not added
unreadable-bot-check = the site checks for bots before it shows the page; save the page from a browser and add the file
unreadable-consent = the site asks for consent to cookies instead of showing the page
unreadable-paywall = it is behind a paywall
unreadable-login = it is only shown to people who log in
unreadable-says-not-found = the page itself says that it doesn't exist
unreadable-list = it only lists other pages; add its feed or its sitemap instead
unreadable-nothing-sent = the server sends nothing for it
unreadable-no-page = it is { $form }, not a page; if it is a feed or a sitemap, add it as one
unreadable-neither = it is { $form }, but neither a feed nor a sitemap
unreadable-type = it is { $type }, which can't be read here
unreadable-no-pdf = it is called a PDF, but isn't one
unreadable-unsaid = the server doesn't say what it is, and it can't be determined
unreadable-large = it is larger than { $bytes } bytes, the limit for one address
unreadable-packed = the server compresses it in a way that wasn't asked for ({ $packing })
unreadable-damaged = its content is damaged and can't be unpacked
unreadable-entities = it declares entities of its own (<!ENTITY), as attacks do
# feeds, sitemaps, OPML
unreadable-no-feed = it is not a feed
unreadable-no-sitemap = it is not a sitemap
unreadable-broken-sitemap = it is not a sitemap, or it is broken
unreadable-feed-large = it is larger than { $bytes } bytes, the limit for a feed
unreadable-entries = it has more than { $most } entries
unreadable-tags = it has more than { $most } tags
unreadable-entries-unplaced =
    { $count ->
        [one] one entry has no address that can be read, and was left out
       *[other] { $count } entries have no address that can be read, and were left out
    }
unreadable-other-site =
    { $count ->
        [one] one address is of another site, and was left out
       *[other] { $count } addresses are of other sites, and were left out
    }
unreadable-pages = it lists { $count } pages; the newest { $most } are read
unreadable-parts = it lists { $count } sitemaps; { $most } per source are read
unreadable-feed-gone = the feed is permanently gone (410); remove it from the sources
unreadable-sitemap-gone = the sitemap is permanently gone (410); remove it from the sources
unreadable-no-opml = it is not an OPML file
unreadable-opml-large = it is larger than { $bytes } bytes, the limit for an OPML file
unreadable-opml-empty = it has no feed that can be read
unreadable-opml-many = it lists { $count } feeds, more than { $most }; split it
# servers
unreadable-password = the server asks for a password (401)
unreadable-pay = the server asks for payment (402)
unreadable-forbidden = the server refuses access to it (403)
unreadable-not-found = there is no such page (404)
unreadable-too-often = the server is getting too many requests (429)
unreadable-by-law = the server may not show it, for legal reasons (451)
unreadable-trouble = the server has a problem ({ $status })
unreadable-odd-status = the server answers with something that isn't a page ({ $status })
unreadable-later = { $why }; it asks to be left alone for { $seconds } seconds
unreadable-slow = it takes longer than { $seconds } seconds
unreadable-unknown-host = its host could not be found
unreadable-unreachable = its host can't be connected to
unreadable-breaks-off = the connection breaks off, or what comes isn't HTTP
unreadable-certificate = its certificate can't be trusted: { $problem }
unreadable-unencrypted = { $problem }
unreadable-redirects-circle = it redirects in a circle, as pages do that want a cookie first
unreadable-redirects = it redirects more than { $most } times
unreadable-redirects-nowhere = it redirects to something that can't be read: { $why }
unreadable-robots = its robots.txt forbids reading it
unreadable-robots-slow = its robots.txt wants { $seconds } seconds between two pages, more than { $most }
unreadable-robots-answer = its robots.txt can't be read: the server answers { $status }
unreadable-robots-unread = its robots.txt can't be read: { $why }
# addresses
unreadable-no-address = this is not an address that can be read
unreadable-address-long = the address is longer than { $most } characters
unreadable-address-spaces = the address contains spaces or control characters
unreadable-scheme = only addresses that begin with http:// or https:// can be read
unreadable-user-name = the address contains a user name or a password; give it without
unreadable-no-port = the address has an impossible port
unreadable-interface = the address names a network interface of one machine (%)
unreadable-no-host = the address has no valid host
unreadable-host-odd = its host is an address in an odd form; such addresses are not read
unreadable-host-local = its host is a name of this machine or of a private network; such hosts are not read
unreadable-port = its port is { $port }; only the ports { $known } and { $last } are read
unreadable-host-closed = its host has an address that is { $why }; only hosts on the open internet are read
unreadable-kind-none = no address at all
unreadable-kind-unspecified = unspecified
unreadable-kind-private = private
unreadable-kind-carrier = a carrier's own (CGNAT)
unreadable-kind-loopback = loopback
unreadable-kind-cloud = a cloud's own (Azure)
unreadable-kind-link = link-local
unreadable-kind-site = site-local
unreadable-kind-protocols = reserved for protocols
unreadable-kind-documentation = for documentation
unreadable-kind-relay = a 6to4 relay
unreadable-kind-benchmarks = for benchmarks
unreadable-kind-multicast = multicast
unreadable-kind-broadcast = broadcast
unreadable-kind-reserved = reserved
unreadable-kind-mapped = an IPv4 address in IPv6 form
unreadable-kind-nat64 = translated to IPv4 (NAT64)
unreadable-kind-discarding = for discarding
unreadable-kind-tunnel = a tunnel to IPv4 ({ $name })
unreadable-kind-routing = for routing
unreadable-kind-interface = of one network interface (%)
# what other reasons are put into
unreadable-and-more = { $why } (and { $count } more)
unreadable-of = { $source }: { $why }
# what an earlier version kept, which said it in English
unreadable-as-written = { $text }
