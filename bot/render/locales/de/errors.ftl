# Warum es keine Antwort gibt und was ein Mitglied tun kann.
errors-unforeseen = Da ist etwas Unerwartetes schiefgegangen. Wer den Bot betreibt, findet es im Log unter { $reference }.
errors-trouble = Ich kann gerade nicht antworten, bei mir stimmt etwas nicht. Wer den Bot betreibt, findet es im Log unter { $reference }.
errors-unreachable = Etwas, das ich brauche, ist gerade nicht erreichbar. Frag in einer Minute noch einmal. Wer den Bot betreibt, findet es im Log unter { $reference }.
errors-empty-corpus = Ich habe noch keine Artikel, aus denen ich antworten kann. Die Moderation muss die Sammlung aktualisieren. (Referenz: { $reference })
errors-elsewhere-only = Auf diesem Server beantworte ich keine Fragen.
errors-guild-only = Das geht nur auf einem Server.
errors-how-to-ask = Frag mich etwas: Erwähne mich und schreib deine Frage dazu, oder nimm { COMMAND("ask") }.
errors-no-text = Hier zeigt mir Discord nur Nachrichten, die mich erwähnen. Erwähne mich und schreib deine Frage dazu, oder nimm { COMMAND("ask") }.

errors-cooldown =
    { $seconds ->
        [one] Du hast in kurzer Zeit viel gefragt. Versuch es in einer Sekunde noch einmal.
       *[other] Du hast in kurzer Zeit viel gefragt. Versuch es in { $seconds } Sekunden noch einmal.
    }
errors-channel-cooldown =
    { $seconds ->
        [one] In diesem Kanal wurde in kurzer Zeit viel gefragt. Versuch es in einer Sekunde noch einmal.
       *[other] In diesem Kanal wurde in kurzer Zeit viel gefragt. Versuch es in { $seconds } Sekunden noch einmal.
    }
errors-one-at-a-time = Ich bin noch bei deiner letzten Frage. Frag wieder, wenn sie beantwortet ist.
errors-queue-place = Gerade ist viel los: Du bist Nummer { $place } in der Warteschlange.
errors-stopping = Ich starte gerade neu. Frag in einer Minute noch einmal.

errors-moderators-only = Das kann nur die Moderation.
errors-shared-corpus = Mehrere Server teilen sich diese Sammlung. Von hier aus ändern können sie nur Mitglieder mit einer Rolle, die in FOOTNOTE_MODERATOR_ROLES steht, und die Moderation der Server in FOOTNOTE_ALLOWED_GUILDS. Beides legt fest, wer den Bot betreibt.
errors-channel-off = In diesem Kanal antworte ich nicht. Frag die Moderation, wo ich antworte.
errors-not-allowed = Die Moderation hat mir nicht erlaubt, dir hier zu antworten.
errors-missing-permission = In { $channel } fehlt mir die Berechtigung „{ $permission }“. Bitte die Moderation, sie mir zu geben. (Referenz: { $reference })
errors-discord = Discord hat meine Antwort nicht angenommen. Frag in einer Minute noch einmal. (Referenz: { $reference })
errors-unsynced = Discord hat eine andere Version dieses Befehls als ich. Versuch es in einer Stunde noch einmal, oder erwähne mich und schreib deine Frage dazu. (Referenz: { $reference })

errors-searching = Ich suche in den Artikeln …

# Per Direktnachricht, wo die Antwort nicht im Kanal stehen kann, in dem gefragt wurde.
errors-not-posted = Discord hat mich in { $channel } nicht antworten lassen. Frag in einer Minute noch einmal, oder frag mich hier. (Referenz: { $reference })
errors-no-access = In { $channel } darf ich nicht antworten. Bitte die Moderation, mich den Kanal sehen und dort schreiben zu lassen, oder frag mich hier. (Referenz: { $reference })
errors-timed-out = Auf diesem Server bin ich im Timeout und kann in { $channel } nicht antworten. Frag die Moderation, oder frag mich hier. (Referenz: { $reference })
errors-thread-closed = { $channel } ist archiviert oder gesperrt, deshalb kann ich dort nicht antworten. Frag in einem anderen Kanal, oder frag mich hier. (Referenz: { $reference })
errors-automod = AutoMod hat auf dem Server meine Antwort in { $channel } nicht durchgelassen. Frag mich hier. (Referenz: { $reference })
errors-slow-mode = In { $channel } ist der Slowmode an, deshalb kann ich noch nicht antworten. Frag in einer Minute noch einmal, oder frag mich hier. (Referenz: { $reference })

# Was eine Nachricht mitbringt oder worauf sie antwortet, und was nicht gelesen werden kann.
errors-pictures = Bilder kann ich nicht lesen. Schreib, was du wissen willst, oder füg den Text ein.
errors-unreadable-file = Ich lese nur Textdateien. Schreib, was du wissen willst, oder füg den Text ein.
errors-unreadable-reply = Discord zeigt mir den Text der Nachricht nicht, auf die du antwortest. Wähl bei ihr Apps → **Mit Sammlung abgleichen**, oder erwähne mich und schreib den Text dazu.
errors-not-in-server = Das geht nur auf einem Server, zu dem ich hinzugefügt wurde. Bitte die Moderation, mich hinzuzufügen.
