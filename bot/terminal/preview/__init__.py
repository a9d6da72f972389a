"""The bot in a browser, in a simulated Discord: `footnote preview`."""
