# Was /sources sagt.
sources-head =
    { $articles ->
        [one] **Ein Artikel**
       *[other] **{ $articles } Artikel**
    } von { $publishers ->
        [one] einem Medium
       *[other] { $publishers } Medien
    }
sources-span = Erschienen: { $span }
sources-snapshot = Snapshot { $snapshot }, erstellt { $age }
sources-refreshed = Letzte Aktualisierung: { $age }
sources-refresh-failed = Letzte Aktualisierung: { $age }, fehlgeschlagen
sources-articles = { $count } Artikel
sources-nobody = ohne Angabe des Mediums
sources-undated = { $count } ohne Datum
sources-more =
    { $publishers ->
        [one] … und ein weiteres Medium
       *[other] … und { $publishers } weitere Medien
    } ({ $articles ->
        [one] ein Artikel
       *[other] { $articles } Artikel
    })
