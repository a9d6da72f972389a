"""Who may do what: every way in is admitted here, what the bot itself may do, and the log of deeds."""
