"""Lists of things that wait for a moderator, a row of buttons each; whatever is done, the list is shown anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.limits import MESSAGE_CHARS, clip
from bot.views.confirming import CardButton, Interaction, buttons, card_of

# A message has five rows of buttons; what is left out moves up when these are dealt with.
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one thing of a list: what is said of it, what its buttons are about, and the names of what they do."""

    text: str
    about: dict[str, Any]
    does: tuple[str, ...]


async def show_list(interaction: Interaction, kind: str, items: Sequence[Item], more: int, note: str = "") -> None:
    """Show items of a kind in place of what is shown, with their numbers, or that there are none; `more` are left out.

    The messages `reviews-KIND` and `reviews-no-KIND` of the catalogue stand above them, or in their place.
    """
    words = interaction.client.words(interaction)
    if not items:
        said = "\n".join(filter(None, (note, words(f"reviews-no-{kind}"))))
        await interaction.edit_original_response(content=said, view=None)
        return
    lines, row = ([note, ""] if note else []) + [words(f"reviews-{kind}")], []
    for n, item in enumerate(items, start=1):
        card = await card_of(interaction, item.about, "item")
        lines.append(f"**{n}.** {clip(item.text, (MESSAGE_CHARS - 300) // SHOWN)}")
        for place, what in enumerate(item.does):
            style = discord.ButtonStyle.primary if place == 0 else discord.ButtonStyle.secondary
            row.append(CardButton(what, card.id, f"{n}. {words(f'corpus-do-{what}')}", style, n - 1))
    if more > 0:
        lines.append(words("corpus-more", count=more))
    text = clip("\n".join(lines), MESSAGE_CHARS)
    await interaction.edit_original_response(content=text, view=buttons(*row), embeds=[], attachments=[])
