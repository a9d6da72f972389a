command-coverage = artikelwünsche
    .description = Wozu sich Leute Artikel wünschen
command-coverage-list = liste
    .description = Zeigt die Artikelwünsche, die häufigsten zuerst.
command-coverage-close = schließen
    .description = Nimmt einen Wunsch von der Liste.
option-coverage-close-number = nummer
    .description = Seine Nummer in der Liste
