"""Answers about the corpus as a whole: overviews, comparisons, listings, digests and timelines."""
