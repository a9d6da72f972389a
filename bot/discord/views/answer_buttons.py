"""The buttons under an answer. Their custom ids carry the receipt, so that they work after a restart."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.discord.answers.answer_messages import delete_answer
from bot.discord.answers.forum_tags import mark_post
from bot.discord.delivery import ResponseDelivery, asker_of
from bot.discord.permissions.admission import admit, is_in_server, receipt_for
from bot.discord.responses import defer, tell_error
from bot.discord.views.answer_details import difference, explanation, first_quoted, passage_page
from bot.discord.views.feedback_modal import FeedbackModal, keep_feedback
from bot.records import Receipt
from bot.render.errors import Refused
from bot.render.messages import Words, locale_of, words_of
from retrieval.types import Question

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_STYLES = {"passages": discord.ButtonStyle.primary, "coverage": discord.ButtonStyle.primary}
_EMOJI = {"good": "👍", "bad": "👎"}
EDITED_FOR = timedelta(minutes=10)  # a question that was edited may be asked anew

Interaction = discord.Interaction["FootnoteBot"]


def answer_view(
    receipt_id: str, *, coverage: bool, words: Words, in_post: bool = False, edited: bool = False
) -> discord.ui.View:
    """Return the buttons under an answer.

    `coverage` offers to ask for articles, as under an abstention; `in_post` to mark a forum post as solved; `edited` to
    ask anew what was edited.
    """
    more = {"coverage": coverage, "solved": in_post, "edited": edited}
    names = ["passages", "why", "good", "bad", *(name for name, offered in more.items() if offered)]
    return _view([ReceiptButton(name, receipt_id, words=words) for name in names])


def add_answer_items(bot: "FootnoteBot") -> None:
    """Let a bot know the buttons of the messages that it sent before it was restarted."""
    bot.add_dynamic_items(ReceiptButton)


class ReceiptButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"fn:(?P<what>[a-z]+):(?P<receipt>[A-Za-z0-9_-]{12})(?::(?P<page>\d{1,3}))?",
):
    """Do something with the receipt of an answer, for whoever presses it, seen by them alone."""

    def __init__(self, what: str, receipt_id: str, page: int | None = None, *, words: Words | None = None) -> None:
        super().__init__(
            discord.ui.Button(
                style=_STYLES.get(what, discord.ButtonStyle.secondary),
                label=words(f"buttons-{what}") if words and what not in _EMOJI else None,
                emoji=_EMOJI.get(what),
                custom_id=f"fn:{what}:{receipt_id}" + ("" if page is None else f":{page}"),
                disabled=page is not None and page < 0,
            )
        )
        self.what, self.receipt_id, self.page = what, receipt_id, page or 0

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was pressed."""
        return cls(match["what"], match["receipt"], int(match["page"]) if match["page"] else None)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button is for; what goes wrong is told to whoever pressed it."""
        try:
            await self._press(interaction)
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            await tell_error(interaction, error)

    async def _press(self, interaction: Interaction) -> None:
        words = words_of(interaction)
        if not interaction.client.answers_in(interaction.guild_id):
            raise Refused("errors-elsewhere-only")
        if self.what == "bad":  # a modal has to be the first response; what is written in it is held against the rest
            await interaction.response.send_modal(FeedbackModal(self.receipt_id, words))
            return
        if self.what in ("previous", "next"):
            await interaction.response.defer()
        else:
            await defer(interaction, private=True)
        await admit(interaction)
        receipt = await receipt_for(interaction, self.receipt_id)
        actions = {
            "good": self._good,
            "coverage": self._coverage,
            "why": self._why,
            "again": self._again,
            "edited": self._edited,
            "delete": self._delete,
            "solved": self._solved,
        }
        await actions.get(self.what, self._passages)(interaction, receipt, words)

    async def _passages(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        def read() -> tuple[int, str | None]:
            catalog = interaction.client.engine.catalog
            snapshot = catalog.snapshot(receipt.snapshot)
            found = catalog.passages(snapshot, receipt.keys) if snapshot else {}
            page = first_quoted(receipt, found) if self.what == "passages" else min(self.page, len(receipt.keys) - 1)
            return page, passage_page(receipt, found, page, words) if receipt.keys[page] in found else None

        nothing = 0, words("buttons-no-passages")
        page, text = await interaction.client.in_thread(read) if receipt.keys else nothing
        if text is None:
            view = _view([ReceiptButton("again", receipt.id, words=words)])
            await interaction.edit_original_response(content=words("buttons-passages-gone"), view=view)
            return
        turning = [ReceiptButton("previous", receipt.id, page - 1, words=words)] if page > 0 else []
        if page + 1 < len(receipt.keys):
            turning.append(ReceiptButton("next", receipt.id, page + 1, words=words))
        await interaction.edit_original_response(content=text, view=_view(turning))

    async def _why(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        def read() -> str:
            catalog = interaction.client.engine.catalog
            snapshot = catalog.snapshot(receipt.snapshot)
            if not snapshot:
                return explanation(receipt, None, {}, words)
            known = catalog.known(snapshot.index)
            return explanation(receipt, snapshot, catalog.passages(snapshot, receipt.keys), words, known)

        names = ["again", *(["delete"] if _is_askers(interaction, receipt) else [])]
        view = _view([ReceiptButton(name, receipt.id, words=words) for name in names])
        text = await interaction.client.in_thread(read)
        await interaction.edit_original_response(content=text, view=view)

    async def _again(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        bot, question = interaction.client, Question(receipt.question, receipt.turns, filters=receipt.filters)
        today = await bot.answering.again(
            asker_of(interaction), question, ResponseDelivery(interaction, private=True).show
        )
        await interaction.edit_original_response(content=difference(receipt, today, words))

    async def _edited(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        """Ask anew what was edited, in place of the answer of before."""
        if receipt.user_id != interaction.user.id:
            raise Refused("buttons-only-asker")
        bot, asked = interaction.client, receipt.question_message_id
        message = await _asked_in(interaction, receipt.channel_id, asked) if asked else None
        if message is None or message.edited_at is None or interaction.created_at - message.edited_at > EDITED_FOR:
            raise Refused("buttons-edited-late")
        await delete_answer(bot, receipt)
        await interaction.delete_original_response()
        bot.dispatch("question_edited", message)

    async def _delete(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        if not _is_askers(interaction, receipt):
            raise Refused("buttons-only-asker")
        done = await delete_answer(interaction.client, receipt)
        said = words("buttons-deleted" if done else "buttons-not-deleted")
        await interaction.edit_original_response(content=said, view=None)

    async def _solved(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        if not _is_askers(interaction, receipt):
            raise Refused("buttons-only-asker")
        tagged = await mark_post(interaction.channel, "solved")
        await interaction.edit_original_response(content=words("posts-solved" if tagged else "posts-no-tag"))

    async def _good(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        said = words(await keep_feedback(interaction, receipt.id, good=True, wrong=None))
        await interaction.edit_original_response(content=said)

    async def _coverage(self, interaction: Interaction, receipt: Receipt, words: Words) -> None:
        bot = interaction.client
        if not is_in_server(interaction):
            raise Refused("errors-not-in-server")
        if await bot.in_thread(bot.records.opted_out, interaction.user.id):
            await interaction.edit_original_response(content=words("buttons-coverage-private"))
            return
        most = bot.settings.follow_limit
        if most and len(await bot.in_thread(bot.records.followed, interaction.user.id)) >= most:
            raise Refused("follow-too-many", most=most)
        request = await bot.in_thread(
            bot.records.request_coverage,
            interaction.guild_id,
            interaction.user.id,
            interaction.channel_id or 0,
            receipt.query if receipt.turns else receipt.question,  # what makes sense without what was said before
            locale_of(interaction),
        )
        await interaction.edit_original_response(content=words("buttons-coverage-asked", people=request.people))


async def _asked_in(interaction: Interaction, channel_id: int, message_id: int) -> discord.Message | None:
    """Return a question as it stands now; None where it, or its channel, is gone."""
    guild, bot = interaction.guild, interaction.client
    place = guild.get_channel_or_thread(channel_id) if guild else bot.get_channel(channel_id)
    try:
        found = place or await bot.fetch_channel(channel_id)
        return await found.fetch_message(message_id) if isinstance(found, discord.abc.Messageable) else None
    except discord.NotFound:
        return None


def _is_askers(interaction: Interaction, receipt: Receipt) -> bool:
    """Return whether whoever presses asked the question, or moderates the server that it was asked in."""
    return receipt.user_id == interaction.user.id or interaction.client.is_moderator(interaction.user)


def _view(items: list[ReceiptButton]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view
