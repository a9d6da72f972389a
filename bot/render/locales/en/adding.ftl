# /corpus add: the card of what was understood, and its modal. Names of fields are those of articles.ftl.
adding-ask = This is what I understood. Add it?
adding-replaces = It replaces the existing article with this name.
adding-read-again = The page is read again at each refresh.
adding-as-it-is = It is added as shown here, and the page isn't read again: that would bring back its own title and date.
adding-one-of-two = Give either a file or an address.
adding-wrong-type = Files of this type can't be read; these can: { $types }.
adding-too-big = It is too big: the limit is { $megabytes } MiB.
# $why is a reason, from unreadable.ftl or options.ftl.
adding-unreadable = It can't be read: { $why }.
adding-is-feed = This is a feed, not a page: subscribe to it with { COMMAND("corpus source add") }.
adding-is-sitemap = This is a sitemap, not a page: subscribe to it with { COMMAND("corpus source add") }.
adding-edit-title = Article details
adding-title-label = Title
adding-date-label = Published (2016-03-22)
adding-no-title = An article needs a title.
adding-no-date = That isn't a date. Write it like 2016-03-22.
adding-head = Adding the article
adding-done =
    { $chunks ->
        [one] Added: one passage was indexed. Answers can use it from now on.
       *[other] Added: { $chunks } passages were indexed. Answers can use them from now on.
    }
adding-same = It is already in the corpus, exactly as shown here.
adding-failed = It wasn't added: { $why }.
adding-for-question = An article that answers it
adding-url-label = Address of a page
adding-file-label = Or a .md, .txt, .html, .pdf, .docx … file
adding-answered = The question now has an answer.
adding-close = It comes close to the question, but I can't tell whether it answers it.
adding-still-not = I still can't find an answer to the question in it.
