"""The console script's commands that keep the corpus."""
