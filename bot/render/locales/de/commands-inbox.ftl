command-add-to-the-corpus = Zur Sammlung hinzufügen
