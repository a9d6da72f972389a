"""What was said before a question: along its chain of replies, and in the bot's own thread or a direct message.

Branches are kept apart: a chain is what its replies name, whoever else replies to the same answers; in a thread, it is
what the same person asked there, unless they reply to somebody else's answer.
"""

import logging
import re
from typing import TYPE_CHECKING

import discord

from bot.discord.message_rules import MessageFacts
from bot.discord.messages.message_content import content_of
from retrieval.types import Turn

if TYPE_CHECKING:
    from bot.discord.bot import FootnoteBot

logger = logging.getLogger(__name__)

TURNS_KEPT = 10
_LONGEST_TURN = 1_500  # characters of what somebody else wrote
# A page or more of an answer may lie between two turns.
_THREAD_MESSAGES = 40
_MARKER = re.compile(r"\s?\[\d+\]")


def question_text(content: str, bot_id: int, role_id: int | None = None) -> str:
    """Return what a message asks: its content without the bot's own mention, or that of the role it came with.

    Lines stay lines: a signature and a quote are told by where they begin.
    """
    mine = rf"<@!?{bot_id}>|<@&{role_id}>" if role_id else rf"<@!?{bot_id}>"
    lines = (" ".join(line.split()) for line in re.sub(mine, " ", content).splitlines())
    return "\n".join(filter(None, lines))


def message_facts(message: discord.Message, me_id: int, *, own_thread: bool, withheld: bool = False) -> MessageFacts:
    """Return what is known of a message; `withheld` tells that Discord hands over no text that doesn't mention the bot.

    A mention in a code block is none for Discord, and a reply mentions whom it replies to without a word of it in its
    text: both the text and Discord must say that the bot is mentioned. Who names the role that came with the bot, and
    has no other members, means the bot.
    """
    named = any(user.id == me_id for user in message.mentions)
    role = message.guild.self_role if message.guild else None
    by_role = role is not None and role.id in message.raw_role_mentions
    to_me = _is_reply_to(message, me_id)
    roles = message.author.roles if isinstance(message.author, discord.Member) else []
    channel = message.channel
    parent = channel.parent if isinstance(channel, discord.Thread) else None
    in_post = isinstance(parent, discord.ForumChannel)
    return MessageFacts(
        author_id=message.author.id,
        role_ids=frozenset(role.id for role in roles),
        guild_id=message.guild.id if message.guild else None,
        channel_id=channel.id,
        parent_id=channel.parent_id if isinstance(channel, discord.Thread) else None,
        mentions_me=by_role or (named and me_id in message.raw_mentions),
        replies_to_me=to_me,
        mentions_everyone=message.mention_everyone,
        mentions_others=any(user.id != me_id for user in message.mentions),
        replies=message.reference is not None,
        own_thread=own_thread,
        text=question_text(message.content, me_id, role.id if role else None),
        carries=bool(message.attachments or message.message_snapshots or (message.reference and not to_me)),
        withheld=withheld,
        in_post=in_post,
        opens_post=in_post and message.id == channel.id,
    )


def _is_reply_to(message: discord.Message, person_id: int) -> bool:
    replied = message.reference.resolved if message.reference else None
    return isinstance(replied, discord.Message) and replied.author.id == person_id


async def turns_of(bot: "FootnoteBot", message: discord.Message, *, own_thread: bool) -> tuple[Turn, ...]:
    """Return what was said before a message, oldest first, at most ten turns."""
    first, turns = await _chain(bot, message)
    if not turns and not own_thread and isinstance(message.channel, discord.Thread):
        turns = await _opening(bot, message)
    if len(turns) < TURNS_KEPT and (own_thread or message.guild is None):
        turns = [*await _turns_before(bot, first), *turns]
    return tuple(turns[-TURNS_KEPT:])


async def _opening(bot: "FootnoteBot", message: discord.Message) -> list[Turn]:
    """Return what somebody else's thread is about: a post's title, its tags, and the message that it began with."""
    thread = message.channel
    if not isinstance(thread, discord.Thread):
        return []
    first = thread.starter_message or await _fetched(thread, thread.id)
    if first is None and isinstance(thread.parent, discord.TextChannel):
        first = await _fetched(thread.parent, thread.id)  # a thread that was opened on a message begins outside it
    said = (await content_of(first)).text if first and first.id != message.id else ""
    me = bot.user.id if bot.user else 0
    about = " ".join(filter(None, (post_title(thread), question_text(said, me))))
    return [Turn("user", about[:_LONGEST_TURN])]


