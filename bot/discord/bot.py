"""The Discord client: what cogs and views find on it, how it starts, and how it ends.

Cogs, views and whatever else speaks to Discord import this module; it imports none of them, but is handed them.
"""

import asyncio
import functools
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import discord
from discord.ext import commands, tasks

from bot.discord import checks
from bot.discord.app_commands.sync import fetch_command_ids, sync_commands
from bot.discord.app_commands.translator import CatalogueTranslator
from bot.discord.app_commands.tree import FootnoteTree
from bot.discord.connection.connection_errors import UNREACHABLE
from bot.discord.connection.gateway import GatewayStatus
from bot.discord.connection.registration import invite_link
from bot.discord.connection.retry import wait_for
from bot.discord.delivery import Asker, Delivery
from bot.moderation.background_jobs import BackgroundJobs
from bot.monitoring.http_server import HealthServer
from bot.monitoring.metrics import Metrics
from bot.records import Records
from bot.records.clock_guard import WallClock
from bot.render.reasons import in_english
from bot.services import build_engine, build_refresher
from bot.settings import Settings
from corpus.errors import FootnoteError, StoreUnreachableError
from corpus.parsers.isolation import give_up
from retrieval.answer.engine import Engine, Show
from retrieval.jobs.runs import Jobs
from retrieval.refresh.refresher import Refresher
from retrieval.store.database import now
from retrieval.types import Answer, Question

if TYPE_CHECKING:
    from bot.render.messages import CommandIds

logger = logging.getLogger(__name__)

# A question takes a tenth of a second, most of it in libraries that use several cores themselves; with a chat model it
# waits most of its time, and nobody should wait for two that are slow.
ENGINE_THREADS = 8
# What is read and written besides never waits behind a chat model: whoever asks is told their place in line at once.
_IO_THREADS = 8
# Discord gives three seconds to acknowledge and fifteen minutes to answer, so a bot may come online before it is warm.
_WAIT_FOR_WARMTH_S = 20.0
_LOGIN_S = 15.0  # a try; aiohttp would wait for five minutes
_VIEW_STATES_LIVE = timedelta(days=7)
_LINKS_KEPT = timedelta(days=30)  # those that became no articles
_T = TypeVar("_T")


class Answers(Protocol):
    """Answer questions, a few at once; `bot.discord.answering` does."""

    async def answer(self, asker: Asker, question: Question, delivery: Delivery) -> Answer:
        """Answer a question. Raises Refused where it isn't its turn, and as `Engine.ask` does."""
        ...

    async def again(self, asker: Asker, question: Question, show: Callable[[str], Awaitable[None]]) -> Answer:
        """Ask once more what was asked before; it counts as a question. Raises as `answer`."""
        ...

    async def finished(self, user_id: int) -> None:
        """Wait until the question that a person has under way is answered, if there is one."""

    def admitted(self, user_id: int, channel_id: int) -> AbstractContextManager[None]:
        """Count in what costs as much as a question. Raises Refused where it is one too many, or the bot stops."""
        ...

    def forget(self, message_id: int) -> None:
        """Note that a message was deleted: if it is a question under way, it gets no answer and leaves no receipt."""

    async def stop(self) -> None:
        """Take no more questions, and give those under way a few seconds to end."""


