# What came in lately: stands above quotes, by subject.
digest-head =
    { $count ->
        [one] **One article came in** since { $day }.
       *[other] **{ $count } articles came in** since { $day }, by subject:
    }
digest-more = There is more: ask me about it, or see { COMMAND("sources") }.
digest-none = Nothing came in during that time.
digest-on-day = What came in is posted to { $channel } every day; nothing when nothing came.
digest-on-week = What came in is posted to { $channel } every week; nothing when nothing came.
digest-off = No digest is posted to { $channel } any more.
