# Die Buttons unter einer Antwort und was sie öffnen.

buttons-passages = Textstellen
buttons-why = Warum diese Antwort
buttons-coverage = Artikel wünschen
buttons-again = Jetzt noch mal fragen
buttons-previous = Zurück
buttons-next = Weiter
buttons-passage-head = Textstelle { $rank } von { $total }
buttons-gone = Diese Antwort ist nicht mehr gespeichert. Stell die Frage noch einmal.
buttons-no-passages = Zu dieser Frage wurde keine Textstelle gefunden.
buttons-passages-gone = Die Sammlung hat sich seitdem geändert, und diese Textstellen gibt es darin nicht mehr.
buttons-thanks = Danke, ist notiert.
buttons-wrong-title = Was war falsch?
buttons-wrong-label = In deinen eigenen Worten (optional)
buttons-coverage-private = Du wolltest, dass ich nichts von dir speichere. Deshalb kann ich deinen Wunsch nicht notieren. Mehr dazu: { COMMAND("privacy") }.
buttons-coverage-asked =
    { $people ->
        [one] Für die Moderation notiert. Du bist die erste Person, die danach fragt.
       *[other] Für die Moderation notiert. Bisher haben { $people } Personen danach gefragt.
    }
buttons-mode-extractive = Wortlaut der Artikel
buttons-mode-written = vom Sprachmodell geschrieben, jeder Satz belegt
buttons-why-query = Gesucht: { $query }
buttons-why-mode = Art der Antwort: { $mode }
buttons-why-snapshot = Sammlung: Snapshot { $snapshot } ({ $made })
buttons-why-encoder = Encoder: { $encoder }
buttons-why-knows = So viel versteht er von dieser Sammlung: { $scripts }
buttons-why-script = { $script } { $percent } %
buttons-why-weighed = Gefunden über: Bedeutung { $meaning } %, Wörter { $words } %
buttons-why-gone = Datum nicht mehr bekannt
buttons-why-considered =
    { $passages ->
        [one] Eine Textstelle
       *[other] { $passages } Textstellen
    } geprüft, { $quotes } aus { $articles ->
        [one] einem Artikel
       *[other] { $articles } Artikeln
    } zitiert:
buttons-why-quoted = zitiert: { $numbers }
buttons-why-confidence = Sicherheit: { $percent } %
buttons-why-took = Dauer: { $seconds } s
buttons-why-reason = Keine Antwort: { $reason }
buttons-why-closest = Keine sichere Antwort: Das sind die Zitate, die der Frage am nächsten kommen. Die Sicherheit reicht nicht für eine Antwort.
buttons-again-same = Die Antwort ist noch dieselbe.
buttons-again-changed = Die Antwort ist jetzt eine andere.
buttons-again-abstains = Die Sammlung hat jetzt keine Antwort.
buttons-again-closest = Die Sammlung kommt der Frage jetzt nahe, aber ich kann nicht sagen, ob sie damit beantwortet ist.
buttons-again-new = Neu:
buttons-again-gone = Nicht mehr zitiert:
buttons-why-filters = Nur: { $filters }
buttons-only-since = ab { $day }
buttons-only-until = bis { $day }
buttons-only-as-of = Stand { $day }
buttons-feedback-private = Du wolltest, dass ich nichts von dir speichere. Deshalb kann ich deine Rückmeldung nicht notieren. Mehr dazu: { COMMAND("privacy") }.
buttons-only-linked = der verlinkte Artikel
buttons-solved = Als gelöst markieren
# Unter der Antwort auf eine Frage, die seitdem bearbeitet wurde.
buttons-edited = Bearbeitete Frage stellen
buttons-delete = Diese Antwort löschen
buttons-deleted = Die Antwort ist gelöscht.
buttons-not-deleted = Discord hat mich die Antwort nicht löschen lassen. Bitte die Moderation darum.
buttons-only-asker = Das kann nur, wer gefragt hat.
buttons-edited-late = Die Frage wurde vor mehr als zehn Minuten bearbeitet, oder sie ist gelöscht. Stell sie noch einmal.
