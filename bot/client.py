"""Build the Discord bot out of its parts, and run it until it is told to stop."""

import asyncio
import contextlib
import signal

import discord

from bot.discord.answering import Answering
from bot.discord.bot import ENGINE_THREADS, FootnoteBot, ShardedBot
from bot.discord.cogs import COGS
from bot.discord.connection.connection_errors import in_words
from bot.monitoring.http_server import HealthServer
from bot.settings import Settings
from corpus.errors import SettingsError

_CLOSING_S = 8.0


def create_bot(settings: Settings) -> FootnoteBot:
    """Return the whole bot, ready for `bot.start(token)`; what takes time is done in its `setup_hook`."""
    if settings.shard_count:
        shards = {"shard_count": settings.shard_count, "shard_ids": settings.shard_ids or None}
        bot: FootnoteBot = ShardedBot(settings, COGS, **shards)
    else:
        bot = FootnoteBot(settings, COGS)
    bot.answering = Answering(bot, ENGINE_THREADS)
    bot.health = HealthServer(settings, bot.metrics, bot.gateway, bot.opened_engine)
    return bot


def run_bot(settings: Settings) -> None:
    """Run the bot until it is told to stop, by SIGTERM or Ctrl-C.

    Raises SettingsError where there is no token or Discord refuses it, FootnoteError where Discord can't be reached.
    """
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        raise SettingsError("settings-no-token")
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot has no voice
    with in_words():
        asyncio.run(_run_until_told(create_bot(settings), token))


async def register_commands(settings: Settings, token: str) -> int:
    """Log in as `run_bot` does, which tells Discord the commands, and leave again; returns how many it has then.

    Raises as `run_bot`.
    """
    bot = create_bot(settings)
    with in_words():
        try:
            await bot.login(token)
            return len(await bot.tree.fetch_commands())
        finally:
            await bot.close()


async def _run_until_told(bot: FootnoteBot, token: str) -> None:
    serving = asyncio.create_task(bot.start(token))
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows, where Ctrl-C raises KeyboardInterrupt instead
            loop.add_signal_handler(signum, serving.cancel)
    try:
        await asyncio.wait([serving])
    finally:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(bot.close(), _CLOSING_S)
    if serving.cancelled():
        return
    serving.result()
