"""The Discord client: what the bot is made of, how it starts, and how it ends."""

import asyncio
import contextlib
import functools
import hashlib
import json
import logging
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.discord import checks
from bot.discord.answering import Answering
from bot.discord.clock_guard import WallClock
from bot.discord.cogs import COGS
from bot.discord.command_translator import CatalogueTranslator
from bot.discord.gateway import GatewayStatus
from bot.discord.responses import respond, tell_error
from bot.discord.retry import wait_for
from bot.discord.views.answer_buttons import add_answer_items
from bot.moderation.background_jobs import Desk
from bot.monitoring.http_server import HealthServer
from bot.monitoring.metrics import Metrics
from bot.records import Records
from bot.render.messages import words_of
from bot.services import build_engine
from bot.settings import Settings
from corpus.errors import FootnoteError, SettingsError, StoreUnreachableError
from corpus.parsers.isolation import give_up
from retrieval.answer.engine import Engine, Show
from retrieval.jobs.runs import Jobs
from retrieval.store.database import now
from retrieval.types import Answer, Question

logger = logging.getLogger(__name__)

NO_LOGIN = (
    "There is no Discord token: make a bot at https://discord.com/developers/applications and put its token into "
    "DISCORD_TOKEN, in the environment or in .env; `footnote ask` and `footnote chat` work without one."
)
LOGIN_REFUSED = (
    "Discord refused the token in DISCORD_TOKEN: copy it anew, or reset it, at "
    "https://discord.com/developers/applications (Bot, Token)."
)
INTENT_REFUSED = (
    "Discord refused the message-content intent: turn it on at https://discord.com/developers/applications (Bot, "
    "Privileged Gateway Intents), or leave FOOTNOTE_MESSAGE_CONTENT out."
)
NO_SUCH_SHARD = "Discord knows no such shard: FOOTNOTE_SHARD_COUNT and FOOTNOTE_SHARD_IDS don't fit together."
MORE_SHARDS = (
    "Discord wants a bot in so many servers to hold several connections: set FOOTNOTE_SHARD_COUNT, about one for 1,000 "
    "servers."
)
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
_CLOSED = {4004: LOGIN_REFUSED, 4010: NO_SUCH_SHARD, 4011: MORE_SHARDS, 4014: INTENT_REFUSED}
SYNCED_FILE = "commands.sha256"

# A question takes a tenth of a second, most of it in libraries that use several cores themselves; with a chat model it
# waits most of its time, and nobody should wait for two that are slow.
_WORKERS = 8
# What is read and written besides never waits behind a chat model: whoever asks is told their place in line at once.
_CLERKS = 8
# Discord gives three seconds to acknowledge and fifteen minutes to answer, so a bot may come online before it is warm.
_WAIT_FOR_WARMTH_S = 20.0
_CLOSING_S = 8.0
_LOGIN_S = 15.0  # a try; aiohttp would wait for five minutes
_NO_DISCORD = (aiohttp.ClientError, ConnectionError, OSError, TimeoutError)
_CARDS_LIVE = timedelta(days=7)
_T = TypeVar("_T")


def create_bot(settings: Settings) -> "FootnoteBot":
    """Return the whole bot, ready for `bot.start(token)`; what takes time is done in its `setup_hook`."""
    if not settings.shard_count:
        return FootnoteBot(settings)
    return ShardedBot(settings, shard_count=settings.shard_count, shard_ids=settings.shard_ids or None)


def run_bot(settings: Settings) -> None:
    """Run the bot until it is told to stop, by SIGTERM or Ctrl-C.

    Raises SettingsError where there is no token or Discord refuses it, FootnoteError where Discord can't be reached.
    """
    token = settings.discord_token.get_secret_value().strip() if settings.discord_token else ""
    if not token:
        raise SettingsError(NO_LOGIN)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot has no voice
    try:
        asyncio.run(_run_until_told(create_bot(settings), token))
    except discord.LoginFailure:
        raise SettingsError(LOGIN_REFUSED) from None
    except discord.PrivilegedIntentsRequired:
        raise SettingsError(INTENT_REFUSED) from None
    except discord.ConnectionClosed as error:
        if said := _CLOSED.get(error.code):
            raise SettingsError(said) from None
        raise FootnoteError(f"Discord closed the connection for good (code {error.code}).") from error
    except (*_NO_DISCORD, discord.HTTPException) as error:
        raise FootnoteError(f"Discord can't be reached ({type(error).__name__}): try again in a while.") from error


