"""The real bot in a browser, in a simulated Discord: no token, no network, nothing kept.

What people ask there is kept in a copy of the data directory, which goes when the preview ends.
"""

import asyncio
import contextlib
import logging
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.client import create_bot
from bot.settings import Settings
from corpus.errors import SettingsError

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env, MemberActor

# A first question loads the model.
_PATIENCE_S = 60.0


@contextlib.asynccontextmanager
async def simulated(settings: Settings) -> "AsyncIterator[tuple[Env, ChannelHandle, MemberActor, MemberActor]]":
    """Run the bot in a simulated Discord; yields it with a channel, a member and a moderator.

    Raises SettingsError where simcord isn't installed.
    """
    try:
        import discord
        import simcord
    except ImportError:
        raise SettingsError("terminal-no-simcord") from None
    with tempfile.TemporaryDirectory(prefix="footnote-preview-") as directory:
        copied = settings.model_copy(
            update={"data_dir": Path(directory), "discord_token": None, "allowed_guilds": (), "metrics_port": 0}
        )
        if settings.data_dir.exists():
            shutil.copytree(settings.data_dir, directory, dirs_exist_ok=True)
        bot = create_bot(copied)
        try:
            async with simcord.run(bot, settle_timeout=_PATIENCE_S, check_errors=False) as env:
                if bot.user:
                    await bot.user.edit(username="Footnote")
                guild = env.create_guild("Town hall")
                channel = guild.create_text_channel("news")
                member = guild.add_member(env.create_user("reader"))
                keeper = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
                moderator = guild.add_member(env.create_user("moderator"), roles=[keeper])
                yield env, channel, member, moderator
        finally:
            await bot.close()


def run_preview(settings: Settings, port: int | None, tell: Callable[[str], None]) -> None:
    """Serve the bot to a browser until the session ends or the process is told to stop; `tell` gets the address.

    Raises SettingsError as `simulated` does.
    """
    for name in ("discord.client", "discord.state"):  # they warn of what a simulated bot has no use for
        logging.getLogger(name).setLevel(logging.ERROR)
    asyncio.run(_serve(settings, port, tell))


async def _serve(settings: Settings, port: int | None, tell: Callable[[str], None]) -> None:
    async with simulated(settings) as (env, channel, member, moderator):
        preview = env.preview(channel, viewers=[member, moderator], layout="channel", port=port)
        async with preview:
            ended = asyncio.ensure_future(preview.wait_closed())
            for signum in (signal.SIGINT, signal.SIGTERM):
                with contextlib.suppress(NotImplementedError):  # Windows, where Ctrl-C raises KeyboardInterrupt
                    asyncio.get_running_loop().add_signal_handler(signum, ended.cancel)
            tell(preview.url)
            await asyncio.wait([ended])
