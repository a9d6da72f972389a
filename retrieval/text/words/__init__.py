"""Words: forms, opposites, synonyms, denials and lists of them."""
