# Die Karte eines Artikels: die Namen der Felder.
articles-publisher = Medium
articles-published = Erschienen
articles-author = Verfasst von
articles-language = Sprache
articles-length = Länge
articles-reading = Erfassung
articles-source = Quelle
articles-posted = Gepostet
articles-link = Link
articles-words =
    { $count ->
        [one] { $count } Wort
       *[other] { $count } Wörter
    }
articles-characters = { $count } Zeichen
articles-none = Kein Artikel hat diesen Titel. Wähl einen aus der Liste, die beim Tippen erscheint.
