# Antworten mit geänderten Quellen, Fragen ohne Antwort und was Leute falsch fanden.
reviews-corrections = **Antworten, deren Quellen sich geändert haben** (− zitiert, + steht jetzt da)
reviews-no-corrections = Keine Antwort muss korrigiert werden.
reviews-answers =
    { $count ->
        [one] 1 Antwort
       *[other] { $count } Antworten
    }
reviews-article-gone = der Artikel ist nicht mehr in der Sammlung
reviews-place-gone = dort steht nichts mehr
reviews-changed-again = Der Artikel hat sich inzwischen wieder geändert. Ruf den Befehl noch einmal auf.
reviews-marked =
    { $count ->
        [one] Eine Antwort wurde markiert.
       *[other] { $count } Antworten wurden markiert.
    }
reviews-replied =
    { $count ->
        [one] In einer Antwort war dafür kein Platz, deshalb steht die Korrektur in einer Nachricht darunter.
       *[other] In { $count } Antworten war dafür kein Platz, deshalb steht die Korrektur jeweils in einer Nachricht darunter.
    }
reviews-deleted =
    { $count ->
        [one] Eine Antwort wurde gelöscht oder nur einer Person gezeigt.
       *[other] { $count } Antworten wurden gelöscht oder nur einer Person gezeigt.
    }
reviews-forbidden =
    { $count ->
        [one] Eine Antwort steht in einem Kanal, für den oder für dessen Verlauf mir die Berechtigung fehlt.
       *[other] { $count } Antworten stehen in Kanälen, für die oder für deren Verlauf mir die Berechtigung fehlt.
    }
reviews-failed =
    { $count ->
        [one] Discord hat die Korrektur einer Antwort nicht angenommen. Versuch es in einer Minute noch einmal.
       *[other] Discord hat die Korrekturen von { $count } Antworten nicht angenommen. Versuch es in einer Minute noch einmal.
    }
# Diese stehen unter einer Antwort.
reviews-line = ⚠️ **Die Quelle hat sich seitdem geändert.** Da stand: „{ $old }“ Jetzt: „{ $new }“
reviews-line-none = ⚠️ **Die Quelle hat sich seitdem geändert.** Das steht nicht mehr da: „{ $old }“
reviews-line-gone = ⚠️ **Die Quelle hat sich seitdem geändert:** Den Artikel, in dem „{ $old }“ stand, gibt es nicht mehr.

reviews-questions = **Unbeantwortete Fragen der letzten 30 Tage**
reviews-no-questions = In den letzten 30 Tagen blieb keine Frage unbeantwortet.
reviews-people =
    { $people ->
        [one] 1 Person
       *[other] { $people } Personen
    }
reviews-requested = dazu gibt es einen Artikelwunsch
reviews-close = ähnliche Zitate wurden gezeigt

reviews-feedback = **Als falsch gemeldete Antworten**
reviews-no-feedback = Keine offenen Meldungen.
reviews-no-gate = Es ist keine Datei mit Testfragen eingestellt. Wer den Bot betreibt, nennt sie in FOOTNOTE_GATE_QUESTIONS.
reviews-right-title = Was wäre richtig?
reviews-right-chosen = In welchem Artikel steht die Antwort?
reviews-right-none = In keinem: soll nicht beantwortet werden
reviews-right-article = Ein anderer Artikel, nach Titel
reviews-right-answer = Wörter aus einer richtigen Antwort
reviews-right-nothing = Sag, in welchem Artikel die Antwort steht oder dass sie in keinem steht.
reviews-test-written = Als Testfrage gespeichert. Findet eine Aktualisierung diesen Artikel nicht mehr, wird das gemeldet.
reviews-test-abstain = Als Testfrage gespeichert, die nicht beantwortet werden soll.
