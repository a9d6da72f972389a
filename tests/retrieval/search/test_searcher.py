"""Finding passages over one snapshot: filters that hold, copies as one hit, rankings that are right."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import QuestionError
from retrieval.answer.engine import Engine
from retrieval.search import searcher as searching
from retrieval.types import Filters, Hit
from tests.conftest import MakeEngine
from tests.support.errors import raises
from tests.support.refreshers import refresher_of

# Longer than a run of words, so that copies are told from mere likeness.
FLOOD = "The flood moved the middle pier of the bridge by 3 metres, and the council closed it to every cart until May."


def write(place: Path, name: str, text: str, publisher: str = "", published: str = "") -> None:
    place.mkdir(exist_ok=True)
    lines = [f"title: {name}", f"publisher: {publisher}" * bool(publisher), f"published: {published}" * bool(published)]
    front = "\n".join(filter(None, lines))
    (place / f"{name}.md").write_text(f"---\n{front}\n---\n{text}\n", encoding="utf-8")


@pytest.fixture
def town(make_engine: MakeEngine, tmp_path: Path) -> Engine:
    """Return an engine over five articles by two publishers, one of them undated, and one by nobody."""
    place = tmp_path / "press"
    write(place, "bridge", "The council closed the bridge.", "The Crier", "2018-05-03")
    write(place, "ferry", "A ferry leaves the bridge.", "The Crier", "2019-06-01")
    write(place, "tower", "The bell tower sees the bridge.", "Tide News", "2020-01-03")
    write(place, "wall", "The wall by the bridge fell.", "Tide News")
    write(place, "orchard", "The orchard by the bridge blooms.", "", "2020-02-01")
    engine = make_engine()
    refresher_of(engine).run([str(place)])
    return engine


def titles(engine: Engine, query: str, filters: Filters = Filters(), limit: int = 10) -> list[str]:  # noqa: B008
    return sorted(hit.title for hit in engine.search(query, limit, filters).hits)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["bridge", "ferry", "orchard", "tower", "wall"]),
        (Filters(publishers=("crier",)), ["bridge", "ferry"]),
        (Filters(publishers=("The Crier", "tide news")), ["bridge", "ferry", "tower", "wall"]),
        (Filters(since=date(2019, 6, 1)), ["ferry", "orchard", "tower"]),
        (Filters(until=date(2019, 6, 1)), ["bridge", "ferry"]),
        (Filters(as_of=date(2019, 1, 1)), ["bridge"]),
        (Filters(publishers=("Tide",), since=date(2000, 1, 1)), ["tower"]),
        (Filters(until=date(1900, 1, 1)), []),
    ],
)
@pytest.mark.parametrize("few", [4_000, 0], ids=["by their keys", "by fetching more"])
def test_only_what_passes_the_filters_is_found(
    town: Engine, monkeypatch: pytest.MonkeyPatch, few: int, filters: Filters, expected: list[str]
) -> None:
    monkeypatch.setattr(searching, "_FEW", few)
    assert titles(town, "What happened at the bridge?", filters) == expected


def test_what_passes_is_found_by_its_vector_alone_too(town: Engine) -> None:
    hits = town.search("zeppelin", filters=Filters(publishers=("Tide News",))).hits
    assert {hit.title for hit in hits} == {"tower", "wall"}
    assert all(hit.similarity is not None for hit in hits)


def test_what_passes_keeps_its_order(town: Engine) -> None:
    passed = Filters(publishers=("The Crier",))
    everything = [hit.title for hit in town.search("ferry bridge council").hits if hit.publisher == "The Crier"]
    assert [hit.title for hit in town.search("ferry bridge council", filters=passed).hits] == everything


def test_a_publisher_that_is_not_there_is_named_with_those_that_are(town: Engine) -> None:
    with raises(QuestionError, "questions-unknown-publisher", name="Zeppelin", near="The Crier, Tide News"):
        town.search("bridge", filters=Filters(publishers=("Zeppelin",)))


def test_filters_are_held_against_the_snapshot_that_answers(town: Engine, tmp_path: Path) -> None:
    assert titles(town, "bridge", Filters(since=date(2021, 1, 1))) == []
    write(tmp_path / "press", "museum", "The museum has a bridge.", "Zeppelin", "2021-05-01")
    refresher_of(town).run([str(tmp_path / "press")])
    assert titles(town, "bridge", Filters(since=date(2021, 1, 1))) == ["museum"]
    assert titles(town, "bridge", Filters(publishers=("zeppelin",))) == ["museum"]


def test_several_threads_search_one_view(town: Engine) -> None:
    def ask(number: int) -> list[str]:
        return titles(town, "bridge in 2019", Filters(publishers=("The Crier",)) if number % 2 else Filters())

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(24)))
    assert found[1::2] == [["bridge", "ferry"]] * 12
    assert all(len(one) == 5 for one in found[::2])


@pytest.fixture
def wire(make_engine: MakeEngine, tmp_path: Path) -> Engine:
    """Return an engine over one story in three papers, a corrected one, and two other articles."""
    place = tmp_path / "wire"
    write(place, "first", FLOOD, "The Crier", "2018-05-03")
    write(place, "second", f"NORROW (Crier) - {FLOOD}", "Tide News", "2018-05-04")
    write(place, "third", f"{FLOOD} A ferry helps.", "", "2018-05-05")
    write(place, "corrected", FLOOD.replace("3 metres", "4 metres"), "The Crier", "2018-05-06")
    write(place, "ferry", "A ferry waits at the bridge since the flood.")
    write(place, "tax", "The council raised the bridge tax after the flood.")
    engine = make_engine()
    refresher_of(engine).run([str(place)])
    return engine


def test_a_story_in_several_papers_is_one_hit_and_its_correction_another(wire: Engine) -> None:
    hits = wire.search("the flood moved the bridge by how many metres", limit=10).hits
    assert len(hits) == 4
    story = next(hit for hit in hits if hit.copies)
    assert sorted([story.title, *(copy.title for copy in story.copies)]) == ["first", "second", "third"]
    assert [hit.rank for hit in hits] == [1, 2, 3, 4]
    assert "corrected" in {hit.title for hit in hits}


def test_a_copy_says_where_its_own_article_has_the_passage(wire: Engine) -> None:
    copies = [copy for hit in wire.search("flood bridge").hits for copy in hit.copies]
    assert copies
    for copy in copies:
        article = wire.catalog.article(copy.article_id)
        assert article is not None
        assert FLOOD in article.text[copy.start : copy.end] or "NORROW" in article.text[copy.start : copy.end]
        assert (copy.title, copy.publisher, copy.published) == (article.title, article.publisher, article.published)


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_copies_take_no_place_of_those_asked_for(wire: Engine, limit: int) -> None:
    hits = wire.search("flood bridge council", limit=limit).hits
    assert len(hits) == limit
    named = [hit.article_id for hit in hits] + [copy.article_id for hit in hits for copy in hit.copies]
    assert len(named) == len(set(named))


def test_a_copy_that_a_filter_leaves_out_is_not_named(wire: Engine) -> None:
    hits: tuple[Hit, ...] = wire.search("flood bridge metres", filters=Filters(publishers=("The Crier",))).hits
    assert {hit.title for hit in hits} == {"first", "corrected"}
    assert [hit.copies for hit in hits] == [(), ()]
