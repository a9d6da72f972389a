"""Report to moderators: what people missed in a week, thumbs, failing sources, and which posted link would help."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord.app_commands.availability import in_servers
from bot.discord.cogs.corpus.questions import show_questions
from bot.discord.permissions.audit import check_corpus_access, log_action
from bot.discord.responses import defer
from bot.discord.scheduled_posts import ScheduledPosts
from bot.discord.views.moderator_buttons import Interaction, ModeratorButton, button_handler, button_view
from bot.moderation.weekly_report import WeeklyReport, weekly_report
from bot.records import Schedule, ViewState, new_receipt_id
from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.messages import Words, words_of
from bot.render.reasons import reason_in
from bot.render.source_names import source_name
from bot.render.text_blocks import cut
from corpus.errors import Reason
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

_WEEK = timedelta(days=7)
_LISTED = 5
_QUESTION, _NAME, _WHY = 150, 120, 150


def report_text(report: WeeklyReport, words: Words) -> str:
    """Return a report as one message."""
    lines = [words("report-head")]
    unanswered = words("report-unanswered", count=len(report.unanswered))
    lines.append(unanswered if report.unanswered else words("report-all-answered"))
    lines += [
        f"- {cut(group.question, _QUESTION)} ({words('reviews-people', people=group.people)})"
        for group in report.unanswered[:_LISTED]
    ]
    lines.append(words("report-thumbs", good=report.good, bad=report.bad))
    if report.failing:
        lines.append(words("report-failing", count=len(report.failing)))
    for one in report.failing[:_LISTED]:
        why = cut(reason_in(one.last_error, words), _WHY) if one.last_error else ""
        lines.append(f"- {cut(source_name(one.spec.location), _NAME)}: {why}")
    if helpful := report.helpful:
        title = cut(helpful.link.title, _NAME)
        lines.append(words("report-helpful", title=title, url=cut(helpful.link.url, _NAME), people=helpful.people))
    return clip("\n".join(lines), MESSAGE_CHARS)


class Report(ScheduledPosts):
    """Tell moderators how the week was."""

    KIND = "report"

    def guilds(self) -> Iterable[discord.Guild]:
        """Return the servers whose moderators may change the corpus."""
        return filter(self.bot.may_change_corpus, super().guilds())

    @app_commands.command()
    @app_commands.describe(weekly="Post it in this channel every week from now on, or no more.")
    @in_servers
    @app_commands.default_permissions(manage_guild=True)
    async def report(self, interaction: Interaction, weekly: bool | None = None) -> None:
        """Show what people missed this week, and which posted link would help."""
        await check_corpus_access(interaction, "report")
        await defer(interaction, private=True)
        moment, words, place = now(), words_of(interaction), interaction.channel_id or 0
        found = await self._report(interaction.guild_id or 0, moment - _WEEK)
        text, view = await self._message(interaction.guild_id or 0, found, words)
        if weekly is not None:
            if weekly:
                schedule = Schedule(place, "report", interaction.guild_id or 0, _WEEK.days, moment)
                await self.bot.in_thread(self.bot.records.set_schedule, schedule)
            else:
                await self.bot.in_thread(self.bot.records.drop_schedule, place, "report")
            at = Reason("log-channel", channel=str(place)) if weekly else Reason("log-nowhere")
            await log_action(interaction, "report", at)
            text = clip(f"{words('report-weekly' if weekly else 'report-not-weekly')}\n{text}", MESSAGE_CHARS)
        await interaction.edit_original_response(content=text, view=view)

    async def post(self, schedule: Schedule, moment: datetime) -> None:
        """Post how it was since the last one."""
        found = await self._report(schedule.guild_id, schedule.posted_at)
        if not await self.first(schedule, moment):
            return
        words = words_of(self.bot.get_guild(schedule.guild_id), self.bot.command_ids)
        text, view = await self._message(schedule.guild_id, found, words)
        place = self.bot.get_partial_messageable(schedule.channel_id, guild_id=schedule.guild_id)
        try:
            await place.send(text, view=view, suppress_embeds=True)
        except discord.HTTPException as error:
            logger.warning("channel %d got no report (%d)", schedule.channel_id, error.code)

    async def _report(self, guild_id: int, since: datetime) -> WeeklyReport:
        bot = self.bot
        return await bot.in_thread(weekly_report, bot.settings, bot.records, bot.engine, guild_id, since)

    async def _message(self, guild_id: int, found: WeeklyReport, words: Words) -> tuple[str, discord.ui.View]:
        """Return what is sent of a report: its text, and buttons for what it speaks of."""
        buttons = []
        if found.unanswered:
            state = await self._state(guild_id, {})
            buttons.append(ModeratorButton("review", state, words("report-review"), discord.ButtonStyle.primary))
        if found.helpful:
            state = await self._state(guild_id, {"link": found.helpful.link.id})
            buttons.append(ModeratorButton("admit", state, words("report-admit"), discord.ButtonStyle.success))
        return report_text(found, words), button_view(*buttons)

    async def _state(self, guild_id: int, about: dict[str, int]) -> str:
        state = ViewState(new_receipt_id(), guild_id, "report", about)
        await self.bot.in_thread(self.bot.records.save_view_state, state)
        return state.id


@button_handler("review", action="questions", response="new")
async def _review(interaction: Interaction, _: ViewState) -> None:
    """Show the questions that had no answer, with what can be done about them."""
    await show_questions(interaction)


async def setup(bot: "FootnoteBot") -> None:
    """Add the cog."""
    await bot.add_cog(Report(bot), override=True)
