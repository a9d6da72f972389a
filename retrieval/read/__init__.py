"""The extractive reader: which sentences answer, and whether any does."""
