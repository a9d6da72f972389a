"""The real bot in a simulated Discord: no token, no network, nothing kept.

What people ask there is kept in a copy of the data directory, which goes when it ends.
"""

import contextlib
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.client import create_bot
from bot.settings import Settings
from bot.terminal.preview.opening import HINT
from corpus.errors import SettingsError
from retrieval.store.database import now

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from simcord import ChannelHandle, Env, MemberActor

BOT_NAME = "Footnote"
# A first question loads the model.
_PATIENCE_S = 60.0


@contextlib.asynccontextmanager
async def simulated(
    settings: Settings, begin: datetime | None = None
) -> "AsyncIterator[tuple[Env, ChannelHandle, MemberActor, MemberActor]]":
    """Run the bot in a simulated Discord; yields it with a channel, a member and a moderator.

    Its clock begins at `begin`, which is now by default, and stands but where `Env.advance_time` moves it. Raises
    SettingsError where simcord isn't installed.
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
        env = simcord.Env(bot, settle_timeout=_PATIENCE_S, check_errors=False)
        # Before the bot has a timer: later it would go through each look at something of the months between.
        env.backend.advance_clock(((begin or now()) - env.now()).total_seconds())
        try:
            await env.start()
            with env.time_context():
                if bot.user:
                    await bot.user.edit(username=BOT_NAME)
                guild = env.create_guild("Town hall")
                channel = guild.create_text_channel("news", topic=HINT)
                member = guild.add_member(env.create_user("reader"))
                keeper = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
                moderator = guild.add_member(env.create_user("moderator"), roles=[keeper])
                try:
                    yield env, channel, member, moderator
                finally:
                    await env.shutdown()
        finally:
            await bot.close()
