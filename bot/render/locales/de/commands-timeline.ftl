command-timeline = zeitleiste
    .description = Zeigt die Artikel zu einem Thema nach Datum, mit Diagramm.
option-timeline-subject = thema
    .description = Eine Person, ein Ort, ein Ereignis, eine Sache
option-timeline-private = privat
    .description = Nur für dich sichtbar
