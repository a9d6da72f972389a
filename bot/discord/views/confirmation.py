"""Cards that ask a moderator, and the buttons and modals under them, each of which checks again who presses it.

A button's custom id names what it does and its card; what the card is about is in the records, so that buttons work
after a restart and nothing that a client sends is believed.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

import discord

from bot.discord.checks import NotModerator
from bot.discord.responses import defer, tell_error
from bot.records import Card, Deed, Result, new_receipt_id
from bot.render.discord_limits import BUTTON_LABEL, MODAL_TITLE, clip
from bot.render.errors import Refused
from bot.render.messages import Words, words_of
from corpus.errors import FootnoteError
from retrieval.store.database import now

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

Interaction = discord.Interaction["FootnoteBot"]
Act = Callable[[Interaction, Card], Awaitable[None]]
# What is done with what the button stands under: it is edited, something new is said to whoever pressed, or a modal
# comes up, which has to be the first response.
Answer = Literal["edit", "new", "modal"]


@dataclass(frozen=True, slots=True)
class _Handler:
    act: Act
    deed: str
    answer: Answer


# The commands that change something; of those that look, nothing is kept.
_CHANGING = ("add", "cancel", "corrections", "feedback", "notify", "questions", "refresh", "rollback", "source add",
             "source import", "source remove")  # fmt: skip
_HANDLERS: dict[str, _Handler] = {}


def handles(what: str, *, deed: str, answer: Answer = "edit") -> Callable[[Act], Act]:
    """Let a function do what a button is for; `deed` is the command that it belongs to."""

    def register(act: Act) -> Act:
        _HANDLERS[what] = _Handler(act, deed, answer)
        return act

    return register


async def admit(interaction: Interaction, deed: str, details: str = "") -> None:
    """Let those go on who may move the corpus. Raises NotModerator, and keeps that somebody tried.

    Of servers that the bot doesn't answer in nothing is kept: anybody could fill the records from there.
    """
    why = interaction.client.why_not_corpus(interaction)
    if why is None:
        return
    if why not in ("errors-elsewhere-only", "errors-guild-only"):
        await keep_deed(interaction, deed, details, "refused")
    raise NotModerator(why)


async def keep_deed(interaction: Interaction, deed: str, details: str, result: Result = "done") -> None:
    """Keep what whoever called did."""
    bot: FootnoteBot = interaction.client
    where = (interaction.user.id, interaction.guild_id or 0, interaction.channel_id or 0)
    await bot.in_thread(bot.records.keep_deed, Deed(now(), *where, deed, details, result))


async def keep_failure(interaction: Interaction, deed: str, details: str, error: BaseException) -> None:
    """Keep that something that changes the corpus failed; who may not, or asked for what there isn't, did nothing."""
    cause = getattr(error, "original", error)
    if deed not in _CHANGING or isinstance(cause, NotModerator | Refused):
        return
    try:
        await keep_deed(interaction, deed, " · ".join(filter(None, (details, type(cause).__name__))), "failed")
    except FootnoteError as unkept:
        logger.warning("a deed that failed could not be kept: %s", unkept)


async def card_of(interaction: Interaction, about: dict[str, Any], kind: str = "") -> Card:
    """Keep what a new card is about, and return it."""
    card = Card(new_receipt_id(), interaction.guild_id or 0, kind, about)
    await interaction.client.in_thread(interaction.client.records.keep_card, card)
    return card


async def take(interaction: Interaction, card: Card) -> None:
    """Take a card, so that what it asks is done once. Raises Refused where somebody was first."""
    if not await interaction.client.in_thread(interaction.client.records.take_card, card.id):
        raise Refused("corpus-card-gone")


class CardButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"fn:card:(?P<what>[a-z-]{1,32}):(?P<card>[A-Za-z0-9_-]{12})",
):
    """Do something with what a card is about, for moderators of the guild that the card is in."""

    def __init__(
        self,
        what: str,
        card_id: str,
        label: str = "…",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        row: int | None = None,
    ) -> None:
        super().__init__(
            discord.ui.Button(
                style=style, label=clip(label, BUTTON_LABEL), custom_id=f"fn:card:{what}:{card_id}", row=row
            )
        )
        self.what, self.card_id = what, card_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was pressed."""
        return cls(match["what"], match["card"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button is for; what goes wrong is told to whoever pressed it."""
        handler = _HANDLERS.get(self.what)
        try:
            if handler is None:  # of another version
                raise Refused("corpus-card-gone")
            await admit(interaction, handler.deed)
            if handler.answer == "edit":
                await interaction.response.defer()
            elif handler.answer == "new":
                await defer(interaction, private=True)
            await handler.act(interaction, await _card(interaction, self.card_id, handler.deed))
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            await tell_error(interaction, error)
            await keep_failure(interaction, handler.deed if handler else "", "", error)


class CardModal(discord.ui.Modal):
    """Ask for something that a card is about; who submits is checked again."""

    def __init__(self, title: str, card: Card, deed: str, answer: Answer = "edit") -> None:
        super().__init__(title=clip(title, MODAL_TITLE), custom_id=f"fn:ask:{card.id}")
        self._card_id, self._deed, self._answer = card.id, deed, answer

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Do what the modal is for; what goes wrong is told to whoever submitted it."""
        try:
            await admit(interaction, self._deed)
            if self._answer == "edit" and interaction.message:
                await interaction.response.defer()
            else:
                await defer(interaction, private=True)
            await self.submit(interaction, await _card(interaction, self._card_id, self._deed))
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            await tell_error(interaction, error)
            await keep_failure(interaction, self._deed, "", error)

    async def submit(self, interaction: Interaction, card: Card) -> None:
        """Do what the modal is for, after whoever submits was let through."""
        raise NotImplementedError


def buttons(*items: CardButton) -> discord.ui.View:
    """Return a view of buttons, which stays."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


def asking(card: Card, words: Words, yes: str, *, danger: bool = True, no: str = "corpus-no") -> discord.ui.View:
    """Return the two buttons of a question: `yes` is both what is done and, as `corpus-yes`, the key of its label."""
    style = discord.ButtonStyle.danger if danger else discord.ButtonStyle.success
    return buttons(CardButton(yes, card.id, words(f"corpus-do-{yes}"), style), CardButton("leave", card.id, words(no)))


@handles("leave", deed="leave")
async def _leave(interaction: Interaction, card: Card) -> None:
    """Do nothing of what a card asks."""
    await take(interaction, card)
    said = words_of(interaction)("corpus-left")
    await interaction.edit_original_response(content=said, embeds=[], attachments=[], view=None)


async def _card(interaction: Interaction, card_id: str, deed: str) -> Card:
    """Return a card of this guild. Raises Refused for another guild's, or one that is gone."""
    bot: FootnoteBot = interaction.client
    card = await bot.at_once(bot.records.card, card_id)
    if card is None:
        raise Refused("corpus-card-gone")
    if card.guild_id != (interaction.guild_id or 0):
        await keep_deed(interaction, deed, "", "refused")
        raise Refused("corpus-card-elsewhere")
    return card
