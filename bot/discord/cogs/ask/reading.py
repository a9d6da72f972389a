"""Read a message that is for the bot: what is asked, of what, and whether something is to be checked instead."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.discord.message_rules import MessageFacts
from bot.discord.messages.message_content import Material, content_of, material_of
from bot.discord.messages.turns import post_title, question_text, replied_to, turns_of
from bot.render.errors import Refused
from retrieval.query.check_requests import asks_to_check
from retrieval.query.message_kinds import kind_of
from retrieval.types import MAX_QUESTION_CHARS, Question, Turn

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

_NOTHING = Material()


@dataclass(frozen=True, slots=True)
class Claims:
    """Hold a text whose sentences are to be held against the articles."""

    text: str


async def read_message(bot: "FootnoteBot", message: discord.Message, facts: MessageFacts) -> Question | Claims:
    """Return what a message asks, or what it wants checked. Raises Refused where there is nothing to be read."""
    if facts.opens_post and isinstance(message.channel, discord.Thread):
        return _of_post(post_title(message.channel), message.channel.name, facts.text)
    carried, other = await material_of(message), await _other(bot, message, facts)
    checks = bool(facts.text) and asks_to_check(facts.text)
    shown = carried.text or other.text
    if facts.text and not (checks and (shown or facts.carries)):
        turns = await turns_of(bot, message, own_thread=facts.own_thread)
        return Question(facts.text, (*turns, *([Turn("user", carried.text)] if carried else [])))
    if shown:
        asked = question_text(shown, bot.user.id if bot.user else 0)
        is_question = not checks and len(asked) <= MAX_QUESTION_CHARS and kind_of(asked) == "question"
        return Question(asked) if is_question else Claims(shown)
    if carried.pictures or other.pictures:
        raise Refused("errors-pictures")
    raise Refused("errors-unreadable-file" if message.attachments else "errors-unreadable-reply")


async def _other(bot: "FootnoteBot", message: discord.Message, facts: MessageFacts) -> Material:
    """Return what the message says that this one replies to, where that isn't the bot's."""
    earlier = None if facts.replies_to_me else await replied_to(message)
    mine = earlier is not None and bot.user is not None and earlier.author.id == bot.user.id
    return await content_of(earlier) if earlier and not mine else _NOTHING


def _of_post(titled: str, title: str, text: str) -> Question:
    """Return what a forum post asks: by its title, or by its first message, and what the other says goes before."""
    if text and kind_of(text) == "question" and kind_of(title) != "question" and len(text) <= MAX_QUESTION_CHARS:
        return Question(text, (Turn("user", titled),))
    return Question(title, (Turn("user", text[:MAX_QUESTION_CHARS]),) if text else ())
