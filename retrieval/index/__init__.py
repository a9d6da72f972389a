"""What is derived from the catalog and can be rebuilt: the vector index and the lexical index."""
