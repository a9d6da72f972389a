command-article = artikel
    .description = Zeigt, woher ein Artikel stammt und wie er beginnt.
option-article-title = titel
    .description = Titel des Artikels oder Wörter daraus
option-article-private = privat
    .description = Nur für dich sichtbar
