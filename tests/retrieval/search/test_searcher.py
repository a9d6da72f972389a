"""Finding passages over one snapshot: filters that hold, copies as one hit, rankings that are right."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import QuestionError
from retrieval.answer.engine import Engine
from retrieval.encode.multilingual.encoder import MultilingualEncoder
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
        (Filters(articles=("press/ferry.md", "press/wall.md", "gone")), ["ferry", "wall"]),
        (Filters(articles=("press/ferry.md", "press/wall.md"), publishers=("The Crier",)), ["ferry"]),
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


def test_an_article_in_another_language_is_found_before_what_has_nothing_to_say_in_the_questions_own(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    place = tmp_path / "press"
    write(place, "lighthouse", "Anna Lind kept the lighthouse of Varne for forty years, until it was closed in 1971.")
    write(place, "market", "시장은 매주 토요일 아침에 광장에서 열린다. 올해는 상인이 스무 명 늘었다.")
    write(place, "school", "학교는 새 체육관을 짓기로 했다. 공사는 내년 봄에 시작한다.")
    write(place, "harvest", "今年の米は豊作だった。農家は秋の祭りを例年より一週間早く開く。")
    engine = make_engine(encoder=MultilingualEncoder())
    refresher_of(engine).run([str(place)])
    for question in ("등대는 언제 문을 닫았나요?", "灯台が閉鎖されたのはいつですか？"):
        assert engine.search(question).hits[0].title == "lighthouse"
    assert engine.search("시장은 언제 열리나요?").hits[0].title == "market"
    assert engine.search("When is the rice festival?").hits[0].title == "harvest"


@pytest.mark.parametrize("few", [4_000, 0], ids=["by their keys", "by fetching more"])
def test_a_filter_and_a_graph_leave_the_order_between_languages_as_it_is(
    few: int, make_engine: MakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_FEW", few)
    place = tmp_path / "press"
    write(
        place, "lighthouse", "Anna Lind kept the lighthouse of Varne until it was closed in 1971.", "Tide", "2020-01-03"
    )
    write(place, "market", "시장은 매주 토요일 아침에 광장에서 열린다.", "Tide", "2020-01-03")
    engine = make_engine(encoder=MultilingualEncoder())
    refresher_of(engine).run([str(place)])
    filters = Filters(publishers=("Tide",))
    assert engine.search("등대는 언제 문을 닫았나요?", 10, filters).hits[0].title == "lighthouse"
