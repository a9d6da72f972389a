"""The Discord client: what the bot is made of, how it starts, and how it ends."""

import asyncio
import contextlib
import hashlib
import json
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.ask import Ask
from bot.errors import words_for_member
from bot.services import build_engine
from bot.settings import Settings
from corpus.errors import FootnoteError, SettingsError
from retrieval.engine import Engine
from retrieval.types import Answer, Question

logger = logging.getLogger(__name__)

ELSEWHERE_ONLY = "I don't answer questions in this server."
NO_LOGIN = (
    "There is no Discord token: make a bot at https://discord.com/developers/applications and put its token into "
    "DISCORD_TOKEN, in the environment or in .env; `footnote ask` and `footnote chat` work without one."
)
LOGIN_REFUSED = (
    "Discord refused the token in DISCORD_TOKEN: copy it anew, or reset it, at "
    "https://discord.com/developers/applications (Bot, Token)."
)
SYNCED_FILE = "commands.sha256"

# A question takes a tenth of a second, most of it in libraries that use several cores themselves; with a chat model it
# waits most of its time, and nobody should wait for two that are slow.
_WORKERS = 8
# Discord gives three seconds to acknowledge and fifteen minutes to answer, so a bot may come online before it is warm.
_WAIT_FOR_WARMTH_S = 20.0
_CLOSING_S = 8.0
_UNKNOWN_MESSAGE, _UNKNOWN_INTERACTION = 10008, 10062


def create_bot(settings: Settings) -> commands.Bot:
    """Return the whole bot, ready for `bot.start(token)`; what takes time is done in its `setup_hook`."""
    return FootnoteBot(settings)


def run_bot(settings: Settings) -> None:
    """Run the bot until it is told to stop, by SIGTERM or Ctrl-C.

    Raises SettingsError where there is no token or Discord refuses it, FootnoteError where Discord can't be reached.
    """
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        raise SettingsError(NO_LOGIN)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot has no voice
    try:
        asyncio.run(_run_until_told(FootnoteBot(settings), token))
    except discord.LoginFailure:
        raise SettingsError(LOGIN_REFUSED) from None
    except discord.ConnectionClosed as error:
        raise FootnoteError(f"Discord closed the connection for good (code {error.code}).") from error
    except (aiohttp.ClientError, discord.HTTPException, ConnectionError, TimeoutError) as error:
        raise FootnoteError(f"Discord can't be reached ({type(error).__name__}): try again in a while.") from error


class FootnoteBot(commands.Bot):
    """Answer in Discord from one engine.

    Cogs have `ask` for every question, and `answers_in` to know whether it is one for this bot.
    """

    engine: Engine

    def __init__(self, settings: Settings) -> None:
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=FootnoteTree,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.settings = settings
        self._executor = ThreadPoolExecutor(_WORKERS, thread_name_prefix="engine")

    async def setup_hook(self) -> None:
        """Open the engine, warm it up and tell Discord the commands. Raises CatalogError as `build_engine` does."""
        loop = asyncio.get_running_loop()
        self.engine = await loop.run_in_executor(self._executor, build_engine, self.settings)
        warming = asyncio.wrap_future(self._executor.submit(_warm, self.engine))
        await self.add_cog(Ask(self), override=True)  # a second login comes this way again
        await self._sync_commands()
        # Whoever asks first shouldn't wait for the model, nor everybody for a corpus that takes minutes to open.
        await asyncio.wait([warming], timeout=_WAIT_FOR_WARMTH_S)

    async def ask(self, question: Question) -> Answer:
        """Answer a question in a worker thread, the one place where the event loop is left. Raises as the engine."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, self.engine.ask, question)

    def answers_in(self, guild_id: int | None) -> bool:
        """Tell whether the settings let the bot answer in a guild, or in direct messages, which None stands for."""
        return guild_id is None or not self.settings.allowed_guilds or guild_id in self.settings.allowed_guilds

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: a mention is a question, never a command with a prefix."""

    async def close(self) -> None:
        """Give up the questions that wait, close what the engine has open, and leave Discord."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        if hasattr(self, "engine"):
            self.engine.catalog.close()
        await super().close()

    async def _sync_commands(self) -> None:
        """Tell Discord the commands where they aren't what it was last told; Discord allows few such calls a day."""
        ours = self.tree.get_commands()
        payload = json.dumps([self.application_id, [command.to_dict(self.tree) for command in ours]], sort_keys=True)
        digest = hashlib.sha256(payload.encode()).hexdigest()
        file = self.settings.data_dir / SYNCED_FILE
        try:
            # The file alone can't know that Discord forgot them, as when they were cleared by hand.
            known = {command.name for command in await self.tree.fetch_commands()}
            if known == {command.name for command in ours} and _read(file) == digest:
                return
            await self.tree.sync()
            _write(file, digest)
        except (discord.HTTPException, app_commands.AppCommandError, OSError) as error:
            logger.warning("the commands could not be synced, the next start tries again: %s", error)
        else:
            logger.info("synced %d commands", len(ours))


class FootnoteTree(app_commands.CommandTree[FootnoteBot]):
    """Let commands through where the bot answers, and turn what they raise into words."""

    async def interaction_check(self, interaction: discord.Interaction[FootnoteBot], /) -> bool:
        """Tell whether the bot answers here; if not, say so to whoever called."""
        if self.client.answers_in(interaction.guild_id):
            return True
        await interaction.response.send_message(ELSEWHERE_ONLY, ephemeral=True)
        return False

    async def on_error(
        self, interaction: discord.Interaction[FootnoteBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell whoever called what went wrong, unless the interaction or the message is gone."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        if isinstance(cause, discord.NotFound) and cause.code in (_UNKNOWN_MESSAGE, _UNKNOWN_INTERACTION):
            logger.info("an interaction was gone before it was answered (%d)", cause.code)
            return
        words = words_for_member(cause)
        try:
            if interaction.response.is_done():
                await interaction.followup.send(words, ephemeral=True)
            else:
                await interaction.response.send_message(words, ephemeral=True)
        except discord.HTTPException as unsaid:
            logger.info("an error could not be told (%d)", unsaid.code)


def _warm(engine: Engine) -> None:
    try:
        engine.warm()
    except FootnoteError as error:
        logger.warning("not warmed up: %s", error)
    except Exception:
        logger.exception("not warmed up")


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
    try:
        serving.result()
    except AttributeError as error:
        # discord.py 2.7.1 stumbles over its missing socket where the gateway can't be reached at the first try.
        if bot.ws is None and isinstance(error.__context__, aiohttp.ClientError | OSError):
            raise error.__context__ from None
        raise


def _read(file: Path) -> str | None:
    return file.read_text() if file.exists() else None


def _write(file: Path, digest: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(digest)
