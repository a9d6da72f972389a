"""What lexical search counts: folded, stemmed words, and pairs of CJK characters."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.terms import STOP_WORDS, terms


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d"])
def test_what_stands_unseen_in_a_word_does_not_part_it(mark):
    assert terms(f"Unter{mark}nehmen 도서{mark}관") == terms("Unternehmen 도서관")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_a_space_that_does_not_break_is_a_space(space):
    assert terms(f"10{space}000{space}euros") == terms("10 000 euros")


def test_words_are_folded_and_stemmed_and_repeats_kept():
    assert terms("Bridges bridge the BRIDGED river") == ["bridg", "bridg", "bridg", "river"]


def test_words_that_say_nothing_of_a_subject_are_left_out():
    assert terms("What was the toll for the ferry?") == ["toll", "ferri"]


@pytest.mark.parametrize("question", ["What's the toll?", "Who’s the toll for?", "It's the toll."])
def test_so_are_those_that_end_in_an_apostrophe_and_s(question: str):
    assert terms(question) == ["toll"]


@pytest.mark.parametrize("text", ["mayor's", "mayors'", "mayor’s", "mayors’", "Mayor"])
def test_a_possessive_is_the_word_without_it(text: str):
    assert terms(text) == ["mayor"]


def test_an_apostrophe_within_a_word_does_not_part_it():
    assert terms("O'Venn O’Venn") == terms("OVenn OVenn")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40,000 crowns", ["40000", "crown"]),
        ("40000 crowns", ["40000", "crown"]),
        ("It rose by 3.5.", ["rose", "3.5"]),
        ("in May 2020, 17 days", ["may", "2020", "17", "day"]),
        ("10km", ["10", "km"]),
        ("No. 007", ["007"]),
    ],
)
def test_numbers_keep_their_decimals_and_lose_their_thousands_commas(text: str, expected: list[str]):
    assert terms(text) == expected


def test_letters_and_digits_that_begin_with_a_letter_stay_together():
    assert terms("route B12 and b12") == ["rout", "b12", "b12"]


def test_hyphens_and_underscores_part_words():
    assert terms("bell-tower bell_tower") == ["bell", "tower", "bell", "tower"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("ＦＥＲＲＹ", "ferry"), ("ﬁre", "fire"), ("cafe\u0301", "caf\xe9"), ("STRASSE", "straße"), ("ﾌｪﾘｰ", "フェリー")],
)
def test_forms_of_the_same_letters_are_the_same_term(one: str, other: str):
    assert terms(one) == terms(other) != []


def test_korean_is_cut_into_pairs_word_by_word():
    assert terms("다리가 닫혔다") == ["다리", "리가", "닫혔", "혔다"]


def test_japanese_and_chinese_are_cut_into_pairs_that_stop_at_punctuation():
    assert terms("橋は閉鎖。船") == ["橋は", "は閉", "閉鎖", "船"]
    assert terms("大桥已关闭") == ["大桥", "桥已", "已关", "关闭"]


def test_a_korean_word_shares_a_term_with_itself_under_another_ending():
    assert set(terms("다리가")) & set(terms("다리는")) == {"다리"}


def test_scripts_are_parted_where_they_meet():
    assert terms("Varne橋bridge") == ["varn", "橋", "bridg"]


def test_other_alphabets_are_folded_and_not_stemmed():
    assert terms("Мосты Варны") == ["мосты", "варны"]


@pytest.mark.parametrize("text", ["", " \n", "?!… —", "😀", " ".join(STOP_WORDS)])
def test_text_without_a_subject_has_no_terms(text: str):
    assert terms(text) == []


def test_threads_agree():
    text = "The councils closed the bridges; ferries crossed the harbours hourly. " * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(terms, [text] * 32)) == [terms(text)] * 32


@given(st.text())
def test_no_term_is_empty_or_holds_white_space(text: str):
    assert all(term and term == "".join(term.split()) for term in terms(text))


@pytest.mark.parametrize("around", ["{}", "({}),", '"{}"', "“{}”", "‘{}’s", "{}—", "[{}]:", "'{}...'", "/{}\u00a0"])
@pytest.mark.parametrize("word", ["toll", "Tolls", "toll's"])
def test_what_stands_around_a_word_is_no_part_of_it(around: str, word: str):
    assert terms(around.format(word)) == ["toll"]


@given(st.text(), st.text())
def test_the_terms_of_two_lines_are_those_of_the_first_then_the_second(first: str, second: str):
    assert terms(f"{first}\n{second}") == terms(first) + terms(second)
