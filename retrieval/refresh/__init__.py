"""Refresh the corpus: read the sources, compare, encode, index, and move the current snapshot."""
