"""What a text without a title is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.titles import MAX_TITLE, clean_title, find_title, shorten

PROSE = (
    "The council of Varne closed the old bridge on Monday after a barge struck its middle pier, the harbour master "
    "said in the evening. Nobody was hurt."
)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Old bridge closed\n\n" + PROSE, "Old bridge closed"),
        ("Old bridge closed\n" + PROSE, "Old bridge closed"),
        ("\n\n  Old   bridge\tclosed  \n\n" + PROSE, "Old bridge closed"),
        ("=====\nOld bridge closed\n=====\n" + PROSE, "Old bridge closed"),
        ("Varne: old bridge closed – “for weeks”\n\n" + PROSE, "Varne: old bridge closed – “for weeks”"),
        ("다리 폐쇄\n\n바지선이 교각에 부딪혔다.", "다리 폐쇄"),
        ("橋が閉鎖\n\nはしけが橋脚に衝突した。", "橋が閉鎖"),
        ("- Old bridge closed\n- School opens", "Old bridge closed"),
    ],
)
def test_a_first_line_that_is_a_headline_is_the_title(text, title):
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The bridge is closed. Nobody was hurt.", "The bridge is closed."),
        ("Who closed the bridge? Nobody knows.", "Who closed the bridge?"),
        ("“Close it!” he said. Then he left.", "“Close it!” he said."),
        (
            "Dr. A. B. Vance met Mr. Roe on Jan. 30 in the U.S. capital. They left.",
            "Dr. A. B. Vance met Mr. Roe on Jan. 30 in the U.S. capital.",
        ),
        ("It cost 3.5 million. Too much.", "It cost 3.5 million."),
        ("1. The bridge is closed. 2. The school is open.", "1. The bridge is closed."),
        ("다리가 월요일에 폐쇄되었다. 다친 사람은 없다.", "다리가 월요일에 폐쇄되었다."),
        ("橋は月曜日に閉鎖された。けが人はいない。", "橋は月曜日に閉鎖された。"),
        ("「閉めろ！」と彼は言った。", "「閉めろ！」と彼は言った。"),
        ("Nobody was hurt.\nThe bridge is closed.\n", "Nobody was hurt."),
        ("One line without an end", "One line without an end"),
        ("A line that goes on\nin the next one. And then more.", "A line that goes on in the next one."),
        ("!!! ???", "!!! ???"),
        ("", ""),
    ],
)
def test_else_the_first_sentence_is(text, title):
    assert find_title(text) == title


def test_a_paragraph_wrapped_by_hand_has_no_headline():
    text = (
        "The Council of Varne closed the old Bridge of Stone on Monday, when\n"
        "its middle pier had been struck by a barge in the night.\n"
    )
    assert find_title(text) == "The Council of Varne closed the old Bridge of Stone on Monday…"


def test_a_long_sentence_is_cut_at_the_last_comma_that_leaves_enough():
    assert (
        find_title(PROSE)
        == "The council of Varne closed the old bridge on Monday after a barge struck its middle pier…"
    )
    text = "The council of Varne closed the old bridge on Monday, after a barge struck its middle pier in the night."
    assert find_title(text) == "The council of Varne closed the old bridge on Monday…"


def test_a_comma_that_leaves_too_little_is_no_place_to_cut():
    text = "On Monday, the council of Varne closed the old bridge after a barge had struck its middle pier at night."
    assert (
        find_title(text) == "On Monday, the council of Varne closed the old bridge after a barge had struck its middle…"
    )


def test_a_number_is_not_cut_at_its_comma():
    text = (
        "The new bridge over the lower harbour will cost 12,345,678 crowns, which is far more than anyone had thought."
    )
    assert find_title(text) == "The new bridge over the lower harbour will cost 12,345,678 crowns…"


def test_a_script_without_spaces_is_cut_all_the_same():
    title = find_title("橋" * 200)
    assert len(title) == 90
    assert title.endswith("橋…")


@given(st.text())
def test_any_text_has_a_title_of_one_clean_line(text):
    title = find_title(text)
    assert len(title) <= 120
    assert title == " ".join(title.split())
    assert bool(title) or not any(map(str.isalnum, text))


@given(st.text(min_size=1), st.integers(2, 400))
def test_what_is_shortened_fits_and_begins_alike(text, limit):
    short = shorten(text, limit)
    assert len(short) <= limit
    assert text.startswith(short.removesuffix("…"))


def test_a_given_title_is_cleaned():
    assert clean_title("  Old\n\tbridge \x07\u202eclosed\u2069 \ud800") == "Old bridge closed"
    assert len(clean_title("word " * 200)) <= MAX_TITLE
    assert clean_title("👩‍👩‍👧 می‌خواهم") == "👩‍👩‍👧 می‌خواهم"