class FootnoteBot(commands.Bot):
    """Answer in Discord from one engine.

    Cogs have `answering` for every question that a person asks, `ask` for those of the bot itself, and `in_thread` for
    whatever reads or writes. `answering` and `health` are handed over by `bot.client.create_bot`; `cog_modules` are the
    extensions to load.
    """

    engine: Engine
    refresher: Refresher
    records: Records
    answering: Answers
    health: HealthServer

    def __init__(self, settings: Settings, cog_modules: Sequence[str], **shards: Any) -> None:
        super().__init__(
            commands.when_mentioned,
            help_command=None,
            tree_cls=FootnoteTree,
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                guild_reactions=True,
                dm_messages=True,
                message_content=settings.message_content,
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            **shards,
        )
        self.settings = settings
        self.metrics = Metrics()
        self.gateway = GatewayStatus(self)
        self._cog_modules = tuple(cog_modules)
        self._logging_in: asyncio.Timeout | None = None
        self._clock = WallClock()
        self.background_jobs = BackgroundJobs()
        self.command_ids: CommandIds = ()
        self._engine_pool = ThreadPoolExecutor(ENGINE_THREADS, thread_name_prefix="engine")
        self._io_pool = ThreadPoolExecutor(_IO_THREADS, thread_name_prefix="records")
        self._modal_pool = ThreadPoolExecutor(1, thread_name_prefix="at-once")

    async def login(self, token: str) -> None:
        """Log in; from here on its health is served, and what it waits for with it. Raises as `HealthServer.start`."""
        await self.health.start()
        await wait_for("Discord", lambda: self._login(token), *UNREACHABLE, discord.DiscordServerError)

    async def _login(self, token: str) -> None:
        if self.http.connector is not discord.utils.MISSING:  # a try before left a session, which owns it
            await self.http.close()
            self.http.connector = discord.utils.MISSING
        async with asyncio.timeout(_LOGIN_S) as self._logging_in:
            await super().login(token)
        self._logging_in = None

    async def connect(self, *, reconnect: bool = True) -> None:
        """Hold the connection to the gateway, however often it breaks; the first is tried for a while."""
        await wait_for("Discord's gateway", lambda: self._connect(reconnect), *UNREACHABLE)

    async def _connect(self, reconnect: bool) -> None:
        try:
            await super().connect(reconnect=reconnect)
        except AttributeError as error:
            # discord.py 2.7.1 stumbles over its missing socket where the gateway can't be reached at the first try.
            if self.ws is None and isinstance(error.__context__, UNREACHABLE):
                raise error.__context__ from None
            raise

    async def setup_hook(self) -> None:
        """Open the engine, warm it up and tell Discord the commands. Raises CatalogError as `build_engine` does."""
        if self._logging_in:
            self._logging_in.reschedule(None)  # Discord has answered; what follows has limits of its own
        await wait_for("the catalog", self._open, StoreUnreachableError)
        warming = asyncio.wrap_future(self._engine_pool.submit(_warm, self.engine))
        await self.tree.set_translator(CatalogueTranslator(self.tree))
        for name in self._cog_modules:
            if name not in self.extensions:  # a second login comes this way again
                await self.load_extension(name)
        if self.is_primary:
            if not self._purge.is_running():
                self._purge.start()
            self.command_ids = await sync_commands(self.tree, self.application_id, self.settings.data_dir)
        else:
            self.command_ids = await fetch_command_ids(self.tree)
        # Whoever asks first shouldn't wait for the model, nor everybody for a corpus that takes minutes to open.
        await asyncio.wait([warming], timeout=_WAIT_FOR_WARMTH_S)

    async def _open(self) -> None:
        if not hasattr(self, "engine"):
            self.engine = await self.in_thread(build_engine, self.settings)
        self.refresher = build_refresher(self.settings, self.engine)
        self.records = await self.in_thread(Records, self.engine.catalog.engine)

    def opened_engine(self) -> Engine | None:
        """Return the engine, None until it and the records are open."""
        return self.engine if hasattr(self, "records") else None

    async def ask(self, question: Question, show: Show | None = None) -> Answer:
        """Answer a question in a worker thread; `show` gets a chat model's sentences there. Raises as the engine."""
        call = functools.partial(self.engine.ask, question, show=show)
        return await asyncio.get_running_loop().run_in_executor(self._engine_pool, call)

    async def in_thread(self, function: Callable[..., _T], *args: Any, **kwargs: Any) -> _T:
        """Run what reads, writes or computes in a thread, but for questions the one place where the loop is left."""
        call = functools.partial(function, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._io_pool, call)

    async def in_modal_thread(self, function: Callable[..., _T], *args: Any) -> _T:
        """Look something up that a modal waits for, which Discord gives three seconds, however busy the others are."""
        return await asyncio.get_running_loop().run_in_executor(self._modal_pool, functools.partial(function, *args))

    def is_moderator(self, person: discord.Member | discord.User) -> bool:
        """Return whether a person may move the corpus and set the channels."""
        has_me = isinstance(person, discord.Member) and self.get_guild(person.guild.id) is not None
        return has_me and checks.is_moderator(person, self.settings.moderator_roles)

    def corpus_access_denial(self, interaction: discord.Interaction[Any]) -> str | None:
        """Return the key of why whoever called may not move the corpus, None where they may."""
        return self.corpus_denial_of(interaction.user, interaction.guild_id)

    def corpus_denial_of(self, person: discord.Member | discord.User, guild_id: int | None) -> str | None:
        """Return the key of why a person may not move the corpus from a guild, None where they may."""
        if guild_id and self.get_guild(guild_id) is None:
            return "errors-not-in-server"
        return checks.corpus_access_denial(person, guild_id, self.settings, self._guilds_known)

    def may_change_corpus(self, guild: discord.Guild) -> bool:
        """Return whether what the moderators of a guild have set may change the corpus."""
        return checks.may_change_corpus(guild, self.settings, self._guilds_known)

    @property
    def _guilds_known(self) -> int:
        # A process that holds some of the shards doesn't know the servers of the others: it takes them for there.
        return max(2, len(self.guilds)) if self.settings.shard_ids else len(self.guilds)

    def answers_in(self, guild_id: int | None) -> bool:
        """Return whether the settings let the bot answer in a guild, or in direct messages, which None stands for."""
        return guild_id is None or not self.settings.allowed_guilds or guild_id in self.settings.allowed_guilds

    @property
    def is_primary(self) -> bool:
        """Return whether this process does what is to be done once: of several, the one that has the first shard."""
        return not self.settings.shard_ids or 0 in self.settings.shard_ids

    async def on_ready(self) -> None:
        """Say how to invite the bot where no server has it."""
        if not self.guilds and self.is_primary and self.application_id:
            logger.info("the bot is in no server yet; this link invites it: %s", invite_link(self.application_id))

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: a mention is a question, never a command with a prefix."""

    async def close(self) -> None:
        """Let the questions under way end, close what the engine has open, and leave Discord."""
        self._purge.cancel()
        await self.answering.stop()
        if hasattr(self, "engine"):
            await asyncio.to_thread(self.background_jobs.close, Jobs(self.engine.catalog))
            await self.background_jobs.show_ends()
        await asyncio.to_thread(give_up)
        for threads in (self._engine_pool, self._io_pool, self._modal_pool):
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
            await self.in_thread(self.records.purge_view_states, moment - _VIEW_STATES_LIVE)
            await self.in_thread(self.records.purge_links, moment - _LINKS_KEPT)
        except FootnoteError as error:
            logger.warning("old receipts were not forgotten, the next hour tries again: %s", in_english(error))


class ShardedBot(FootnoteBot, commands.AutoShardedBot):
    """Hold several connections to Discord, each for a share of the servers: all of them, or those that are its own."""


def _warm(engine: Engine) -> None:
    try:
        engine.warm()
    except FootnoteError as error:
        logger.warning("not warmed up: %s", in_english(error))
    except Exception:
        logger.exception("not warmed up")