class FootnoteBot(commands.Bot):
    """Answer in Discord from one engine.

    Cogs have `answering` for every question that a person asks, `ask` for those of the bot itself, and `in_thread` for
    whatever reads or writes.
    """

    engine: Engine
    records: Records

    def __init__(self, settings: Settings, **shards: Any) -> None:
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=FootnoteTree,
            intents=discord.Intents(
                guilds=True, guild_messages=True, dm_messages=True, message_content=settings.message_content
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            **shards,
        )
        self.settings = settings
        self.metrics = Metrics()
        self.answering = Answering(self, _WORKERS)
        self.gateway = GatewayStatus(self)
        self.health = HealthServer(settings, self.metrics, self.gateway, self._opened_engine)
        self._logging_in: asyncio.Timeout | None = None
        self._clock = WallClock()
        self.desk = Desk()
        self._workers = ThreadPoolExecutor(_WORKERS, thread_name_prefix="engine")
        self._clerks = ThreadPoolExecutor(_CLERKS, thread_name_prefix="records")
        self._at_once = ThreadPoolExecutor(1, thread_name_prefix="at-once")

    async def login(self, token: str) -> None:
        """Log in; from here on its health is served, and what it waits for with it. Raises as `HealthServer.start`."""
        await self.health.start()
        await wait_for("Discord", lambda: self._login(token), *_NO_DISCORD, discord.DiscordServerError)

    async def _login(self, token: str) -> None:
        if self.http.connector is not discord.utils.MISSING:  # a try before left a session, which owns it
            await self.http.close()
            self.http.connector = discord.utils.MISSING
        async with asyncio.timeout(_LOGIN_S) as self._logging_in:
            await super().login(token)
        self._logging_in = None

    async def connect(self, *, reconnect: bool = True) -> None:
        """Hold the connection to the gateway, however often it breaks; the first is tried for a while."""
        await wait_for("Discord's gateway", lambda: self._connect(reconnect), *_NO_DISCORD)

    async def _connect(self, reconnect: bool) -> None:
        try:
            await super().connect(reconnect=reconnect)
        except AttributeError as error:
            # discord.py 2.7.1 stumbles over its missing socket where the gateway can't be reached at the first try.
            if self.ws is None and isinstance(error.__context__, _NO_DISCORD):
                raise error.__context__ from None
            raise

    async def setup_hook(self) -> None:
        """Open the engine, warm it up and tell Discord the commands. Raises CatalogError as `build_engine` does."""
        if self._logging_in:
            self._logging_in.reschedule(None)  # Discord has answered; what follows has limits of its own
        await wait_for("the catalog", self._open, StoreUnreachableError)
        warming = asyncio.wrap_future(self._workers.submit(_warm, self.engine))
        await self.tree.set_translator(CatalogueTranslator(self.tree))
        for name in COGS:
            if name not in self.extensions:  # a second login comes this way again
                await self.load_extension(name)
        add_answer_items(self)
        if self.does_chores:
            if not self._purge.is_running():
                self._purge.start()
            await self._sync_commands()
        # Whoever asks first shouldn't wait for the model, nor everybody for a corpus that takes minutes to open.
        await asyncio.wait([warming], timeout=_WAIT_FOR_WARMTH_S)

    async def _open(self) -> None:
        if not hasattr(self, "engine"):
            self.engine = await self.in_thread(build_engine, self.settings)
        self.records = await self.in_thread(Records, self.engine.catalog.engine)

    def _opened_engine(self) -> Engine | None:
        return self.engine if hasattr(self, "records") else None

    async def ask(self, question: Question, show: Show | None = None) -> Answer:
        """Answer a question in a worker thread; `show` gets a chat model's sentences there. Raises as the engine."""
        call = functools.partial(self.engine.ask, question, show=show)
        return await asyncio.get_running_loop().run_in_executor(self._workers, call)

    async def in_thread(self, function: Callable[..., _T], *args: Any, **kwargs: Any) -> _T:
        """Run what reads, writes or computes in a thread, but for questions the one place where the loop is left."""
        call = functools.partial(function, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._clerks, call)

    async def at_once(self, function: Callable[..., _T], *args: Any) -> _T:
        """Look something up that a modal waits for, which Discord gives three seconds, however busy the others are."""
        return await asyncio.get_running_loop().run_in_executor(self._at_once, functools.partial(function, *args))

    def is_moderator(self, person: discord.Member | discord.User) -> bool:
        """Tell whether a person may move the corpus and set the channels."""
        return checks.is_moderator(person, self.settings.moderator_roles)

    def why_not_corpus(self, interaction: discord.Interaction[Any]) -> str | None:
        """Return the key of why whoever called may not move the corpus, None where they may."""
        # A process that holds some of the shards doesn't know the servers of the others: it takes them for there.
        guilds = max(2, len(self.guilds)) if self.settings.shard_ids else len(self.guilds)
        return checks.why_not_corpus(interaction.user, interaction.guild_id, self.settings, guilds)

    def answers_in(self, guild_id: int | None) -> bool:
        """Tell whether the settings let the bot answer in a guild, or in direct messages, which None stands for."""
        return guild_id is None or not self.settings.allowed_guilds or guild_id in self.settings.allowed_guilds

    @property
    def does_chores(self) -> bool:
        """Tell whether this process does what is to be done once: of several, the one that has the first shard."""
        return not self.settings.shard_ids or 0 in self.settings.shard_ids

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: a mention is a question, never a command with a prefix."""

    async def close(self) -> None:
        """Let the questions under way end, close what the engine has open, and leave Discord."""
        self._purge.cancel()
        await self.answering.stop()
        if hasattr(self, "engine"):
            await asyncio.to_thread(self.desk.close, Jobs(self.engine.catalog))
            await self.desk.say_last()
        await asyncio.to_thread(give_up)
        for threads in (self._workers, self._clerks, self._at_once):
            threads.shutdown(wait=False, cancel_futures=True)
        if hasattr(self, "engine"):
            self.engine.catalog.close()
        await super().close()
        await self.health.stop()

    @tasks.loop(hours=1)
    async def _purge(self) -> None:
        """Forget the receipts that are older than they are kept."""
        moment = now()
        if self._clock.jumped(moment):
            logger.warning("the clock jumped to %s: nothing is forgotten this hour", moment)
            return
        before = moment - timedelta(days=self.settings.receipt_days)
        try:
            await self.in_thread(self.records.purge, before)
            await self.in_thread(self.records.purge_cards, moment - _CARDS_LIVE)
        except FootnoteError as error:
            logger.warning("old receipts were not forgotten, the next hour tries again: %s", error)

    async def _sync_commands(self) -> None:
        """Tell Discord the commands where they aren't what it was last told; Discord allows few such calls a day."""
        ours = self.tree.get_commands()
        translator = self.tree.translator
        if translator is None:
            raise RuntimeError("the translator is set before the commands are synced")
        bodies = [await command.get_translated_payload(self.tree, translator) for command in ours]
        payload = json.dumps([self.application_id, bodies], sort_keys=True)
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


class ShardedBot(FootnoteBot, commands.AutoShardedBot):
    """Hold several connections to Discord, each for a share of the servers: all of them, or those that are its own."""


class FootnoteTree(app_commands.CommandTree[FootnoteBot]):
    """Let commands through where the bot answers, and turn what they raise into words."""

    async def interaction_check(self, interaction: discord.Interaction[FootnoteBot], /) -> bool:
        """Tell whether the bot answers here; if not, say so to whoever called."""
        if self.client.answers_in(interaction.guild_id):
            return True
        if interaction.type is discord.InteractionType.autocomplete:
            await interaction.response.autocomplete([])
        else:
            await respond(interaction, words_of(interaction)("errors-elsewhere-only"))
        return False

    async def on_error(
        self, interaction: discord.Interaction[FootnoteBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell whoever called what went wrong."""
        await tell_error(interaction, error)


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
    serving.result()


def _read(file: Path) -> str | None:
    return file.read_text() if file.exists() else None


def _write(file: Path, digest: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(digest)
