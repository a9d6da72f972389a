"""Keeping the corpus, without Discord: sources, manual articles, background jobs, open questions."""