def post_title(thread: discord.Thread) -> str:
    """Return what a thread is called, with the tags of a post."""
    tags = ", ".join(tag.name for tag in thread.applied_tags)
    return f"{thread.name} ({tags})" if tags else thread.name


async def _chain(bot: "FootnoteBot", message: discord.Message) -> tuple[discord.Message, list[Turn]]:
    """Follow the replies backwards; a message that is gone, or can't be read, ends the chain. Returns its first."""
    turns: list[Turn] = []
    current = message
    while len(turns) < TURNS_KEPT and (earlier := await replied_to(current)):
        turns[:0] = await _turns_in(bot, earlier)
        # A receipt holds both the question and the answer: the chain goes on before the question.
        current = await _question_of(bot, earlier) or earlier
    return current, turns


async def replied_to(message: discord.Message) -> discord.Message | None:
    """Return the message that a message replies to, None where it is gone, elsewhere or can't be read."""
    reference = message.reference
    if reference is None or reference.message_id is None or reference.channel_id != message.channel.id:
        return None
    if message.message_snapshots:  # a forward names where it is from as a reply does
        return None
    known = reference.resolved or reference.cached_message
    if isinstance(known, discord.Message):
        return known
    return await _fetched(message.channel, reference.message_id)


async def _fetched(channel: discord.abc.Messageable, message_id: int) -> discord.Message | None:
    try:
        return await channel.fetch_message(message_id)
    except (discord.NotFound, discord.Forbidden):
        return None
    except discord.HTTPException as error:
        logger.info("a conversation could not be followed (%d)", error.code)
        return None


async def _question_of(bot: "FootnoteBot", message: discord.Message) -> discord.Message | None:
    """Return the message that an answer of the bot's answers."""
    return await replied_to(message) if bot.user and message.author.id == bot.user.id else None


async def _turns_in(bot: "FootnoteBot", message: discord.Message) -> list[Turn]:
    """Return what a message says: an answer with its question, by its receipt, or a person's own words."""
    me = bot.user.id if bot.user else 0
    if message.author.id != me:
        text = question_text((await content_of(message)).text, me)[:_LONGEST_TURN]
        return [Turn("user", text)] if text else []
    receipt = await bot.in_thread(bot.records.receipt_of_message, message.id)
    if receipt:
        quotes = [citation.quote for citation in receipt.closest]
        answer = _MARKER.sub("", receipt.answer or " ".join((receipt.reason or "", *quotes)))
        return [Turn("user", receipt.question), Turn("agent", answer)]
    asked = await _question_of(bot, message)
    # What is small is said of the answer, or quoted under a sentence that a chat model wrote: it says nothing more.
    first = re.sub(r"^(?:> )?-# .*\n?|^> ", "", message.content.split("\n\n")[0], flags=re.MULTILINE)
    said = _MARKER.sub("", re.sub(r"\\(.)|\*\*", r"\1", first))
    before = [Turn("user", question_text(asked.content, me))] if asked and asked.content else []
    return [*before, Turn("agent", said)] if said else before


async def _turns_before(bot: "FootnoteBot", message: discord.Message) -> list[Turn]:
    """Read a place backwards from a message: what its author asked there, and what the bot answered them."""
    me = bot.user.id if bot.user else 0
    turns: list[Turn] = []
    try:
        async for earlier in message.channel.history(limit=_THREAD_MESSAGES, before=message):
            if earlier.author.id == me and await _answers(bot, earlier, message.author.id):
                turns[:0] = await _turns_in(bot, earlier)
            if len(turns) >= TURNS_KEPT:
                break
    except discord.HTTPException as error:
        logger.info("a thread could not be read (%d)", error.code)
    return turns


async def _answers(bot: "FootnoteBot", message: discord.Message, person_id: int) -> bool:
    """Return whether a message is the first page of an answer to a person; of who wants nothing kept, by its reply."""
    receipt = await bot.in_thread(bot.records.receipt_of_message, message.id)
    if receipt:
        return receipt.user_id == person_id and receipt.answer_message_ids[:1] == (message.id,)
    asked = await _question_of(bot, message)
    return asked is not None and asked.author.id == person_id
