# Wozu sich Leute Artikel wünschen.

coverage-line =
    { $number }. { $question } ({ $people ->
        [one] 1 Person
       *[other] { $people } Personen
    })
coverage-none = Es gibt keine offenen Artikelwünsche.
coverage-unknown = Einen offenen Wunsch { $number } gibt es nicht. Alle stehen in { COMMAND("coverage list") }.
coverage-closed = Wunsch { $number } steht nicht mehr auf der Liste.
coverage-answered =
    Du hast dir Artikel dazu gewünscht: { $question }
    Jetzt gibt es eine Antwort.
