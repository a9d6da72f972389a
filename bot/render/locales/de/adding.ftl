adding-ask = So habe ich es verstanden. Soll ich es hinzufügen?
adding-replaces = Dies ersetzt den vorhandenen Artikel mit diesem Namen.
adding-read-again = Die Seite wird bei jeder Aktualisierung neu gelesen.
adding-as-it-is = Der Artikel wird so hinzugefügt, wie er hier steht. Die Seite wird nicht neu gelesen, sonst kämen ihr eigener Titel und ihr Datum zurück.
adding-one-of-two = Gib entweder eine Datei oder eine Adresse an.
adding-wrong-type = Dateien dieser Art kann ich nicht lesen, nur diese: { $types }.
adding-too-big = Die Datei ist zu groß. Erlaubt sind { $megabytes } MiB.
adding-unreadable = Das kann ich nicht lesen: { $why }.
adding-is-feed = Das ist ein Feed und keine Seite. Abonniere ihn mit { COMMAND("corpus source add") }.
adding-is-sitemap = Das ist eine Sitemap und keine Seite. Abonniere sie mit { COMMAND("corpus source add") }.
adding-edit-title = Angaben zum Artikel
adding-title-label = Titel
adding-date-label = Erschienen (2016-03-22)
adding-no-title = Ein Artikel braucht einen Titel.
adding-no-date = Das ist kein Datum. Schreib es so: 2016-03-22.
adding-head = Artikel wird hinzugefügt
adding-done =
    { $chunks ->
        [one] Hinzugefügt: Eine Textstelle ist indexiert. Antworten können sich ab jetzt darauf stützen.
       *[other] Hinzugefügt: { $chunks } Textstellen sind indexiert. Antworten können sich ab jetzt darauf stützen.
    }
adding-same = Der Artikel ist schon genau so in der Sammlung.
adding-failed = Der Artikel wurde nicht hinzugefügt: { $why }.
adding-for-question = Ein Artikel, der die Frage beantwortet
adding-url-label = Adresse einer Seite
adding-file-label = Oder eine Datei: .md, .txt, .html, .pdf, .docx …
adding-answered = Auf die Frage gibt es jetzt eine Antwort.
adding-close = Der Artikel kommt der Frage nahe, aber ich kann nicht sagen, ob er sie beantwortet.
adding-still-not = Auch darin finde ich keine Antwort auf die Frage.
