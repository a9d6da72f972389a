"""The catalog, which is the truth: articles, snapshots, sources, and how they are written and read."""
