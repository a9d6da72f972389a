"""One cog a feature: each translates between Discord and our types, and decides nothing else."""

COGS = (
    "bot.cogs.ask",
    "bot.cogs.articles",
    "bot.cogs.channels",
    "bot.cogs.checking",
    "bot.cogs.corpus",
    "bot.cogs.coverage",
    "bot.cogs.feedback",
    "bot.cogs.help",
    "bot.cogs.passages",
    "bot.cogs.privacy",
    "bot.cogs.sources",
    "bot.cogs.timeline",
)
