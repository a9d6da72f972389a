"""List the answers whose sources have changed since, and say so under them."""

import logging
from collections import Counter
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord.cogs.corpus.base import CorpusCommands, Interaction
from bot.discord.cogs.corpus.paged_list import Item, paged, show_list
from bot.discord.permissions.audit import log_action
from bot.discord.responses import defer, is_gone
from bot.discord.views.moderator_buttons import button_handler, claim
from bot.moderation.stale_citations import Correction, correction_line, corrections, with_line
from bot.records import Receipt, ViewState
from bot.render.errors import Refused
from bot.render.messages import Words, words_for, words_of
from bot.render.text_blocks import cut
from corpus.errors import Reason

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

_QUOTE, _TITLE = 110, 60
_SHOWN, _LINKS = 3, 2


class CorrectionsCommand(CorpusCommands):
    """Have corrections travel to the answers that rest on what was corrected."""

    @app_commands.command(name="corrections")
    async def corrections_(self, interaction: Interaction) -> None:
        """List answers whose sources have changed, and mark them."""
        await defer(interaction, private=True)
        await show_corrections(interaction)


@paged("corrections")
async def show_corrections(interaction: Interaction, *, page: int = 0, note: str = "") -> None:
    """Show the corrections of the guild that an interaction is from."""
    bot, words = interaction.client, words_of(interaction)
    found = await bot.in_thread(_linked, bot, interaction.guild_id or 0)

    def item(one: tuple[Correction, list[str]]) -> Item:
        return _item(*one, words)

    await show_list(interaction, "corrections", found, item, page=page, note=note, size=_SHOWN)


@button_handler("mark", action="corrections")
async def _mark(interaction: Interaction, state: ViewState) -> None:
    """Put the line under the answers of a correction."""
    await claim(interaction, state)
    bot, words = interaction.client, words_of(interaction)
    one = await bot.in_thread(_same, bot, interaction.guild_id or 0, state)
    outcomes = Counter[str]()
    for receipt, n in one.answers:
        outcome = await mark(bot, receipt, one)
        outcomes[outcome] += 1
        if outcome in ("marked", "replied", "deleted"):  # else the list goes on naming it, until it can be done
            done = "dismissed" if outcome == "deleted" else "marked"
            await bot.in_thread(bot.records.keep_corrected, receipt.id, n, one.reads, done)
    counts = (
        Reason("reviews-marked", count=outcomes["marked"]),
        Reason("reviews-replied", count=outcomes["replied"]),
        Reason("reviews-deleted", count=outcomes["deleted"]),
        Reason("reviews-forbidden", count=outcomes["forbidden"]),
        Reason("reviews-failed", count=outcomes["failed"]),
    )
    await log_action(interaction, "corrections", one.article_id, *(count for count in counts if count.values["count"]))
    said = [words(f"reviews-{outcome}", count=count) for outcome, count in outcomes.items()]
    await show_corrections(interaction, page=state.about["page"], note=" ".join(said))


@button_handler("pass", action="corrections")
async def _pass(interaction: Interaction, state: ViewState) -> None:
    """Leave the answers of a correction as they are."""
    await claim(interaction, state)
    bot = interaction.client
    one = await bot.in_thread(_same, bot, interaction.guild_id or 0, state)
    for receipt, n in one.answers:
        await bot.in_thread(bot.records.keep_corrected, receipt.id, n, one.reads, "dismissed")
    await log_action(interaction, "corrections", one.article_id, Reason("log-dismissed"))
    await show_corrections(interaction, page=state.about["page"])


async def mark(bot: "FootnoteBot", receipt: Receipt, one: Correction) -> str:
    """Say under an answer that its source has changed.

    Returns "marked", "replied" where the answer has no room for it, "deleted" where the answer is gone or was seen by
    one person alone, "forbidden" where the bot may not, or "failed".
    """
    words = words_for(receipt.locale)
    place = bot.get_partial_messageable(await bot.in_thread(_channel_of, bot, receipt), guild_id=receipt.guild_id)
    messages: list[discord.Message] = []
    try:
        for message_id in reversed(receipt.answer_message_ids):
            message = await place.fetch_message(message_id)
            messages.append(message)
            if content := with_line(message.content, one.quote, one.reads, words, gone=one.gone):
                await message.edit(content=content, suppress=True)
                return "marked"
        if not messages:
            return "deleted"
        line = correction_line(one.quote, one.reads, words, gone=one.gone) or ""
        await messages[0].reply(line, mention_author=False, suppress_embeds=True)
    except discord.Forbidden:
        return "forbidden"
    except discord.HTTPException as error:
        if is_gone(error):
            return "deleted"
        logger.warning("an answer was not marked: Discord said %d", error.status)
        return "failed"
    return "replied"


def _here(bot: "FootnoteBot", guild_id: int) -> list[Correction]:
    """Return the corrections of a guild's answers, and of those in direct messages, which nobody else could mark."""
    receipts = [r for r in bot.records.quoting() if r.guild_id in (guild_id, None) and r.answer_message_ids]
    return corrections(bot.engine.catalog, receipts, bot.records.corrected())


def _linked(bot: "FootnoteBot", guild_id: int) -> list[tuple[Correction, list[str]]]:
    """Return the corrections with links to the first of their answers; those in direct messages have none."""
    found = []
    for one in _here(bot, guild_id):
        in_guild = [receipt for receipt, _ in one.answers if receipt.guild_id]
        found.append((one, [_link(bot, receipt) for receipt in in_guild[:_LINKS]]))
    return found


def _link(bot: "FootnoteBot", receipt: Receipt) -> str:
    place = f"{receipt.guild_id}/{_channel_of(bot, receipt)}/{receipt.answer_message_ids[0]}"
    return f"https://discord.com/channels/{place}"


def _same(bot: "FootnoteBot", guild_id: int, state: ViewState) -> Correction:
    """Return the correction that buttons are about. Raises Refused where the article has changed again."""
    about = state.about
    for one in _here(bot, guild_id):
        if (one.article_id, one.quote, one.reads) == (about["article"], about["quote"], about["reads"]):
            return one
    raise Refused("reviews-changed-again")


def _channel_of(bot: "FootnoteBot", receipt: Receipt) -> int:
    """Return where an answer is: a thread that was opened for a question has the id of the question's message."""
    question = receipt.question_message_id
    return question if question and bot.records.is_own_thread(question) else receipt.channel_id


def _item(one: Correction, links: list[str], words: Words) -> Item:
    title, quote = cut(one.title, _TITLE), cut(one.quote, _QUOTE)
    where = "".join(f" [\\[{n}\\]](<{link}>)" for n, link in enumerate(links, start=1))
    lines = [f"**{title}** · {words('reviews-answers', count=len(one.answers))}{where}", f"> − {quote}"]
    if one.reads:
        lines.append(f"> \\+ {cut(one.reads, _QUOTE)}")
    else:
        lines.append(f"> {words('reviews-article-gone' if one.gone else 'reviews-place-gone')}")
    about = {"article": one.article_id, "quote": one.quote, "reads": one.reads}
    return Item("\n".join(lines), about, ("mark", "pass"))
