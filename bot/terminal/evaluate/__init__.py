"""Measure answers: `footnote eval`, on a BEIR folder or on questions of your own."""
