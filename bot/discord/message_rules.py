"""Decide whether a message is a question for the bot, and where it is answered. Rules only: Discord isn't asked.

What the words of a message make of it is told by `retrieval.query.message_kinds`.
"""

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.records import AccessRule, Mode
from bot.render.discord_limits import THREAD_NAME, clip
from retrieval.query.check_requests import asks_to_check
from retrieval.query.cleaning import clean
from retrieval.query.intents import intent_of
from retrieval.query.message_kinds import Card, kind_of

_CARDS: tuple[Card, ...] = ("help", "about", "articles", "news")


class Decision(enum.Enum):
    """What to do with a message."""

    IGNORE = enum.auto()
    ANSWER = enum.auto()
    ANSWER_IN_THREAD = enum.auto()
    SHOW_CARD = enum.auto()
    REACT = enum.auto()
    TELL_HOW = enum.auto()


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """Hold what is known of a message that a person wrote; `parent_id` is a thread's channel.

    `carries` tells that it has more than words: a file, a forward, or a message that it replies to and isn't the bot's.
    `withheld` tells that Discord hands over no text but of what mentions the bot. `in_post` is of a forum, and
    `opens_post` the message that a post begins with.
    """

    author_id: int
    role_ids: frozenset[int]
    guild_id: int | None
    channel_id: int
    parent_id: int | None
    mentions_me: bool
    replies_to_me: bool
    mentions_everyone: bool
    mentions_others: bool
    replies: bool
    own_thread: bool
    text: str
    carries: bool = False
    withheld: bool = False
    in_post: bool = False
    opens_post: bool = False


def decide(message: MessageFacts, mode: Mode, rules: Sequence[AccessRule], *, is_moderator: bool) -> Decision:
    """Return what to do with a message, in a channel that is set so, under the rules of its guild.

    A direct message is always for the bot. Elsewhere it is where it mentions the bot or replies to it; what asks
    something is too where it stands in a thread that the bot opened, or where the channel answers every question, and
    in a forum that does, each new post.
    """
    if message.guild_id is None:
        return _spoken_to(message)
    if mode == "off" or message.mentions_everyone or not (is_moderator or _may_ask(message, rules)):
        return Decision.IGNORE
    if message.mentions_me or message.replies_to_me:
        found = _spoken_to(message)
        opens = found is Decision.ANSWER and mode == "thread" and message.parent_id is None
        return Decision.ANSWER_IN_THREAD if opens else found
    if message.opens_post:
        return Decision.ANSWER if mode in ("all", "thread") else Decision.IGNORE
    if message.own_thread or (mode == "all" and not message.in_post):
        return _overheard(message)
    return Decision.IGNORE


def _spoken_to(message: MessageFacts) -> Decision:
    """Decide on what is said to the bot: all that isn't small talk is a question."""
    if not message.text:
        return Decision.ANSWER if message.carries else Decision.TELL_HOW
    if card_of(message.text):
        return Decision.SHOW_CARD
    kind = kind_of(message.text)
    if kind == "thanks":
        return Decision.REACT
    if kind == "small talk" and not (message.carries and asks_to_check(message.text)):
        return Decision.IGNORE if message.replies else Decision.TELL_HOW
    return Decision.ANSWER


def _overheard(message: MessageFacts) -> Decision:
    """Decide on what is said where the bot reads along: what asks something, of nobody else."""
    if message.mentions_others or message.replies:
        return Decision.IGNORE
    if not message.text:
        return Decision.TELL_HOW if message.own_thread and message.withheld else Decision.IGNORE
    if card_of(message.text):
        return Decision.SHOW_CARD
    kind = kind_of(message.text)
    if kind == "thanks" and message.own_thread:
        return Decision.REACT
    # "The toll?" goes on with what was said in a thread, and in a channel may be anybody's.
    goes_on = kind == "remark" and message.own_thread and message.text.rstrip().endswith(("?", "？"))
    return Decision.ANSWER if kind in ("question", "articles") or goes_on else Decision.IGNORE


def card_of(text: str) -> Card | None:
    """Return the card that answers a message, None for others; what articles there are, an answer lists."""
    kind = kind_of(text)
    if kind == "articles" and intent_of(clean(text)).kind == "catalog":
        return None
    return next((card for card in _CARDS if card == kind), None)


def may_ask(
    user_id: int, role_ids: frozenset[int], channel_id: int, parent_id: int | None, rules: Sequence[AccessRule]
) -> bool:
    """Whether the rules let a person ask there: one that denies wins; of a kind that allows any, one must fit."""
    targets = {"member": {user_id}, "role": role_ids, "channel": {channel_id, parent_id}}
    for kind, here in targets.items():
        matching = [rule for rule in rules if rule.kind == kind]
        if any(rule.target_id in here for rule in matching if not rule.allow):
            return False
    people = [rule for rule in rules if rule.allow and rule.kind in ("member", "role")]
    places = [rule for rule in rules if rule.allow and rule.kind == "channel"]
    return all(not some or any(rule.target_id in targets[rule.kind] for rule in some) for some in (people, places))


def _may_ask(message: MessageFacts, rules: Sequence[AccessRule]) -> bool:
    return may_ask(message.author_id, message.role_ids, message.channel_id, message.parent_id, rules)


def thread_name(question: str) -> str:
    """Return what a thread is called after its question: one line, nothing that Discord would act on."""
    plain = re.sub(r"<(?:@[!&]?|#|a?:\w+:)\d+>|https?://\S+|[*_~|`<>\\]", " ", question)
    return clip(" ".join(plain.replace("@", "").split()), THREAD_NAME) or "?"
