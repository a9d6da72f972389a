"""What is shown of text from strangers: nothing unseen, nothing that piles up, and links that show where they lead."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.escaping import host_of, linked_title, one_line, safe_link

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all that")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"The bridge{TAGS} opened.", "The bridge opened."),
        ("The\u3164\u3164 bridge\uffa0 \u115f\u1160opened.\u2800", "The bridge opened."),
        ("o\u0301\u0302\u0303\u0304\u0305pened", "o\u0301\u0302pened"),
        ("\u0e0a\u0e35\u0e49\u0e49\u0e49\u0e49\u0e49\u0e49", "\u0e0a\u0e35\u0e49\u0e49\u0e49"),
        ("a\ufe0fb\U000e0100c", "abc"),
        ("opened\ufffc", "opened"),
        ("x\u034fy", "xy"),
    ],
)
def test_what_is_unseen_or_piles_up_goes(text: str, shown: str) -> None:
    assert one_line(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Việt Nam",
        unicodedata.normalize("NFD", "Việt Nam phở"),
        "สวัสดี ใช่ไหม",
        "हिन्दी",
        "שָׁלוֹם",
        "葛\U000e0100飾",
        "❤️ 1️⃣",
        "👩‍👩‍👧",
        "می‌خواهم",
        "한국어",
        "が",
    ],
)
def test_what_languages_are_written_with_stays(text: str) -> None:
    assert one_line(text) == text


@given(st.text(max_size=200), st.integers(0, 200))
def test_the_beginning_of_a_text_is_shown_as_the_beginning_of_what_is_shown(text: str, place: int) -> None:
    """Bold words are found by what stands before them."""
    shown, before = one_line(text), one_line(f"{text[:place]}|")[:-1].rstrip()
    assert shown.startswith(before)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://herald.example/a", "herald.example"),
        ("https://www.herald.example:8080/a", "herald.example"),
        ("https://www.mofa.go.jp@evil.example/a", "evil.example"),
        ("https://a:b@c@evil.example", "evil.example"),
        ("https://www.mofa.go.jp\\@evil.example", "evil.example"),
        ("https://аррӏе.example/", "xn--80ak6aa92e.example"),
        ("http://herald.example/@ada/1", "herald.example"),
    ],
)
def test_a_link_shows_where_it_leads_and_has_no_user_name(link: str, host: str) -> None:
    target = safe_link(link)
    assert target is not None
    assert host_of(target) == host
    assert "@" not in target.split("/")[2]
    assert linked_title("Bridges", link) == f"[**Bridges**]({target}) ({host.replace('.', chr(92) + '.')})"
