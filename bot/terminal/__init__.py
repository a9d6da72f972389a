"""The console commands, each in a module or folder of its name.

`cli` puts them together, `command` is what all are called with, and `output` is what they print.
"""
