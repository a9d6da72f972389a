"""What an encoder knows of a script: whether half a sentence stands out from the other passages."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.refresh.known_items import is_due, known, spread_evenly
from retrieval.store.records import ChunkText, Known
from tests.conftest import MakeEngine
from tests.retrieval.refresh.test_refresher import refresh
from tests.support.fakes import ToyEncoder

CHUNKS = [ChunkText(str(n), "", f"On day {n} the council met at the bridge, and spoke of it.") for n in range(40)]
ROWS = np.eye(40, dtype=np.float32)


def own(queries: Sequence[str]) -> NDArray[np.float32]:
    """Return for "On day 7 ..." the vector of the passage that it is from."""
    return ROWS[[int(query.split()[2]) for query in queries]]


def none(queries: Sequence[str]) -> NDArray[np.float32]:
    """Return the same vector for everything."""
    return np.ones((len(queries), 40), np.float32)


def test_passages_that_stand_out_are_known_and_those_that_do_not_are_not():
    assert known(CHUNKS, ROWS, own) == 1.0
    assert known(CHUNKS, ROWS, none) == 0.0


def test_of_a_few_passages_nothing_is_told():
    assert known(CHUNKS[:7], ROWS[:7], own) is None


def test_it_is_measured_when_there_is_twice_or_half_as_much():
    assert is_due(10, None)
    assert [is_due(count, Known(0.5, 10)) for count in (5, 6, 19, 20)] == [True, False, False, True]


def test_a_sample_is_spread_over_all():
    assert spread_evenly(list("abcdefg"), 3) == ["a", "d", "g"]
    assert spread_evenly(list("ab"), 3) == ["a", "b"]


class Counting(ToyEncoder):
    """Count the queries encoded."""

    queries = 0

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        self.queries += len(queries)
        return super().encode_queries(queries)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "press"
    place.mkdir()
    for n in range(12):
        (place / f"{n}.txt").write_text(f"Title {n}\n\nOn day {n} the council met at the bridge.")
        (place / f"ko{n}.txt").write_text(f"제목 {n}\n\n{n}일에 의회가 다리에서 만났습니다.")
    return place


def test_a_refresh_measures_each_script_once_and_a_question_is_weighed_by_it(make_engine: MakeEngine, place: Path):
    encoder = Counting()
    engine = make_engine(encoder=encoder)
    refresh(engine, place)
    index = engine.catalog.current().index  # type: ignore[union-attr]
    found = engine.catalog.known(index)
    assert {script: one.chunks for script, one in found.items()} == {"latin": 12, "hangul": 12}
    view = engine._views.current()
    assert view.known_of(view.script_asked_in("의회가 언제 만났나요?")) == found["hangul"].share
    assert view.known_of(view.script_asked_in("когда?")) == 1.0
    before = encoder.queries
    (place / "late.txt").write_text("Title\n\nThe council met again.")
    refresh(engine, place)
    assert encoder.queries == before


def test_a_corpus_that_was_never_measured_is_answered_as_if_all_were_known(make_engine: MakeEngine, place: Path):
    engine = make_engine()
    refresh(engine, place)
    with engine.catalog.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM state WHERE name LIKE 'known %'")
    view = engine._views.current()
    assert view.known == {}
    assert engine.search("When did the council meet?").hits
