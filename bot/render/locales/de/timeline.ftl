# Was /timeline sagt.
timeline-none = Zu diesem Thema habe ich keinen datierten Artikel gefunden. Versuch es mit anderen Wörtern.
timeline-head =
    { $count ->
        [one] Ein Artikel zu „{ $subject }“, erschienen am { $first }.
       *[other] { $count } Artikel zu „{ $subject }“, vom { $first } bis zum { $last }.
    }
timeline-chart-month = Das Diagramm zählt sie nach Monaten.
timeline-chart-year = Das Diagramm zählt sie nach Jahren.
timeline-nearest =
    { $shown ->
        [one] Das ist der, der dem Thema am nächsten kommt.
       *[other] Das sind die { $shown }, die dem Thema am nächsten kommen.
    }
timeline-undated =
    { $count ->
        [one] Ein weiterer ohne Datum fehlt hier.
       *[other] { $count } weitere ohne Datum fehlen hier.
    }
timeline-alt = Balkendiagramm der Artikel nach Datum. { $counts }
timeline-no-chart = Das Diagramm fehlt: Mir fehlt in { $channel } die Berechtigung „{ $permission }“.
