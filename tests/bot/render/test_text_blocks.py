"""Text cut where a reader can bear it, and laid on messages."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.render.discord_limits import MESSAGE_CHARS, length
from bot.render.escaping import escape
from bot.render.messages import words_for
from bot.render.text_blocks import article_line, cut, pages_of

ENGLISH = words_for("en")
TEXT = st.text(
    st.sampled_from("ab \\*_`[]()<>@#.。、！한日😀\u200d\u202e\n") | st.characters(codec="utf-8"), max_size=400
)


@pytest.mark.parametrize(
    ("text", "chars", "shown"),
    [
        ("Short enough.", 20, "Short enough."),
        ("One sentence here. And then another one.", 26, "One sentence here. …"),
        ("Words that go on and on without an end", 24, "Words that go on and …"),
        ("橋は五月に開いた。船も五月に出た。", 15, "橋は五月に開いた。 …"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaa …"),
        ("aaaaaa*************", 12, r"aaaaaa\*\* …"),
        ("aaaaa*************", 12, r"aaaaa\*\* …"),
        ("", 5, ""),
    ],
)
def test_text_ends_after_a_sentence_or_a_word(text, chars, shown):
    assert cut(text, chars) == shown


@given(TEXT, st.integers(8, 200))
def test_what_is_cut_fits_and_disarms_what_it_keeps(text, chars):
    shown = cut(text, chars)
    assert length(shown) <= chars
    if shown != escape(text):
        kept = shown.removesuffix(" …").removesuffix("…")
        assert escape(text).startswith(kept)
        assert (len(kept) - len(kept.rstrip("\\"))) % 2 == 0


@given(st.lists(st.text(max_size=1_500) | st.just("x" * 2_500), max_size=12))
def test_pages_hold_the_blocks_in_order(blocks):
    pages = pages_of(blocks, gap="\n")
    assert all(length(page) <= MESSAGE_CHARS for page in pages)
    if all(length(block) <= MESSAGE_CHARS for block in blocks):
        assert "\n".join(pages) == "\n".join(blocks)


def test_what_is_known_of_an_article_is_one_line_that_does_nothing():
    line = article_line("A **title**\n@everyone", "||Owl||", date(2016, 3, 2), "https://a.example/x", ENGLISH)
    assert line == (
        r"[**A \*\*title\*\* @" "\u200b" r"everyone**](<https://a.example/x>) (a\.example) · \|\|Owl\|\| · 2 March 2016"
    )
    assert article_line("", None, None, "javascript:alert(1)", ENGLISH) == "**–**"


@given(TEXT, TEXT, TEXT)
@example("0000000000:\U00010000\U00010000", "00000000000", '0<""\x80\x80\U00012544\U0001342f\U00018cd6\U0001b2fc')
def test_what_is_known_leaves_room_for_the_text(title, publisher, link):
    assert length(article_line(title * 9, publisher * 9, date.max, f"https://a.example/{link * 9}", ENGLISH)) <= 1_250
