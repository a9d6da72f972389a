"""The bot in Discord: answering, delivery, message rules, checks, cogs and views."""
