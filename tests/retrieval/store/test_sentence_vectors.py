"""The sentences of a chunk as bytes: spans exactly, vectors nearly."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.store.sentence_vectors import pack, unpack

TEXTS = ["The council closed the bridge in May.", "A ferry crosses every hour.", "바른의 다리가 닫혔다.", "Yes.", "42"]
spans_of_a_chunk = st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)), max_size=12)


def unit_vectors(count: int, dimension: int, seed: int) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@given(spans_of_a_chunk, st.sampled_from([64, 384, 1024]), st.integers(0, 10_000))
@example([], 384, 0)
def test_spans_are_kept_and_cosines_nearly(spans: list[tuple[int, int]], dimension: int, seed: int) -> None:
    vectors, queries = unit_vectors(len(spans), dimension, seed), unit_vectors(5, dimension, seed + 1)
    found = unpack(*pack(spans, vectors), dimension)
    assert found.spans == tuple(spans)
    assert found.vectors.shape == (len(spans), dimension)
    assert found.vectors.dtype == np.float32
    assert found.vectors @ queries.T == pytest.approx(vectors @ queries.T, abs=0.005)
    assert found.vectors @ vectors.T == pytest.approx(vectors @ vectors.T, abs=0.005)


def test_vectors_come_back_with_length_one() -> None:
    found = unpack(*pack([(0, 1)] * 9, unit_vectors(9, 384, 1)), 384)
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(np.ones(9), abs=1e-6)


def test_a_sentence_takes_a_byte_a_dimension_and_eight_for_its_span() -> None:
    spans, vectors = pack([(0, 4), (5, 9)], unit_vectors(2, 384, 1))
    assert (len(spans), len(vectors)) == (16, 768)


def test_no_sentences_take_no_bytes() -> None:
    assert pack([], np.empty((0, 384), np.float32)) == (b"", b"")


def test_a_vector_of_nothing_stays_one() -> None:
    found = unpack(*pack([(0, 1)], np.zeros((1, 8), np.float32)), 8)
    assert not found.vectors.any()


def test_cosines_of_the_bundled_encoder_move_by_less_than_a_two_hundredth(minilm: SentenceTransformerEncoder) -> None:
    vectors, queries = minilm.encode_passages(TEXTS), minilm.encode_queries(["When was the bridge shut?", "ferry"])
    found = unpack(*pack([(0, len(text)) for text in TEXTS], vectors), 384)
    assert found.vectors @ queries.T == pytest.approx(vectors @ queries.T, abs=0.005)
