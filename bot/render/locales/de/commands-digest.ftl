command-digest = neues
    .description = Zeigt, welche Artikel zuletzt dazukamen, nach Thema.
option-digest-period = zeitraum
    .description = Wie weit zurück
choice-digest-period-day = ein Tag
choice-digest-period-week = eine Woche
option-digest-private = privat
    .description = Nur du siehst es
