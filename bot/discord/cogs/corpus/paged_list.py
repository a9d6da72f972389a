"""Lists that moderators leaf through: things that wait, a row of buttons each, and plain lines.

Whatever is done, the list is shown anew, at the page that it was at.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import discord

from bot.discord.views.moderator_buttons import Interaction, ModeratorButton, button_handler, button_view, save_state
from bot.records import ViewState
from bot.render.discord_limits import MESSAGE_CHARS, clip
from bot.render.messages import words_of
from bot.render.text_blocks import pages_of

# A message has five rows of buttons; the last one turns the pages.
SHOWN = 4
_ARROWS = 4
_PAGE_CHARS = 100  # that the line on the page may have


class Show(Protocol):
    """Show a list at a page, counted from 0; one that there is no more is the last one."""

    def __call__(self, interaction: Interaction, *, page: int = 0) -> Awaitable[None]:
        """Show it in place of what is shown."""
        ...


_T = TypeVar("_T")
_S = TypeVar("_S", bound=Show)


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one thing of a list: what is said of it, what its buttons are about, and the names of what they do."""

    text: str
    about: dict[str, Any]
    does: tuple[str, ...]


def paged(action: str) -> Callable[[_S], _S]:
    """Let a function show the other pages of the list that a command, `action`, shows."""

    def register(show: _S) -> _S:
        @button_handler(_turning(action), action=action)
        async def turn(interaction: Interaction, state: ViewState) -> None:
            await show(interaction, page=state.about["page"])

        return show

    return register


async def show_list(
    interaction: Interaction,
    action: str,
    found: Sequence[_T],
    item: Callable[[_T], Item],
    *,
    page: int,
    note: str = "",
    size: int = SHOWN,
) -> None:
    """Show a page of what was found, of `size` things, in place of what is shown, or that there is nothing.

    The messages `reviews-DEED` and `reviews-no-DEED` of the catalogue stand above them, or in their place.
    """
    words = words_of(interaction)
    if not found:
        said = "\n".join(filter(None, (note, words(f"reviews-no-{action}"))))
        await interaction.edit_original_response(content=said, view=None)
        return
    pages = -(-len(found) // size)
    page = min(page, pages - 1)
    lines, under = ([note, ""] if note else []) + [words(f"reviews-{action}")], []
    for row, one in enumerate(found[page * size : (page + 1) * size]):
        shown, n = item(one), page * size + row + 1
        state = await save_state(interaction, {**shown.about, "page": page}, "item")
        lines.append(f"**{n}.** {clip(shown.text, (MESSAGE_CHARS - 300 - _PAGE_CHARS) // size)}")
        for place, what in enumerate(shown.does):
            style = discord.ButtonStyle.primary if place == 0 else discord.ButtonStyle.secondary
            under.append(ModeratorButton(what, state.id, f"{n}. {words(f'corpus-do-{what}')}", style, row))
    if pages > 1:
        lines.append(words("corpus-page", page=page + 1, pages=pages))
        under += await _arrows(interaction, action, page, pages)
    text = clip("\n".join(lines), MESSAGE_CHARS)
    await interaction.edit_original_response(content=text, view=button_view(*under), embeds=[], attachments=[])


async def show_lines(interaction: Interaction, action: str, lines: Sequence[str], page: int) -> None:
    """Show a page of lines in place of what is shown."""
    words = words_of(interaction)
    pages = pages_of(lines, gap="\n", room=MESSAGE_CHARS - _PAGE_CHARS)
    page = min(page, len(pages) - 1)
    if len(pages) == 1:
        await interaction.edit_original_response(content=pages[0], view=None)
        return
    text = f"{pages[page]}\n{words('corpus-page', page=page + 1, pages=len(pages))}"
    view = button_view(*await _arrows(interaction, action, page, len(pages)))
    await interaction.edit_original_response(content=text, view=view)


async def _arrows(interaction: Interaction, action: str, page: int, pages: int) -> list[ModeratorButton]:
    """Return the buttons that turn to the page before and the page after, as far as there are any."""
    words, what = words_of(interaction), _turning(action)
    found = []
    for name, there in (("before", page - 1), ("after", page + 1)):
        if 0 <= there < pages:
            state = await save_state(interaction, {"page": there}, "page")
            found.append(ModeratorButton(what, state.id, words(f"corpus-page-{name}"), row=_ARROWS))
    return found


def _turning(action: str) -> str:
    return f"turn-{action.replace(' ', '-')}"
