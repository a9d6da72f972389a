"""Slash commands and context menus as a whole: what every one passes, their languages, and telling Discord."""
