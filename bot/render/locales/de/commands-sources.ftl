command-sources = bestand
    .description = Zeigt, welche Artikel es gibt, nach Medium und Datum.
