"""Exact search among vectors in memory."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from retrieval.index.flat_index import FlatIndex, flat_index_of

RNG = np.random.default_rng(1)


def units(count: int, dimension: int = 8) -> NDArray[np.float32]:
    rows = RNG.normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_the_nearest_come_first_with_their_cosines():
    rows = units(200)
    held = FlatIndex([f"{n}" for n in range(200)], rows)
    wanted = np.argsort(-(rows @ rows[7]), kind="stable")[:20]
    found = held.search(rows[7] * 3, 20)
    assert [key for key, _ in found] == [f"{n}" for n in wanted]
    assert [score for _, score in found] == pytest.approx((rows @ rows[7])[wanted].tolist(), abs=1e-6)


@given(st.integers(1, 12), st.integers(0, 14))
def test_equal_ones_keep_their_order_however_many_are_wanted(count: int, limit: int):
    one = units(1)
    held = FlatIndex([f"{n}" for n in range(count)], np.repeat(one, count, axis=0))
    assert [key for key, _ in held.search(one[0], limit)] == [f"{n}" for n in range(min(count, limit))]


def test_what_is_not_allowed_is_not_found():
    rows = units(50)
    held = FlatIndex([f"{n}" for n in range(50)], rows)
    allowed = np.arange(50) % 5 == 0
    found = [int(key) for key, _ in held.search(rows[1], 30, allowed)]
    assert found == sorted(range(0, 50, 5), key=lambda n: -float(rows[n] @ rows[1]))
    assert held.search(rows[1], 30, np.zeros(50, bool)) == []


def test_only_what_is_new_is_read():
    rows = units(6)
    read: list[list[str]] = []

    def reading(keys: list[str]) -> NDArray[np.float32]:
        read.append(keys)
        return rows[[int(key) for key in keys]]

    first = flat_index_of(["0", "1", "2", "3"], reading)
    second = flat_index_of(["3", "5", "1", "4"], reading, first)
    third = flat_index_of(["1", "4"], reading, second)
    assert read == [["0", "1", "2", "3"], ["5", "4"]]
    assert (second.rows == rows[[3, 5, 1, 4]]).all()
    assert (third.rows == rows[[1, 4]]).all()


def test_a_bias_is_taken_from_each_cosine():
    rows = units(30)
    held = FlatIndex([f"{n}" for n in range(30)], rows)
    bias = np.where(np.arange(30) < 15, 0.5, 0.0).astype(np.float32)
    less = rows @ rows[3] - bias
    found = held.search(rows[3], 30, None, bias)
    assert [key for key, _ in found] == [f"{n}" for n in np.argsort(-less, kind="stable")]
    assert dict(found)["3"] == pytest.approx(0.5, abs=1e-6)
