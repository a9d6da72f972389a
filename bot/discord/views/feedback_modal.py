"""The window that asks what was wrong with an answer, and keeping what people think of answers."""

import re
from collections.abc import Iterable
from typing import Any

import discord

from bot.discord.permissions.admission import admit, receipt_for
from bot.discord.responses import defer, tell_error
from bot.render.discord_limits import MODAL_TITLE, TEXT_INPUT_LABEL, clip
from bot.render.messages import Words, words_of

_WRONG_CHARS = 1_000
_WRONG = "wrong"
_WRONG_ID = re.compile(r"fn:wrong:(?P<receipt>[A-Za-z0-9_-]{12})")

Interaction = discord.Interaction[Any]


class FeedbackModal(discord.ui.Modal):
    """Ask what was wrong with an answer. What is written there is taken by `take_feedback`, also after a restart."""

    def __init__(self, receipt_id: str, words: Words) -> None:
        super().__init__(title=clip(words("buttons-wrong-title"), MODAL_TITLE), custom_id=f"fn:wrong:{receipt_id}")
        self.wrong: discord.ui.TextInput[Any] = discord.ui.TextInput(
            label=clip(words("buttons-wrong-label"), TEXT_INPUT_LABEL),
            style=discord.TextStyle.paragraph,
            max_length=_WRONG_CHARS,
            required=False,
            custom_id=_WRONG,
        )
        self.add_item(self.wrong)
        # discord.py would hold it until it is submitted, for one person alone and never after a restart.
        self.stop()


async def take_feedback(interaction: Interaction) -> None:
    """Keep what a person wrote in the modal; what goes wrong is told to them."""
    data: dict[str, Any] = dict(interaction.data or {})
    asked = _WRONG_ID.fullmatch(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or not asked:
        return
    try:
        await defer(interaction, private=True)
        await admit(interaction)
        await receipt_for(interaction, asked["receipt"])
        written = _written(data.get("components", ())).strip()[:_WRONG_CHARS] or None
        key = await keep_feedback(interaction, asked["receipt"], good=False, wrong=written)
        await interaction.edit_original_response(content=words_of(interaction)(key))
    except Exception as error:  # noqa: BLE001  # discord.py would only log it, and the person see nothing
        await tell_error(interaction, error)


def _written(components: Iterable[dict[str, Any]]) -> str:
    """Return what stands in the modal's text input, in a row or a label."""
    for component in components:
        if component.get("custom_id") == _WRONG:
            return str(component.get("value") or "")
        inside = [*component.get("components", ()), *filter(None, (component.get("component"),))]
        if inside and (found := _written(inside)):
            return found
    return ""


async def keep_feedback(interaction: Interaction, receipt_id: str, *, good: bool, wrong: str | None) -> str:
    """Keep feedback, unless the person wants nothing kept. Returns the key of what to say."""
    records, person = interaction.client.records, interaction.user.id

    def keep() -> str:
        if records.opted_out(person):
            return "buttons-feedback-private"
        return "buttons-thanks" if records.keep_feedback(receipt_id, person, good=good, wrong=wrong) else "buttons-gone"

    key: str = await interaction.client.in_thread(keep)
    return key
