# Die Woche der Moderation.
report-head = **Die letzten sieben Tage**
report-unanswered =
    { $count ->
        [one] Eine Frage blieb ohne Antwort:
       *[other] { $count } Fragen blieben ohne Antwort, die häufigsten zuerst:
    }
report-all-answered = Jede Frage bekam eine Antwort.
report-thumbs = Antworten wurden { $good }-mal mit 👍 und { $bad }-mal mit 👎 bewertet.
report-failing =
    { $count ->
        [one] Eine Quelle lässt sich nicht lesen:
       *[other] { $count } Quellen lassen sich nicht lesen:
    }
report-helpful =
    { $people ->
        [one] Dieser gepostete Link hat vielleicht für eine Person die Antwort: „{ $title }“ { $url }
       *[other] Dieser gepostete Link hat vielleicht für { $people } Personen die Antwort: „{ $title }“ { $url }
    }
report-weekly = Dieser Bericht steht ab jetzt jede Woche hier.
report-not-weekly = Dieser Bericht steht hier nicht mehr.
report-review = Fragen ansehen
report-admit = Link hinzufügen
