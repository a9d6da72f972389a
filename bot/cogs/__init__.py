"""One cog a feature: each translates between Discord and our types, and decides nothing else."""

COGS = ("bot.cogs.ask", "bot.cogs.channels", "bot.cogs.coverage", "bot.cogs.privacy")
