"""Quotes and what is checked of them: citations, links to a sentence, claims, contradictions."""
