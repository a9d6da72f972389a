# /corpus add: the card of what was understood, and its modal. Names of fields are those of articles.ftl.
adding-ask = This is what I understood. Add it?
adding-replaces = It takes the place of the article that is there under this name.
adding-read-again = The page is read again at each refresh.
adding-as-it-is = It is added as it stands here, and the page isn't read again: its own title and date would come back.
adding-one-of-two = Give a file or an address: one of the two.
adding-wrong-type = Such a file can't be read; these can: { $types }.
adding-too-big = That is too much: { $megabytes } MiB at most.
# $why is a reason, from unreadable.ftl or options.ftl.
adding-unreadable = It can't be read: { $why }.
adding-is-feed = This is no page but a feed: subscribe to it with /corpus source add.
adding-is-sitemap = This is no page but a sitemap: subscribe to it with /corpus source add.
adding-edit-title = What is known of it
adding-title-label = Title
adding-date-label = Published (2016-03-22)
adding-no-title = An article needs a title.
adding-no-date = That is no day: write it as 2016-03-22.
adding-head = Adding it
adding-done =
    { $chunks ->
        [one] Added; one passage was encoded. Answers may rest on it from now on.
       *[other] Added; { $chunks } passages were encoded. Answers may rest on it from now on.
    }
adding-same = It is in the corpus already, as it stands here.
adding-failed = It was not added: { $why }.
adding-for-question = An article that answers it
adding-url-label = The address of a page
adding-file-label = Or a .md, .txt, .html or .pdf file
adding-answered = The question has an answer now.
adding-close = It comes close to the question, but I can't tell whether it answers it.
adding-still-not = I still find no answer to the question in it.
