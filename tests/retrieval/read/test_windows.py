"""Windows: which neighbouring sentences are read together, around which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.read.features import Candidate
from retrieval.read.windows import Window, windows_around
from retrieval.types import Hit
from tests.support.passages import hit, sentences_of

FIVE = hit(
    "The bell rang once. The mayor spoke. The tower leans. A storm came. The square was empty.", title="The bell"
)


def windows(*ordinals: int, most: int = 9, longest: int = 460, passage: Hit = FIVE) -> list[Window]:
    sentences = sentences_of(passage)
    spans = sentences[passage.key].spans
    return windows_around([Candidate(passage, n, spans[n]) for n in ordinals], sentences, most, longest)


def told(found: list[Window]) -> list[tuple[int, int]]:
    return [(window.first, window.last) for window in found]


def test_a_window_grows_on_either_side_as_far_as_there_is_room() -> None:
    assert told(windows(2)) == [(0, 5)]
    assert told(windows(2, longest=55)) == [(1, 4)]
    assert told(windows(2, longest=5)) == [(2, 3)], "a sentence is never cut"
    assert told(windows(0, longest=40)) == [(0, 2)]
    assert told(windows(4, longest=40)) == [(3, 5)]


def test_what_a_window_before_holds_begins_no_other() -> None:
    assert told(windows(2, 1, 4, longest=55)) == [(1, 4), (2, 5)]
    assert told(windows(2, 1, 4, longest=55, most=1)) == [(1, 4)]
    assert windows(most=3) == []


def test_the_title_is_read_before_a_window_and_its_text_is_the_passages() -> None:
    (window,) = windows(2, longest=55)
    assert window.text == "The bell\nThe mayor spoke. The tower leans. A storm came."
    assert (window.head, FIVE.text[window.start :][:9]) == ("The bell\n", "The mayor")
    assert windows(0, passage=hit("A bell rang."))[0].text == "A bell rang."


@pytest.mark.parametrize(
    ("passage", "most"),
    [
        (hit("The bell of the old tower rang again after many years. " * 20), 460),
        (hit("옛 탑의 종이 여러 해 만에 다시 울렸다. " * 60), 192),
        (hit("古い塔の鐘が何年ぶりかに再び鳴った。" * 60), 170),
        (hit("古塔的钟多年以后再次敲响。" * 60), 164),
    ],
)
def test_a_window_has_as_many_tokens_in_a_script_that_says_more_in_a_character(passage: Hit, most: int) -> None:
    (window,) = windows(5, passage=passage, most=1)
    sentence = window.sentences.spans[0][1]
    assert most - sentence - 1 <= len(window.text) <= most


@given(st.lists(st.integers(0, 4), max_size=5), st.integers(1, 200))
def test_each_sentence_asked_for_is_in_a_window_and_no_window_is_too_long(ordinals: list[int], longest: int) -> None:
    found = windows(*ordinals, longest=longest)
    assert set(ordinals) <= {n for window in found for n in range(window.first, window.last)}
    for window in found:
        assert window.last == window.first + 1 or len(window.text) - len(window.head) <= longest
