"""The rules of `retrieval.query` for German, French and Spanish: a module a language, and what reads them."""
