"""What was encoded for an index and isn't in one yet: kept batch by batch, whole or not at all."""

from pathlib import Path

import numpy as np
import pytest

from retrieval.refresh.vector_journal import VectorJournal


@pytest.fixture
def journal(tmp_path: Path) -> VectorJournal:
    """Return a journal of three keys, the third in a batch of its own."""
    kept = VectorJournal(tmp_path / "encoded")
    kept.append(["one", "two"], np.array([[1.0, 0.0], [0.0, 1.0]], np.float32))
    kept.append(["three"], np.array([[0.6, 0.8]], np.float32))
    return kept


def test_what_is_wanted_is_read_and_nothing_else(journal: VectorJournal) -> None:
    found = journal.read({"one", "three", "four"})
    assert {key: vector.tolist() for key, vector in found.items()} == {
        "one": [1.0, 0.0],
        "three": [pytest.approx(0.6), pytest.approx(0.8)],
    }


def test_it_is_there_for_whoever_opens_it_later(journal: VectorJournal, tmp_path: Path) -> None:
    assert VectorJournal(tmp_path / "encoded").read({"one", "two", "three"}).keys() == {"one", "two", "three"}
    assert VectorJournal(tmp_path / "nowhere").read({"one"}) == {}


@pytest.mark.parametrize("damage", [b"", b"no batch", None])
def test_a_damaged_batch_is_as_if_it_had_not_been_and_the_next_one_does_not_take_its_place(
    journal: VectorJournal, tmp_path: Path, damage: bytes | None
) -> None:
    file = tmp_path / "encoded" / "0.npz"
    file.write_bytes(file.read_bytes()[:-100] if damage is None else damage)
    journal.append(["four"], np.ones((1, 2), np.float32))
    assert journal.read({"one", "two", "three", "four"}).keys() == {"three", "four"}


def test_a_batch_that_was_being_written_is_not_read(journal: VectorJournal, tmp_path: Path) -> None:
    (tmp_path / "encoded" / "1.npz").rename(tmp_path / "encoded" / "1.part")
    assert journal.read({"one", "three"}).keys() == {"one"}
