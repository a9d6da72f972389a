# Aktualisierungen und andere Vorgänge: wie weit sie sind und wie sie endeten.
jobs-head = Aktualisierung, gestartet von { $who }
jobs-head-dry = Prüfung, was sich ändern würde, für { $who }
jobs-head-removing =
    { $count ->
        [one] Ein Artikel wird entfernt
       *[other] { $count } Artikel werden entfernt
    }
jobs-stage-beginning = gerade gestartet
jobs-stage-reading = lesen
jobs-stage-cutting = in Textstellen teilen
jobs-stage-encoding = nach Bedeutung indexieren
jobs-stage-indexing = nach Wörtern indexieren
jobs-stage-tidying = aufräumen
jobs-stage-gate = Testfragen stellen
jobs-steps-of = { $stage }: { $done } von { $total }
jobs-steps = { $stage }: { $done }
jobs-rate = { $rate } pro Sekunde
jobs-left = noch { $seconds } s
jobs-by-terminal = { $who } im Terminal
jobs-by-discord = { $who } in Discord
jobs-by-schedule = Zeitplan
jobs-running = Läuft: { $kind }, gestartet: { $who }, { $began } · { $steps }
jobs-busy = Die Sammlung wird gerade von einem anderen Vorgang geändert. Warte, bis er fertig ist, oder nimm { COMMAND("corpus cancel") }.
jobs-another-first = Ein anderer Vorgang war schneller: Was dieser tun sollte, ist schon erledigt.
jobs-another-begins = Eine andere Aktualisierung läuft schon: Warte, bis sie fertig ist.
jobs-another-refresh = Eine andere Aktualisierung läuft schon ({ $who }, seit { $since } UTC, { $progress }): Warte, bis sie fertig ist, oder führe `footnote cancel` aus.
jobs-another-change = Eine andere Änderung der Sammlung läuft schon ({ $who }, seit { $since } UTC, { $progress }): Warte, bis sie fertig ist, oder führe `footnote cancel` aus.
jobs-cancelled = **Abgebrochen.** Die Sammlung ist unverändert.
jobs-stopped = Der Bot wurde beendet, bevor das fertig war. Die Sammlung ist unverändert. Starte es noch einmal.
jobs-stopped-late = Der Bot wurde beendet, als das gerade fertig wurde. Die Ergebnisse sind in der Sammlung.
jobs-cancelling = Wird abgebrochen …
jobs-nothing-runs = Es läuft kein Vorgang.
jobs-no-source = So eine Quelle gibt es nicht oder mehrfach. Wähl eine aus der Liste, die beim Tippen erscheint.
jobs-no-snapshot = Diesen Snapshot gibt es nicht mehr. Die vorhandenen stehen in { COMMAND("corpus history") }.
jobs-kind-refresh = Aktualisierung
jobs-kind-rebuild = Neuaufbau
jobs-kind-dry-run = Probelauf
jobs-kind-add = Hinzufügen
jobs-kind-remove = Entfernen
jobs-kind-rollback = Zurücksetzen
jobs-outcome-running = läuft
jobs-outcome-done = erledigt
jobs-outcome-failed = fehlgeschlagen
jobs-outcome-interrupted = unterbrochen
jobs-outcome-cancelled = abgebrochen
jobs-outcome-refused = an den Testfragen gescheitert

jobs-ended = **Aktualisierung fertig.**
jobs-ended-dry = **Probelauf fertig.** Gespeichert wurde nichts. Eine Aktualisierung würde das ändern:
jobs-ended-nothing = **Aktualisierung fertig, aber nichts war lesbar.** Die Sammlung ist unverändert.
jobs-count-added = { $count } hinzugefügt
jobs-count-changed = { $count } geändert
jobs-count-removed = { $count } entfernt
jobs-count-unchanged = { $count } unverändert
jobs-count-failed = { $count } fehlgeschlagen
jobs-count-none = keine Änderungen
jobs-indexed =
    { $chunks ->
        [one] eine Textstelle indexiert
       *[other] { $chunks } Textstellen indexiert
    }
jobs-took = { $seconds } s
jobs-file-title = Was die Aktualisierung geändert hat
jobs-added = Hinzugefügt
jobs-changed = Geändert
jobs-removed = Entfernt
jobs-failed = Fehlgeschlagen
jobs-share = { $percent } % des Textes sind neu
jobs-more = … und { $count } weitere
jobs-lost = ⚠️ In { $source } fehlen plötzlich { $count } von { $of } Artikeln. Vorerst bleiben sie erhalten.
jobs-lost-ask = Sollen die fehlenden Artikel entfernt werden?
jobs-refused = **Aktualisierung fertig, aber nicht übernommen:** Von { $questions } Testfragen wurden { $after } % richtig beantwortet, vorher waren es { $before } %. Erlaubt sind höchstens { $margin } % weniger. Die Sammlung ist unverändert.
jobs-refused-worse = Schlechter bei: { $question }
jobs-refused-closest = Schlechter, obwohl der richtige Artikel am nächsten kommt, bei: { $question }
jobs-refused-ask = Soll der neue Snapshot trotzdem gelten?

jobs-empty = Es ist noch nichts indexiert. { COMMAND("corpus refresh") } liest die Quellen.
jobs-status = Snapshot { $snapshot }, erstellt { $age }: { $articles } Artikel in { $chunks } Textstellen
jobs-last = Zuletzt: { $run }
jobs-pinned = Auf { $snapshot } zurückgesetzt. Geplante Aktualisierungen pausieren, bis jemand von Hand aktualisiert.
jobs-schedule-failed = **Die geplante Aktualisierung ist fehlgeschlagen.** Die Sammlung ist unverändert.
jobs-scheduled = Zeitplan: Abstand { $every }
