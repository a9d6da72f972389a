"""Saying that the corpus doesn't say: one wording, the reason told apart, and the articles that come nearest."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from retrieval.abstention import CANNOT_ANSWER, NOT_THIS, NOTHING, OTHER_DATES, UNSURE, abstention
from retrieval.answer.engine import Engine
from retrieval.answer.nearest_articles import nearest
from retrieval.types import Answer, Question
from tests.support.refreshers import refresher_of


@pytest.fixture
def town(engine: Engine, folder: Path) -> Engine:
    """Return an engine on the articles about the town."""
    refresher_of(engine).run([str(folder)])
    return engine


def about(engine: Engine, place: Path, text: str, title: str = "The orchard") -> str:
    """Return what is said of how an article begins."""
    (place / "one.md").write_text(f"---\ntitle: {title}\n---\n{text}\n", encoding="utf-8")
    refresher_of(engine).run([str(place / "one.md")])
    return nearest(engine.catalog, engine.search("orchard").hits)[0].about


def answer(reason: str | None) -> Answer:
    return Answer(Question("Why?"), "Why?", None, reason, (), (), "1-abc")


def test_the_reasons_are_told_apart() -> None:
    assert len({NOTHING, NOT_THIS, OTHER_DATES, UNSURE}) == 4


@pytest.mark.parametrize("reason", [NOTHING, NOT_THIS, OTHER_DATES])
def test_one_sentence_says_that_and_one_says_why(reason: str) -> None:
    assert abstention(answer(reason)) == f"{CANNOT_ANSWER} {reason}"


def test_without_a_reason_it_only_says_that() -> None:
    assert abstention(answer(None)) == CANNOT_ANSWER


def test_the_nearest_are_named_best_first_each_with_how_it_begins(town: Engine) -> None:
    hits = town.search("bell tower").hits
    found = nearest(town.catalog, hits)
    assert [one.article_id for one in found] == [hit.article_id for hit in hits]
    first, best = found[0], hits[0]
    assert (first.title, first.about) == ("The bell tower", "The bell tower leans to the north.")
    assert (first.publisher, first.published, first.url) == (best.publisher, best.published, best.url)


def test_an_article_is_named_once_however_many_passages_it_has(town: Engine) -> None:
    one, other = town.search("bell tower").hits[:2]
    again = replace(one, rank=3, start=one.start + 1)
    assert [n.article_id for n in nearest(town.catalog, [one, again, other])] == [one.article_id, other.article_id]


def test_three_are_named_at_most(town: Engine, tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"bell{n}.txt").write_text(f"Bell number {n} hangs in a tower of its own.")
        refresher_of(town).run([str(tmp_path / f"bell{n}.txt")])
    assert len(nearest(town.catalog, town.search("bell").hits)) == 3


def test_how_they_begin_is_read_at_once(town: Engine) -> None:
    hits = town.search("bell tower").hits
    statements: list[str] = []
    sa.event.listen(town.catalog.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    assert len(nearest(town.catalog, hits)) > 1
    assert sum("SELECT" in statement for statement in statements) == 1


def test_nothing_found_is_near_to_nothing(town: Engine) -> None:
    assert nearest(town.catalog, []) == ()


def test_a_title_that_the_text_begins_with_is_not_said_twice(engine: Engine, tmp_path: Path) -> None:
    assert about(engine, tmp_path, "The orchard\n\nIt bore no fruit.\nNobody knows why.") == "It bore no fruit."
    assert about(engine, tmp_path, "The orchard") == ""


def test_white_space_within_it_is_one_space(engine: Engine, tmp_path: Path) -> None:
    assert about(engine, tmp_path, "The  orchard\tbore\nno fruit.") == "The orchard bore no fruit."


def test_a_long_beginning_is_cut_between_words_and_shown_as_cut(engine: Engine, tmp_path: Path) -> None:
    text = "The orchard bore no fruit, " + "and the pears, " * 20 + "none."
    found = about(engine, tmp_path, text)
    assert found.endswith(" and the …")
    assert text.startswith(f"{found.removesuffix('…')}pears")
    assert 140 < len(found) <= 162


def test_one_without_spaces_is_cut_anywhere(engine: Engine, tmp_path: Path) -> None:
    assert about(engine, tmp_path, "果樹園" * 100 + "。orchard") == ("果樹園" * 54)[:160] + " …"
