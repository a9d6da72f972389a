"""Filters over who published a chunk, and when."""

from datetime import date

import pytest

from corpus.errors import QuestionError, Reason
from retrieval.search.metadata_filter import Provenances
from retrieval.store.records import Provenance
from retrieval.types import Filters
from tests.support.errors import raises

ROWS = [
    Provenance("bridge", "The Westmark Times", date(2018, 5, 3)),
    Provenance("ferry", "Crier News", date(2018, 6, 1)),
    Provenance("tower", "Crier Weekly", date(2019, 1, 1)),
    Provenance("tax", None, date(2019, 2, 1)),
    Provenance("wall", "Crier News", None),
]


@pytest.fixture
def town() -> Provenances:
    return Provenances([row.key for row in ROWS], reversed(ROWS))


def passing(town: Provenances, filters: Filters) -> list[str]:
    return [row.key for row, allowed in zip(ROWS, town.allowed(filters), strict=True) if allowed]


@pytest.mark.parametrize(
    "name", ["The Westmark Times", "the westmark times", "Westmark Times", "westmark", "TIMES", " Westmark  Times "]
)
def test_a_publisher_is_known_by_a_clear_part_of_its_name(town: Provenances, name: str) -> None:
    assert passing(town, Filters(publishers=(name,))) == ["bridge"]


def test_several_publishers_are_alternatives(town: Provenances) -> None:
    assert passing(town, Filters(publishers=("Crier Weekly", "westmark"))) == ["bridge", "tower"]


def test_a_whole_name_wins_over_a_longer_one_that_holds_it() -> None:
    rows = [Provenance("a", "Crier", None), Provenance("b", "Evening Crier", None), Provenance("c", "CRIER", None)]
    town = Provenances(["a", "b", "c"], rows)
    assert town.publisher("Crier") == "Crier"
    assert town.publisher("CRIER") == "CRIER"
    with raises(QuestionError, "questions-several-publishers", name="crier", found="CRIER, Crier"):
        town.publisher("crier")


def test_a_part_that_several_share_is_refused_with_their_names(town: Provenances) -> None:
    with raises(QuestionError, "questions-several-publishers", found="Crier News, Crier Weekly"):
        town.publisher("crier")


def test_an_unknown_publisher_is_refused_with_the_nearest(town: Provenances) -> None:
    with raises(QuestionError, "questions-misspelt-publisher", name="Crier Newz") as told:
        town.publisher("Crier Newz")
    assert str(told.value.values["near"]).startswith("Crier News")
    known = "Crier News, Crier Weekly, The Westmark Times"
    with raises(QuestionError, "questions-unknown-publisher", name="zxqv", near=known):
        town.publisher("zxqv")
    with raises(QuestionError, "questions-no-publishers"):
        Provenances(["tax"], ROWS).publisher("Crier")


def test_a_long_list_of_publishers_is_cut() -> None:
    rows = [Provenance(str(n), f"Paper {n}", None) for n in range(9)]
    near = Reason("questions-names-more", names="Paper 0, Paper 1, Paper 2, Paper 3, Paper 4", count="4")
    with raises(QuestionError, "questions-unknown-publisher", near=near):
        Provenances([row.key for row in rows], rows).publisher("zxqv")


@pytest.mark.parametrize("name", ["", "!", "The"])
def test_a_name_of_no_word_is_nobodys(town: Provenances, name: str) -> None:
    with pytest.raises(QuestionError):
        town.publisher(name)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(since=date(2018, 6, 1)), ["ferry", "tower", "tax"]),
        (Filters(until=date(2018, 6, 1)), ["bridge", "ferry"]),
        (Filters(as_of=date(2018, 12, 31)), ["bridge", "ferry"]),
        (Filters(since=date(2018, 5, 4), as_of=date(2019, 1, 1)), ["ferry", "tower"]),
        (Filters(until=date(2019, 6, 1), as_of=date(2018, 5, 31)), ["bridge"]),
        (Filters(publishers=("Crier News",), until=date(2020, 1, 1)), ["ferry"]),
        (Filters(), [row.key for row in ROWS]),
    ],
)
def test_dates_are_inclusive_and_undated_articles_pass_none(
    town: Provenances, filters: Filters, expected: list[str]
) -> None:
    assert passing(town, filters) == expected


def test_a_chunk_that_the_catalog_does_not_know_passes_no_filter() -> None:
    town = Provenances(["lost", "ferry"], ROWS)
    assert town.allowed(Filters(until=date(2020, 1, 1))).tolist() == [False, True]
    assert town.publishers == ("Crier News",)
