"""Rules over words: terms, names, dates, quantities, negation, and where a quote stands in a text."""
