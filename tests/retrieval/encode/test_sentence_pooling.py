"""Sentences encoded by themselves: each text once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.sentence_pooling import EncodedOnce, one_by_one


class Counting:
    """Encode a text as its length and its first letter, and note what was encoded."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        return np.array([[len(text), ord(text[0])] for text in texts], np.float32).reshape(-1, 2)


PASSAGES = ["It rose. It fell.", "It fell."]
SPANS = [[(0, 8), (9, 17)], [(0, 8)]]


def test_equal_texts_are_encoded_once_be_they_sentences_or_passages() -> None:
    encode = Counting()
    vectors, sentences = one_by_one(EncodedOnce(encode), PASSAGES, SPANS)
    assert encode.asked == [["It rose. It fell.", "It fell.", "It rose."]]
    assert vectors.tolist() == [[17, 73], [8, 73]]
    assert [some.tolist() for some in sentences] == [[[8, 73], [8, 73]], [[8, 73]]]


def test_what_was_met_lately_is_not_encoded_again() -> None:
    encode = Counting()
    once = EncodedOnce(encode, most=2)
    once(["one", "two", "three"])
    assert once(["three", "two"]).tolist() == [[5, 116], [3, 116]]
    assert encode.asked[1:] == [[]]
    once(["one"])
    assert encode.asked[2:] == [["one"]]


def test_no_passages_have_no_sentences() -> None:
    vectors, sentences = one_by_one(EncodedOnce(Counting()), [], [])
    assert (vectors.shape, sentences) == ((0, 2), [])


def test_a_passage_may_have_no_sentence() -> None:
    _, sentences = one_by_one(Counting(), ["", "It fell."][1:], [[]])
    assert [len(some) for some in sentences] == [0]
