"""Dates and numbers of German, French and Spanish, written as English writes them for the rules that read it."""
