"""Which messages are questions for the bot, and where they are answered."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.message_rules import Decision, MessageFacts, decide, may_ask, thread_name
from bot.records import AccessRule

PLAIN = MessageFacts(
    author_id=1,
    role_ids=frozenset({21, 22}),
    guild_id=3,
    channel_id=4,
    parent_id=None,
    mentions_me=False,
    replies_to_me=False,
    mentions_everyone=False,
    mentions_others=False,
    replies=False,
    own_thread=False,
    text="who built it?",
)
MENTION = replace(PLAIN, mentions_me=True, mentions_others=False)
REPLY = replace(PLAIN, replies=True, replies_to_me=True)
THREAD = replace(PLAIN, channel_id=5, parent_id=4, own_thread=True)
POST = replace(PLAIN, channel_id=5, parent_id=4, in_post=True, opens_post=True, text="The ferry")


def asks(message: MessageFacts, rules) -> bool:
    return may_ask(message.author_id, message.role_ids, message.channel_id, message.parent_id, rules)


N, A, T, H = Decision.IGNORE, Decision.ANSWER, Decision.ANSWER_IN_THREAD, Decision.TELL_HOW
R, C = Decision.REACT, Decision.SHOW_CARD


@pytest.mark.parametrize(
    ("message", "off", "mention", "everything", "thread"),
    [
        (PLAIN, N, N, A, N),
        (MENTION, N, A, A, T),
        (replace(MENTION, text=""), N, H, H, H),
        (replace(MENTION, mentions_everyone=True), N, N, N, N),
        (replace(PLAIN, text=""), N, N, N, N),
        (replace(PLAIN, replies=True), N, N, N, N),
        (replace(PLAIN, mentions_others=True), N, N, N, N),
        (REPLY, N, A, A, T),
        (replace(REPLY, text=""), N, H, H, H),
        (THREAD, N, A, A, A),
        (replace(THREAD, text="", withheld=True), N, H, H, H),
        (replace(THREAD, text=""), N, N, N, N),
        (replace(THREAD, text="thanks"), N, R, R, R),
        (replace(THREAD, text="I see"), N, N, N, N),
        (replace(THREAD, text="the toll?"), N, A, A, A),
        (replace(THREAD, mentions_others=True), N, N, N, N),
        (replace(THREAD, replies=True), N, N, N, N),
        (replace(PLAIN, text="good morning everyone"), N, N, N, N),
        (replace(PLAIN, text="the toll?"), N, N, N, N),
        (replace(PLAIN, text="what articles do you have?"), N, N, A, N),
        (replace(PLAIN, text="where do you get your news from?"), N, N, C, N),
        (replace(PLAIN, text="wer hat die Brücke gebaut?"), N, N, A, N),
        (replace(PLAIN, text="qui a construit le pont"), N, N, A, N),
        (replace(PLAIN, text="¿quién viene a jugar hoy?"), N, N, N, N),
        (replace(PLAIN, text="大桥是谁建的？"), N, N, A, N),
        (replace(PLAIN, text="你们今晚在吗？"), N, N, N, N),
        (replace(THREAD, text="Vielen Dank!"), N, R, R, R),
        (replace(MENTION, text="¿Qué puedes hacer?"), N, C, C, C),
        (replace(MENTION, text="help"), N, C, C, C),
        (replace(MENTION, text="hello"), N, H, H, H),
        (replace(MENTION, text="lol", replies=True), N, N, N, N),
        (replace(MENTION, text="really?", replies=True, carries=True), N, A, A, T),
        (replace(MENTION, text="", carries=True), N, A, A, T),
        (POST, N, N, A, A),
        (replace(POST, opens_post=False), N, N, N, N),
        (replace(POST, opens_post=False, mentions_me=True), N, A, A, A),
        (replace(THREAD, mentions_me=True), N, A, A, A),
        (replace(PLAIN, guild_id=None), A, A, A, A),
        (replace(PLAIN, guild_id=None, text=""), H, H, H, H),
    ],
)
def test_the_mode_of_the_channel_decides(message, off, mention, everything, thread):
    found = [decide(message, mode, (), is_moderator=False) for mode in ("off", "mention", "all", "thread")]
    assert found == [off, mention, everything, thread]


@pytest.mark.parametrize(
    ("rules", "may"),
    [
        ([], True),
        ([AccessRule("member", 1, allow=False)], False),
        ([AccessRule("role", 21, allow=False)], False),
        ([AccessRule("channel", 4, allow=False)], False),
        ([AccessRule("role", 99, allow=False)], True),
        ([AccessRule("role", 99, allow=True)], False),
        ([AccessRule("role", 22, allow=True)], True),
        ([AccessRule("role", 99, allow=True), AccessRule("member", 1, allow=True)], True),
        ([AccessRule("channel", 8, allow=True)], False),
        ([AccessRule("channel", 4, allow=True)], True),
        ([AccessRule("role", 22, allow=True), AccessRule("member", 1, allow=False)], False),
        ([AccessRule("role", 22, allow=True), AccessRule("channel", 8, allow=True)], False),
    ],
)
def test_who_is_denied_is_ignored_and_who_allows_some_allows_no_other(rules, may):
    assert asks(PLAIN, rules) is may
    assert (decide(MENTION, "mention", rules, is_moderator=False) is A) is may
    assert decide(MENTION, "mention", rules, is_moderator=True) is A


def test_a_rule_on_a_channel_holds_in_its_threads():
    assert not asks(THREAD, [AccessRule("channel", 4, allow=False)])
    assert asks(THREAD, [AccessRule("channel", 4, allow=True)])


@given(st.text(max_size=400))
def test_a_thread_name_is_one_short_line(question):
    name = thread_name(question)
    assert 1 <= len(name.encode("utf-16-le")) // 2 <= 100
    assert "\n" not in name
    assert "@" not in name


def test_a_thread_is_named_after_its_question():
    assert thread_name("<@12> who **built**\nthe https://a.example wall?") == "who built the wall?"
    assert thread_name("@everyone") == "everyone"
    assert thread_name("***") == "?"
