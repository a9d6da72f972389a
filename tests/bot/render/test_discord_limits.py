"""Cutting text to Discord's limits: never too long, never inside what a reader sees as one character."""

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from bot.render import discord_limits
from bot.render.discord_limits import clip, length

FAMILY = "👨‍👩‍👧‍👦"  # eleven UTF-16 units, one character to a reader
clusters = st.sampled_from([FAMILY, "🇰🇷", "é", "한", "한", "か\u3099", "👍🏽", "\r\n", "नि", " ", "\u202e", "@"])
texts = st.lists(clusters | st.text(max_size=20), max_size=60).map("".join) | st.text()


@given(texts, st.integers(1, 120))
@example(FAMILY * 9, 100)
@example("\ud800" * 9, 5)
@example("e" + "\u0301" * 300, 100)
def test_a_cut_text_fits_ends_in_an_ellipsis_and_leaves_every_character_whole(text, chars):
    cut = clip(text, chars)
    assert length(cut) <= chars
    if length(text) <= chars:
        assert cut == text
        return
    assert cut.endswith("…")
    kept = cut.removesuffix("…")
    seen = regex.findall(r"\X", text)
    boundaries = {"".join(seen[:n]).rstrip() for n in range(len(seen) + 1)}
    assert kept in boundaries


@given(texts, st.integers(1, 120))
def test_no_more_is_cut_than_has_to_be(text, chars):
    cut = clip(text, chars)
    if cut == text:
        return
    beginning = ""
    for cluster in regex.findall(r"\X", text):
        if length(beginning + cluster) > chars - 1:
            break
        beginning += cluster
    assert cut == beginning.rstrip() + "…"


@pytest.mark.parametrize(
    ("text", "chars", "cut"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("two words", 5, "two…"),
        (f"a{FAMILY}", 12, f"a{FAMILY}"),
        (f"a{FAMILY}b", 12, "a…"),
        (FAMILY * 2, 11, "…"),
        ("🇰🇷🇯🇵", 5, "🇰🇷…"),
        ("한국어 기사", 4, "한국어…"),
        ("anything", 1, "…"),
    ],
)
def test_cut_texts(text, chars, cut):
    assert clip(text, chars) == cut


def test_length_is_counted_in_utf_16_units():
    assert [length(text) for text in ("", "a", "한", "😀", FAMILY, "\ud800")] == [0, 1, 1, 2, 11, 1]


def test_the_limits_that_discord_py_checks_itself_are_ours():
    from discord import app_commands

    longest = "x" * discord_limits.COMMAND_NAME
    app_commands.Group(name=longest, description="x" * discord_limits.COMMAND_DESCRIPTION)
    with pytest.raises(ValueError, match="between 1-32"):
        app_commands.Group(name=f"{longest}x", description="x")
