# Was über Leute gespeichert wird.

privacy-kept = Von dir habe ich gespeichert: { $items }.
privacy-receipts =
    { $count ->
        [one] 1 Antwort
       *[other] { $count } Antworten
    }
privacy-feedback =
    { $count ->
        [one] 1 Rückmeldung
       *[other] { $count } Rückmeldungen
    }
privacy-requests =
    { $count ->
        [one] 1 Frage, der du folgst oder zu der du dir Artikel wünschst
       *[other] { $count } Fragen, denen du folgst oder zu denen du dir Artikel wünschst
    }
privacy-links =
    { $count ->
        [one] 1 geposteten Link
       *[other] { $count } gepostete Links
    }
privacy-receipt-holds = Zu einer Antwort speichere ich deine Frage, was davor gesagt wurde, die Antwort selbst und ihre Quellen.
privacy-how-long = Gespeicherte Antworten lösche ich nach { $days } Tagen oder wenn du deine Frage löschst.
privacy-nothing-on = Ich speichere nichts von dem, was du fragst. Deine Antworten haben keine Buttons.
privacy-deleted = Gelöscht: { $items }.
privacy-delete = Meine Daten löschen
privacy-nothing = Nichts mehr speichern
privacy-again = Antworten wieder speichern
# Die Rückfrage und ihre Buttons.
privacy-delete-sure = Soll ich alles löschen, was ich von dir gespeichert habe? Das lässt sich nicht rückgängig machen, und die Buttons unter deinen Antworten funktionieren dann nicht mehr.
privacy-nothing-sure = Soll ich alles löschen, was ich von dir gespeichert habe, und ab jetzt nichts mehr speichern? Deine Antworten haben dann keine Buttons, und ich kann dir nicht Bescheid geben, wenn es zu deinem Wunsch eine Antwort gibt.
privacy-erase = Ja, löschen
privacy-forget = Ja, nichts mehr speichern
privacy-back = Nein, zurück
privacy-not-yours = Das gehört jemand anderem. Was ich von dir speichere, zeigt { COMMAND("privacy") }.
privacy-kept-none = Von dir habe ich nichts gespeichert.
privacy-deeds = Was du als Mitglied der Moderation getan hast, bleibt in ihrem Log: { $deeds }.
