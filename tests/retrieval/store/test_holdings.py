"""What a snapshot holds, of whom and of when."""

from datetime import date
from functools import partial

import pytest

from retrieval.store.database import batches
from retrieval.store.holdings import (
    PublisherHoldings,
    holdings_by_publisher,
    last_refresh,
    listed,
    origin,
    versions_by_date,
)
from retrieval.store.records import ListedArticle
from retrieval.types import Filters
from tests.support.refreshers import refresher_of


@pytest.fixture
def town(engine, folder):
    (folder / "note.md").write_text("A note that nobody signed or dated.\n", encoding="utf-8")
    (folder / "wall.md").write_text("---\npublisher: The Owl\n---\nThe wall fell.\n", encoding="utf-8")
    return engine, refresher_of(engine).run([str(folder)]).snapshot


def test_articles_are_listed_the_latest_first_and_the_undated_last(town):
    engine, snapshot = town
    found = listed(engine.catalog, snapshot)
    assert found[0] == ListedArticle("town/tower.md", "The bell tower", "The Town Crier", date(2021, 1, 3))
    assert [one.article_id for one in found] == [
        f"town/{name}.md" for name in ("tower", "ferry", "bridge", "note", "wall")
    ]
    assert listed(engine.catalog, "another") == []


def test_publishers_are_counted_with_their_first_and_last_day(town):
    engine, snapshot = town
    crier, *others = holdings_by_publisher(engine.catalog, snapshot)
    assert crier == PublisherHoldings("The Town Crier", 3, date(2020, 5, 1), date(2021, 1, 3), 0)
    assert set(others) == {PublisherHoldings(None, 1, None, None, 1), PublisherHoldings("The Owl", 1, None, None, 1)}


def test_only_the_snapshot_that_is_asked_for_counts(town, folder):
    engine, before = town
    (folder / "wall.md").unlink()
    after = refresher_of(engine).run([str(folder)]).snapshot
    assert len(listed(engine.catalog, before)) == 5
    assert len(listed(engine.catalog, after)) == 4
    assert "The Owl" not in {shelf.publisher for shelf in holdings_by_publisher(engine.catalog, after)}
    assert origin(engine.catalog, before, "town/wall.md") == "wall.md"
    assert origin(engine.catalog, after, "town/wall.md") is None


def test_the_last_refresh_is_told_with_how_it_ended(engine, folder):
    assert last_refresh(engine.catalog) is None
    refresher_of(engine).run([str(folder)])
    done = last_refresh(engine.catalog)
    assert done.outcome == "done"
    assert done.at.tzinfo is not None
    refresher_of(engine).run([str(folder / "nothing here")])
    assert last_refresh(engine.catalog).outcome == "failed"


def test_versions_come_in_the_order_of_the_list_or_the_oldest_first(town):
    engine, snapshot = town
    titles = {number: engine.catalog.version(number).id for number in versions_by_date(engine.catalog, snapshot, 9)}
    assert list(titles.values()) == [f"town/{name}.md" for name in ("tower", "ferry", "bridge", "note", "wall")]
    assert versions_by_date(engine.catalog, snapshot, 2) == list(titles)[:2]
    oldest = versions_by_date(engine.catalog, snapshot, 9, oldest_first=True)
    assert [titles[number] for number in oldest] == [
        f"town/{name}.md" for name in ("bridge", "ferry", "tower", "wall", "note")
    ]


def test_of_more_articles_than_a_statement_takes_the_order_is_the_same(town, monkeypatch):
    engine, snapshot = town
    monkeypatch.setattr("retrieval.store.holdings.batches", partial(batches, size=2))
    among = Filters(articles=tuple(sorted(one.article_id for one in listed(engine.catalog, snapshot))))
    for oldest_first in (False, True):
        for limit in (9, 2):
            found = versions_by_date(engine.catalog, snapshot, limit, among, oldest_first=oldest_first)
            assert found == versions_by_date(engine.catalog, snapshot, limit, oldest_first=oldest_first)


def test_filters_hold_for_versions_and_counts(town):
    engine, snapshot = town
    within = Filters(publishers=("The Town Crier", "The Owl"), since=date(2020, 6, 1), until=date(2020, 12, 31))
    (only,) = versions_by_date(engine.catalog, snapshot, 9, within)
    assert engine.catalog.version(only).id == "town/ferry.md"
    counted = PublisherHoldings("The Town Crier", 1, date(2020, 6, 2), date(2020, 6, 2), 0)
    assert holdings_by_publisher(engine.catalog, snapshot, within) == [counted]
