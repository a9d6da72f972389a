# /corpus source: was gelesen wird.
subscribing-kind-files = Ordner
subscribing-kind-page = Seite
subscribing-kind-feed = Feed
subscribing-kind-sitemap = Sitemap
subscribing-kind-sample = Beispielartikel
subscribing-added = Das lese ich ab jetzt bei jeder Aktualisierung ({ $kind }): { $url }
subscribing-options = Das lese ich schon ({ $kind }), nur die Optionen sind jetzt andere: { $url }
subscribing-announces = Die Seite nennt Feeds. Vielleicht suchst du einen davon: { $feeds }
subscribing-remove-ask =
    { $articles ->
        [0] { $source } nicht mehr lesen? Artikel daraus gibt es nicht.
        [one] { $source } nicht mehr lesen? Ein Artikel stammt daraus. Soll er auch entfernt werden oder bleiben?
       *[other] { $source } nicht mehr lesen? { $articles } Artikel stammen daraus. Sollen sie auch entfernt werden oder bleiben?
    }
subscribing-is-set = Diese Quelle steht in den Einstellungen und lässt sich nur dort entfernen. Das kann, wer den Bot betreibt.
subscribing-unsubscribed = { $source } lese ich nicht mehr. Die Artikel daraus bleiben.
subscribing-forgetting = Quelle wird entfernt
subscribing-forgotten =
    { $count ->
        [0] { $source } lese ich nicht mehr. Artikel daraus gab es nicht.
        [one] { $source } lese ich nicht mehr. Ein Artikel wurde entfernt. { COMMAND("corpus rollback") } holt ihn zurück.
       *[other] { $source } lese ich nicht mehr. { $count } Artikel wurden entfernt. { COMMAND("corpus rollback") } holt sie zurück.
    }
subscribing-none = Es gibt noch keine Quellen. Füge eine mit { COMMAND("corpus source add") } hinzu.
subscribing-terminal = im Terminal eingerichtet
subscribing-left = wird nicht mehr gelesen
subscribing-read = gelesen { $age }
subscribing-error = letztes Mal: { $why }
subscribing-test = Art: { $kind }. Diese { $count } Artikel kämen zuerst (gespeichert wird nichts):
subscribing-no-feeds = Darin sind keine Feeds.
subscribing-too-many = Darin sind { $count } Feeds, auf einmal gehen höchstens { $most }. Teil die Datei auf.
subscribing-import-ask =
    { $count ->
        [one] Ein Feed. Abonnieren?
       *[other] { $count } Feeds. Alle abonnieren?
    }
subscribing-imported = Abonniert: { $new } von { $count } sind neu.
subscribing-export =
    { $count ->
        [one] Ein Feed.
       *[other] { $count } Feeds.
    }
