# Was zuletzt dazukam, nach Thema.
digest-head =
    { $count ->
        [one] **Ein Artikel kam dazu**, seit { $day }.
       *[other] **{ $count } Artikel kamen dazu**, seit { $day }, nach Thema:
    }
digest-more = Es gibt mehr: Frag mich danach oder sieh in { COMMAND("sources") } nach.
digest-none = In dieser Zeit kam nichts dazu.
digest-on-day = Was dazukommt, steht jeden Tag in { $channel }; kam nichts, steht dort nichts.
digest-on-week = Was dazukommt, steht jede Woche in { $channel }; kam nichts, steht dort nichts.
digest-off = In { $channel } steht keine Übersicht mehr.
