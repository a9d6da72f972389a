"""Measure rankings and answers over BEIR folders and question files, and report the figures."""
