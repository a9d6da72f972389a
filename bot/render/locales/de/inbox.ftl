# Links, die Leute posten: die Karte und was daraus wird.
inbox-on = Links, die in { $channel } gepostet werden, zeige ich als Artikel, jeden mit einer Karte. Die Moderation fügt einen über den Button hinzu oder indem sie mit ✅ reagiert.
inbox-on-trusted = Links, die in { $channel } gepostet werden, zeige ich als Artikel, jeden mit einer Karte. Die Moderation fügt einen über den Button hinzu oder indem sie mit ✅ reagiert. Sofort hinzugefügt werden Links von { $roles }.
inbox-off = Links in { $channel } lese ich nicht mehr.
inbox-needs-intent = Um Links zu sehen, die mich nicht erwähnen, brauche ich den Message Content Intent. Schalte ihn im Entwicklerportal von Discord ein (Bot) und setze FOOTNOTE_MESSAGE_CONTENT=true. Auch ohne ihn geht es über **{ $menu }** im Apps-Menü einer Nachricht.
inbox-posted = Gepostet von { $who } in { $channel }, { $when }.
inbox-posted-there = Gepostet in { $channel }, { $when }.
inbox-ask = Moderation: hinzufügen?
inbox-accepted = Wird hinzugefügt.
inbox-added = **Hinzugefügt.** Ab jetzt können Antworten darauf beruhen.
inbox-not-added = Er wurde nicht hinzugefügt.
inbox-declined = Die Moderation hat diesen Link abgelehnt.
inbox-waiting = Dieser Link wartet schon auf die Moderation.
inbox-held = Schon vorhanden: „{ $title }“.
inbox-held-since = Schon vorhanden seit { $day }: „{ $title }“.
inbox-not-trusted = Dieser Rolle wird in { $channel } nicht vertraut. Wähle eine aus, die beim Tippen vorgeschlagen wird.
inbox-no-link = In dieser Nachricht ist kein Link zu einem Artikel.
inbox-too-many =
    { $most ->
        [one] Du kannst hier einen Link am Tag posten. Bitte die Moderation, weitere hinzuzufügen.
       *[other] Du kannst hier { $most } Links am Tag posten. Bitte die Moderation, weitere hinzuzufügen.
    }
inbox-deleted = Die Nachricht mit diesem Link wurde gelöscht. Moderation: auch den Artikel entfernen?
inbox-take-out = Artikel entfernen
