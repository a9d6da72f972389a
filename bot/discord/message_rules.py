"""Decide whether a message is a question for the bot, and where it is answered. Rules only: Discord isn't asked."""

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.records import AccessRule, Mode
from bot.render.discord_limits import THREAD_NAME, clip


class Decision(enum.Enum):
    """What to do with a message."""

    IGNORE = enum.auto()
    ANSWER = enum.auto()
    ANSWER_IN_THREAD = enum.auto()
    TELL_HOW = enum.auto()


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """Hold what is known of a message that a person wrote; `parent_id` is a thread's channel."""

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


def decide(message: MessageFacts, mode: Mode, rules: Sequence[AccessRule], *, is_moderator: bool) -> Decision:
    """Return what to do with a message, in a channel that is set so, under the rules of its guild.

    A direct message is always for the bot. Elsewhere it is where it mentions the bot or replies to it, where it stands
    in a thread that the bot opened, or where the channel answers everything.
    """
    if message.guild_id is None:
        return Decision.ANSWER if message.text else Decision.TELL_HOW
    if mode == "off" or message.mentions_everyone or not (is_moderator or _may_ask(message, rules)):
        return Decision.IGNORE
    if message.mentions_me or message.replies_to_me:
        # Without the message-content intent Discord hands over no text of what doesn't mention the bot.
        if not message.text:
            return Decision.TELL_HOW
        return Decision.ANSWER_IN_THREAD if mode == "thread" and message.parent_id is None else Decision.ANSWER
    if message.own_thread:
        return Decision.ANSWER if message.text else Decision.TELL_HOW
    to_all = bool(message.text) and not message.replies and not message.mentions_others
    return Decision.ANSWER if mode == "all" and to_all else Decision.IGNORE


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
