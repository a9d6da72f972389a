"""How the bot's own tables came to be, step by step."""
