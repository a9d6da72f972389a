"""Windows of a passage: whole sentences, with the answer or clear of it, and rows whose labels are where they say."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import Span
from retrieval.read.cross_encoder import TOKENS
from retrieval.train.reader.sentence_windows import FEWEST_TOKENS, CutPassage, Tokens

TOWNS = ("Lund", "Visby", "Ystad", "Kalmar", "Falun", "Sala", "Motala", "Boden")
THINGS = ("old bridge", "bell tower", "town library and its reading room", "ferry to the outer islands")
DEEDS = ("was built in {}", "burnt down in {}, and nobody knows why", "was sold for {} crowns to the council")
tokens = Tokens()


@st.composite
def passages_with_answers(draw: st.DrawFn) -> tuple[str, Span]:
    """Draw a passage of a few sentences, and a number in it that stands nowhere else."""
    count = draw(st.integers(1, 9))
    numbers = draw(st.lists(st.integers(1_000, 9_999), min_size=count, max_size=count, unique=True))
    said = []
    for number in numbers:
        town, thing, deed = (draw(st.sampled_from(words)) for words in (TOWNS, THINGS, DEEDS))
        said.append(f"In {town} the {thing} {deed.format(number)}.")
    passage, answer = draw(st.sampled_from((" ", "\n"))).join(said), str(draw(st.sampled_from(numbers)))
    return passage, (passage.index(answer), passage.index(answer) + len(answer))


chances = st.integers(0, 10_000).map(random.Random)
rooms = st.integers(5, 150)


@given(passages_with_answers(), rooms, chances)
def test_a_window_around_an_answer_always_holds_it(drawn: tuple[str, Span], room: int, chance: random.Random) -> None:
    passage, answer = drawn
    window = CutPassage.of(passage, tokens).window(room, chance, answer)
    assert window is not None
    assert window[0] <= answer[0] < answer[1] <= window[1]


@given(passages_with_answers(), rooms, chances, st.booleans())
def test_a_window_is_of_whole_sentences_wherever_one_fits(
    drawn: tuple[str, Span], room: int, chance: random.Random, around: bool
) -> None:
    passage, answer = drawn
    cut = CutPassage.of(passage, tokens)
    window = cut.window(room, chance, answer if around else None)
    assert window is not None
    assert len(tokens.numbers(passage[slice(*window)])) <= room + 2  # a word that was cut may fall into other tokens
    edges = ({start for start, _ in cut.sentences}, {end for _, end in cut.sentences})
    if max(cut.counts) <= room:
        assert window[0] in edges[0]
        assert window[1] in edges[1]


@given(passages_with_answers(), rooms, chances)
def test_a_window_clear_of_an_answer_never_holds_its_sentence(
    drawn: tuple[str, Span], room: int, chance: random.Random
) -> None:
    passage, answer = drawn
    cut = CutPassage.of(passage, tokens)
    (held,) = (span for span in cut.sentences if span[0] <= answer[0] < span[1])
    window = cut.window_without([answer], room, chance)
    if window is None:
        runs = itertools.groupby(zip(cut.sentences, cut.counts, strict=True), lambda one: one[0] == held)
        assert all(is_held or sum(count for _, count in run) < FEWEST_TOKENS for is_held, run in runs)
    else:
        assert window[1] <= held[0] or held[1] <= window[0]
        assert passage[slice(*answer)] not in passage[slice(*window)]


def test_sentences_that_say_the_answer_again_are_left_out_too() -> None:
    again = "The whole town still talks of 1702 whenever it rains for more than a day."
    other = "Bakers, smiths, weavers and carpenters meet on Sundays, and play, sing, eat, drink and dance till dark."
    assert len(tokens.numbers(other)) >= FEWEST_TOKENS
    passage = f"The flood came in 1702. {other} {again} {other}"
    start = passage.index("1702")
    cut = CutPassage.of(passage, tokens)
    windows = [cut.window_without([(start, start + 4)], 200, random.Random(seed)) for seed in range(20)]
    assert {passage[slice(*window)] for window in windows if window} == {other}
    assert None not in windows


def test_both_sentences_of_an_answer_that_crosses_two_are_left_out() -> None:
    other = "Bakers, smiths, weavers and carpenters meet on Sundays, and play, sing, eat, drink and dance till dark."
    passage = (
        f"It was the great flood of all floods. The council of the town still talks of it whenever it rains. {other}"
    )
    answer = passage.index("great"), passage.index("council") + len("council")
    cut = CutPassage.of(passage, tokens)
    assert len(cut.sentences) == 3
    windows = [cut.window_without([answer], 200, random.Random(seed)) for seed in range(20)]
    assert {window and passage[slice(*window)] for window in windows} == {other}


def test_a_window_grows_to_either_side_until_there_is_no_room() -> None:
    sentences = [f"The bridge number {n} is long and old." for n in range(9)]
    passage = " ".join(sentences)
    cut = CutPassage.of(passage, tokens)
    answer = (passage.index("number 4"), passage.index("number 4") + 8)
    found = [cut.window(sum(cut.counts[:3]), random.Random(seed), answer) for seed in range(60)]
    assert {passage[slice(*window)] for window in found if window} == {
        " ".join(sentences[n : n + 3]) for n in (2, 3, 4)
    }


def test_an_answer_longer_than_the_room_has_no_window() -> None:
    passage = "The council met on a long and rainy Sunday in the hall of the old library."
    assert CutPassage.of(passage, tokens).window(5, random.Random(0), (0, len(passage))) is None


@pytest.mark.parametrize("passage", ["", " \n "])
def test_nothing_to_read_has_no_window(passage: str) -> None:
    assert CutPassage.of(passage, tokens).window(50, random.Random(0)) is None


@given(passages_with_answers())
def test_a_row_says_where_the_answer_is(drawn: tuple[str, Span]) -> None:
    passage, answer = drawn
    row = tokens.row(tokens.numbers("when was it?"), passage, answer)
    assert row is not None
    assert row.answers
    assert row.said(row.start, row.end) == passage[slice(*answer)]
    assert row.tokens[0] == 101
    assert [row.tokens[row.first - 1], row.tokens[-1]] == [102, 102]
    assert len(row.tokens) == row.first + len(row.offsets) + 1


def test_a_row_is_cut_and_an_answer_that_is_cut_off_is_none() -> None:
    passage = "word " * 400
    row = tokens.row(tokens.numbers("what " * 100), passage)
    assert row is not None
    assert len(row.tokens) == TOKENS
    assert not row.answers
    assert tokens.row([2054], passage, (1_900, 1_904)) is None
    assert tokens.row([2054], passage, (100, 1_904)) is None
