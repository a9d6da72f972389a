"""Serve the bot in a simulated Discord to a browser."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from bot.settings import Settings
from bot.terminal.preview.opening import ask_first
from bot.terminal.preview.quotes import end_quotes_with_their_line
from bot.terminal.preview.simulation import BOT_NAME, simulated

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot


def run_preview(settings: Settings, port: int | None, tell: Callable[[str], None]) -> None:
    """Serve the bot to a browser until the session ends or the process is told to stop; `tell` gets the address.

    Raises SettingsError as `simulated` and `PageServer.serve` do.
    """
    for name in ("discord.client", "discord.state"):  # they warn of what a simulated bot has no use for
        logging.getLogger(name).setLevel(logging.ERROR)
    asyncio.run(_serve(settings, port, tell))


async def _serve(settings: Settings, port: int | None, tell: Callable[[str], None]) -> None:
    async with simulated(settings) as (env, channel, member, moderator):
        # These import simcord, which may not be there.
        from bot.terminal.preview.live_page import LivePage
        from bot.terminal.preview.page_server import PageServer

        end_quotes_with_their_line()
        await ask_first(cast("FootnoteBot", env.bot), channel, member)
        viewers = [member, moderator]
        mentions = {viewer.name: viewer.mention for viewer in viewers}
        if env.bot.user:
            mentions[BOT_NAME] = env.bot.user.mention
        async with env.preview(channel, viewers=viewers, layout="channel") as preview:
            live = LivePage(env, preview)
            server = PageServer(env, preview, live, channel, viewers, mentions)
            async with server.serve(port) as url, asyncio.TaskGroup() as tasks:
                keeping = tasks.create_task(live.keep())
                ended = tasks.create_task(preview.wait_closed())
                for signum in (signal.SIGINT, signal.SIGTERM):
                    with contextlib.suppress(NotImplementedError):  # Windows, where Ctrl-C raises KeyboardInterrupt
                        asyncio.get_running_loop().add_signal_handler(signum, ended.cancel)
                tell(url)
                await asyncio.wait([ended])
                keeping.cancel()
