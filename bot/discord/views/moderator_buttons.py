"""The buttons under what moderators are shown, and their modals, each of which checks again who presses it.

A button's custom id names what it does and the state of its view, which is in the records, so that buttons work after
a restart and nothing that a client sends is believed.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

import discord

from bot.discord.permissions.audit import check_corpus_access, log_action, log_failure
from bot.discord.responses import defer, tell_error
from bot.records import ViewState, new_receipt_id
from bot.render.discord_limits import BUTTON_LABEL, MODAL_TITLE, clip
from bot.render.errors import Refused
from bot.render.messages import Words, words_of

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

Interaction = discord.Interaction["FootnoteBot"]
Handler = Callable[[Interaction, ViewState], Awaitable[None]]
# What is done with what the button stands under: it is edited, something new is said to whoever pressed, or a modal
# comes up, which has to be the first response.
Response = Literal["edit", "new", "modal"]


@dataclass(frozen=True, slots=True)
class _Registered:
    handler: Handler
    action: str
    response: Response


_HANDLERS: dict[str, _Registered] = {}


def button_handler(what: str, *, action: str, response: Response = "edit") -> Callable[[Handler], Handler]:
    """Let a function do what a button is for; `action` is the command that it belongs to."""

    def register(handler: Handler) -> Handler:
        _HANDLERS[what] = _Registered(handler, action, response)
        return handler

    return register


async def save_state(interaction: Interaction, about: dict[str, Any], kind: str = "") -> ViewState:
    """Keep what the buttons of a new view are about, and return it."""
    state = ViewState(new_receipt_id(), interaction.guild_id or 0, kind, about)
    await interaction.client.in_thread(interaction.client.records.save_view_state, state)
    return state


async def claim(interaction: Interaction, state: ViewState) -> None:
    """Claim a state, so that what its buttons ask is done once. Raises Refused where somebody was first."""
    if not await interaction.client.in_thread(interaction.client.records.claim_view_state, state.id):
        raise Refused("corpus-card-gone")


class ModeratorButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=r"fn:card:(?P<what>[a-z-]{1,32}):(?P<state>[A-Za-z0-9_-]{12})",
):
    """Do something with what a state is about, for moderators of the guild that it is of."""

    def __init__(
        self,
        what: str,
        state_id: str,
        label: str = "…",
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        row: int | None = None,
    ) -> None:
        super().__init__(
            discord.ui.Button(
                style=style, label=clip(label, BUTTON_LABEL), custom_id=f"fn:card:{what}:{state_id}", row=row
            )
        )
        self.what, self.state_id = what, state_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was pressed."""
        return cls(match["what"], match["state"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button is for; what goes wrong is told to whoever pressed it."""
        registered = _HANDLERS.get(self.what)
        try:
            if registered is None:  # of another version
                raise Refused("corpus-card-gone")
            await check_corpus_access(interaction, registered.action)
            if registered.response == "edit":
                await interaction.response.defer()
            elif registered.response == "new":
                await defer(interaction, private=True)
            await registered.handler(interaction, await _state(interaction, self.state_id, registered.action))
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            await tell_error(interaction, error)
            await log_failure(interaction, registered.action if registered else "", error=error)


class ModeratorModal(discord.ui.Modal):
    """Ask for something that a state is about; who submits is checked again."""

    def __init__(self, title: str, state: ViewState, action: str, response: Response = "edit") -> None:
        super().__init__(title=clip(title, MODAL_TITLE), custom_id=f"fn:ask:{state.id}")
        self._state_id, self._action, self._response = state.id, action, response

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Do what the modal is for; what goes wrong is told to whoever submitted it."""
        try:
            await check_corpus_access(interaction, self._action)
            if self._response == "edit" and interaction.message:
                await interaction.response.defer()
            else:
                await defer(interaction, private=True)
            await self.submit(interaction, await _state(interaction, self._state_id, self._action))
        except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
            await tell_error(interaction, error)
            await log_failure(interaction, self._action, error=error)

    async def submit(self, interaction: Interaction, state: ViewState) -> None:
        """Do what the modal is for, after whoever submits was let through."""
        raise NotImplementedError


def button_view(*items: ModeratorButton) -> discord.ui.View:
    """Return a view of buttons, which stays."""
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


def confirm_view(
    state: ViewState, words: Words, yes: str, *, danger: bool = True, no: str = "corpus-no"
) -> discord.ui.View:
    """Return the two buttons of a question: `yes` is both what is done and, as `corpus-yes`, the key of its label."""
    style = discord.ButtonStyle.danger if danger else discord.ButtonStyle.success
    return button_view(
        ModeratorButton(yes, state.id, words(f"corpus-do-{yes}"), style), ModeratorButton("leave", state.id, words(no))
    )


@button_handler("leave", action="leave")
async def _leave(interaction: Interaction, state: ViewState) -> None:
    """Do nothing of what was asked."""
    await claim(interaction, state)
    said = words_of(interaction)("corpus-left")
    await interaction.edit_original_response(content=said, embeds=[], attachments=[], view=None)


async def _state(interaction: Interaction, state_id: str, action: str) -> ViewState:
    """Return a state of this guild. Raises Refused for another guild's, or one that is gone."""
    bot: FootnoteBot = interaction.client
    state = await bot.in_modal_thread(bot.records.view_state, state_id)
    if state is None:
        raise Refused("corpus-card-gone")
    if state.guild_id != (interaction.guild_id or 0):
        await log_action(interaction, action, result="refused")
        raise Refused("corpus-card-elsewhere")
    return state
