"""Finding quoted words: whatever the typography, at the article's own characters, whole words only."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.quote_matching import find, fold, plain

TEXT = "The mayor’s “great bridge” – the old one –\n cost 40,000 crowns… Im\u00adport café 한국의 동상은 10억 엔."


def found(quote: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in find(quote, fold(text))]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ('The mayor\'s "great bridge"', "The mayor’s “great bridge”"),
        ("bridge\u201d - the old one - cost", "bridge” – the old one –\n cost"),
        ("40,000   crowns...", "40,000 crowns…"),
        ("Import cafe\u0301", "Im\u00adport café"),
        (unicodedata.normalize("NFD", "한국의 동상은"), "한국의 동상은"),
        ("동상", "동상"),  # no space parts words there
        ('"the old one."', "the old one"),  # marks that the model put around it
    ],
)
def test_typography_is_forgiven_and_the_articles_text_returned(quote: str, words: str) -> None:
    assert found(quote) == [words]


@pytest.mark.parametrize(
    "quote",
    ["the mayor", "great ... one", "reat bridge", "great bridg", "40", "0,000 crowns", "cafe", "", " \n", '"."'],
)
def test_nothing_else_is_forgiven(quote: str) -> None:
    assert found(quote) == []


def test_every_place_is_found() -> None:
    assert find("a wall", fold("a wall, a wall")) == [(0, 6), (8, 14)]


@given(st.text(), st.text(), st.text())
def test_what_is_found_folds_to_what_was_quoted(before: str, quote: str, after: str) -> None:
    text = f"{before} {quote} {after}"
    for start, end in find(quote, fold(text)):
        assert plain(text[start:end]).strip(" \"'.") == plain(quote).strip(" \"'.")


@given(st.text(alphabet=st.sampled_from("abcé “”‘’'\"–-—\n\u00a0\u00ad…한."), min_size=1), st.data())
def test_whole_words_are_found_in_any_other_typography(text: str, data: st.DataObject) -> None:
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    if not plain(quote):
        return
    typed = unicodedata.normalize("NFD", quote).replace("“", '"').replace("–", "-").replace("’", "'")
    assert find(typed, fold(text)) == find(quote, fold(text)) != []


@given(
    st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \u200b\u00ad\u2026e\u0301\u1112\u1161\u11ab“’—\n")))
)
def test_a_text_is_folded_the_same_in_one_go(text: str) -> None:
    assert plain(text) == fold(text).text.strip()
