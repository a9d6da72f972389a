"""What a cosine means: how alike unrelated texts are, by encoder and by pair of scripts."""
