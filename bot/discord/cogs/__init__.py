"""One cog a feature: each translates between Discord and our types, and decides nothing else."""

COGS = (
    "bot.discord.cogs.ask",
    "bot.discord.cogs.articles",
    "bot.discord.cogs.changed_questions",
    "bot.discord.cogs.channels",
    "bot.discord.cogs.fact_check",
    "bot.discord.cogs.corpus",
    "bot.discord.cogs.coverage",
    "bot.discord.cogs.digest",
    "bot.discord.cogs.feedback",
    "bot.discord.cogs.follow",
    "bot.discord.cogs.help",
    "bot.discord.cogs.inbox",
    "bot.discord.cogs.passages",
    "bot.discord.cogs.privacy",
    "bot.discord.cogs.report",
    "bot.discord.cogs.sources",
    "bot.discord.cogs.timeline",
)
