"""Whether the bot is connected to Discord's gateway, as the events say that it sends to its listeners."""

from discord.ext import commands


class GatewayStatus:
    """Follow the connections of a bot, each shard's by itself."""

    def __init__(self, bot: commands.Bot) -> None:
        self._bot = bot
        self._down: set[int | None] = {None}  # the shards that are; None stands for the bot as a whole
        for event in ("ready", "resumed", "shard_ready", "shard_resumed"):
            bot.add_listener(self._on_up, f"on_{event}")
        for event in ("disconnect", "shard_disconnect"):
            bot.add_listener(self._on_down, f"on_{event}")

    @property
    def connected(self) -> bool:
        """Whether every shard is connected."""
        return not self._down and not self._bot.is_closed()

    @property
    def latency(self) -> float:
        """Return the seconds that the last heartbeat took."""
        return self._bot.latency

    @property
    def guild_count(self) -> int:
        """Return how many servers the bot is in."""
        return len(self._bot.guilds)

    async def _on_up(self, shard: int | None = None) -> None:
        self._down.discard(shard)

    async def _on_down(self, shard: int | None = None) -> None:
        self._down.add(shard)
