# Namen: klein, 1 bis 32 Zeichen, ohne Leerzeichen. Beschreibungen: bis 100 Zeichen.
command-ask = frage
    .description = Beantwortet eine Frage aus den Artikeln und nennt die Quellen.
option-ask-question = frage
    .description = Was du wissen willst
option-ask-publisher = medium
    .description = Nur Artikel dieses Mediums
option-ask-since = ab
    .description = Nur Artikel, die ab diesem Tag erschienen sind. Beispiel: 2016-03-22
option-ask-until = bis
    .description = Nur Artikel, die bis zu diesem Tag erschienen sind. Beispiel: 2016-03-22
option-ask-as_of = stand
    .description = Antwortet, als wäre dieser Tag heute. Beispiel: 2016-03-22
option-ask-private = privat
    .description = Nur für dich sichtbar
