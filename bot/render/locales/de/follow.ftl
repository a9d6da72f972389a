# Fragen, denen Leute folgen.
follow-news =
    Neues zu einer Frage, der hier gefolgt wird: { $question }
    Beenden: { COMMAND("follow stop") }.
follow-on = Ich schreibe dir, wenn ein Artikel kommt, der das beantwortet: { $question }
follow-on-here = Ich melde es in diesem Kanal, wenn ein Artikel kommt, der das beantwortet: { $question }
follow-already = Es gibt schon eine Antwort, siehe { COMMAND("ask") }. Ich melde, was neu ist.
follow-not-yet = Noch gibt es keine Antwort.
follow-off = Du folgst Frage { $number } nicht mehr.
follow-none = Du folgst von hier aus keiner Frage. { COMMAND("follow question") } beginnt damit.
follow-line = { $number }. { $question } (per Direktnachricht)
follow-line-channel = { $number }. { $question } (in { $channel })
follow-line-once = { $number }. { $question } (dein Artikelwunsch, einmal gemeldet)
follow-unknown = Du folgst von hier aus keiner Frage { $number }. Alle stehen in { COMMAND("follow list") }.
follow-too-many =
    { $most ->
        [one] Du kannst einer Frage zugleich folgen. Beende sie mit { COMMAND("follow stop") }, um einer anderen zu folgen.
       *[other] Du kannst { $most } Fragen zugleich folgen. Beende eine mit { COMMAND("follow stop") }, um einer anderen zu folgen.
    }
follow-no-channel = Hier gibt es keinen Kanal dafür. Lass „hier“ weg, dann schreibe ich dir.
follow-not-yours = Du darfst in diesem Kanal nicht schreiben, also tue ich es auch nicht. Lass „hier“ weg, dann schreibe ich dir.
