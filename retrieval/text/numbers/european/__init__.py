"""Dates and numbers of German, French and Spanish, written as English writes them, so that one set of rules reads all."""
