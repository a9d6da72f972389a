"""The console commands and what they print."""
