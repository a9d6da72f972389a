"""Find passages in one snapshot: dense and lexical search, fused by rank, reranked and filtered."""
