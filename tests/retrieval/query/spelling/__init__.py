"""Slips of the pen, by script."""
