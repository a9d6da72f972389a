"""What is posted in channels by the day or the week: a clock that looks for what is due, and has it posted once."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

import discord
from discord.ext import commands, tasks

from bot.records import Schedule
from bot.records.schedules import ScheduleKind
from bot.render.reasons import in_english
from corpus.errors import FootnoteError
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)


class ScheduledPosts(commands.Cog):
    """Post what is due of one kind; who derives from it says what that is, and may say where it may stand."""

    KIND: ClassVar[ScheduleKind]

    def __init__(self, bot: "FootnoteBot") -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Begin to look at the clock."""
        self.clock.start()

    async def cog_unload(self) -> None:
        """Stop looking."""
        self.clock.cancel()

    def guilds(self) -> Iterable[discord.Guild]:
        """Return the servers that it is posted in."""
        return (guild for guild in self.bot.guilds if self.bot.answers_in(guild.id))

    async def post(self, schedule: Schedule, moment: datetime) -> None:
        """Make what is due and, where `first` says so, send it."""
        raise NotImplementedError

    async def first(self, schedule: Schedule, moment: datetime) -> bool:
        """Return whether nobody posted it yet, and take note that it is posted now."""
        return await self.bot.in_thread(self.bot.records.mark_posted, schedule, moment)

    @tasks.loop(minutes=5)
    async def clock(self) -> None:
        """Post what is due; an error leaves it for the next time."""
        moment, here = now(), [guild.id for guild in self.guilds()]
        try:
            for schedule in await self.bot.in_thread(self.bot.records.due_schedules, self.KIND, here, moment):
                await self.post(schedule, moment)
        except FootnoteError as error:
            logger.warning("what is posted by schedule (%s) was not: %s", self.KIND, in_english(error))

    @clock.before_loop
    async def _until_ready(self) -> None:
        await self.bot.wait_until_ready()
