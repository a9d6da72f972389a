"""How alike an encoder finds what has nothing to do with each other, and cosines held against that."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.encode.similarity.background_similarity import against, background
from tests.support.fakes import ToyEncoder

APART = ["A heron stood in the reeds.", "The invoice is due on Friday.", "Zinc melts at 420 degrees."]


class Apart(ToyEncoder):
    """Give each text a direction of its own, and all of them one in common, `common` times as long."""

    def __init__(self, common: float) -> None:
        super().__init__()
        self.common = common

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.hstack([np.eye(len(passages)), np.full((len(passages), 1), self.common)])
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


class Tilted(ToyEncoder):
    """Add the same to every vector of another encoder."""

    def __init__(self, encoder: SentenceTransformerEncoder) -> None:
        super().__init__()
        self.within = encoder

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        vectors = self.within.encode_passages(passages)
        vectors[:, 0] += 1.5
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def mean_cosine(encoder: Apart | Tilted | SentenceTransformerEncoder) -> float:
    vectors = encoder.encode_passages(APART)
    return float((vectors @ vectors.T)[np.triu_indices(len(APART), 1)].mean())


@pytest.mark.parametrize(("common", "mean"), [(0, 0.0), (1, 1 / 2), (2, 4 / 5)])
def test_the_background_is_the_mean_cosine_of_unrelated_sentences(common: float, mean: float) -> None:
    assert background(Apart(common)) == pytest.approx(mean, abs=1e-6)


def test_an_encoder_that_tells_nothing_apart_has_none() -> None:
    assert background(Apart(100)) == 0


@pytest.mark.parametrize("common", [0, 1, 2, 4])
def test_against_it_unrelated_texts_are_not_alike_and_equal_ones_wholly(common: float) -> None:
    encoder = Apart(common)
    assert against(mean_cosine(encoder), background(encoder)) == pytest.approx(0, abs=1e-5)
    assert against(1.0, background(encoder)) == 1


def test_arrays_are_held_against_it_as_single_cosines_are() -> None:
    cosines = np.array([0.2, 0.6, 1.0])
    assert against(cosines, 0.2) == pytest.approx([against(float(one), 0.2) for one in cosines])


def test_the_bundled_encoder_has_next_to_none(minilm: SentenceTransformerEncoder) -> None:
    assert abs(background(minilm)) < 0.1


def test_one_that_finds_everything_alike_is_brought_to_the_same_scale(minilm: SentenceTransformerEncoder) -> None:
    tilted = Tilted(minilm)
    assert background(tilted) > 0.6
    assert mean_cosine(tilted) > 0.6
    assert abs(against(mean_cosine(tilted), background(tilted))) < 0.1
