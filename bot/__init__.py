"""Who is asking: the terminal, Discord, the settings."""
