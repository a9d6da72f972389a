"""Numbers and dates in texts: what they come to, and whether two agree."""
