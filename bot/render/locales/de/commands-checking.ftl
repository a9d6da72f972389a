command-check-against-the-corpus = Mit Sammlung abgleichen
