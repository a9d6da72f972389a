"""What articles there are, said with the latest of them and the oldest."""

from datetime import date
from functools import partial

import pytest

from retrieval.answer.overviews.catalog_listing import listing, summary, together
from retrieval.answer.overviews.overview import Overviews
from retrieval.cite.citations import Composition
from retrieval.store.holdings import PublisherHoldings
from retrieval.types import Filters
from tests.support.refreshers import refresher_of


@pytest.fixture
def town(engine, folder):
    refresher_of(engine).run([str(folder)])
    return engine


def listed(engine, filters=None):
    view = engine._views.current()
    overviews = Overviews(view, partial(engine._evidence.sentences, view), engine._evidence.background(engine.encoder))
    return listing(overviews, view, filters or Filters())


def test_count_publishers_and_days_are_said_and_rest_on_the_newest_and_the_oldest(town):
    found = listed(town)
    assert summary(found.holdings) == "There are 3 articles by The Town Crier, from 1 May 2020 to 3 January 2021."
    assert [quote.hit.title for quote in found.quotes] == ["The bell tower", "The ferry", "The bridge"]
    assert [quote.hit.title for quote in found.bounds] == ["The bell tower", "The bridge"]
    said = Composition(town.catalog)
    sentence = said.add(summary(found.holdings), found.bounds)
    assert sentence is not None
    assert (sentence.text, [one.n for one in sentence.citations]) == (summary(found.holdings), [1, 2])
    said.quote(found.quotes)
    assert [one.title for one in said.citations] == ["The bell tower", "The bridge", "The ferry"]


def test_only_the_latest_and_the_oldest_are_quoted(town, folder):
    for n in range(4):
        (folder / f"more{n}.md").write_text(
            f"---\ntitle: More {n}\npublished: 2022-01-0{n + 1}\n---\nThe mayor opened bridge number {n} to the town.\n"
        )
    refresher_of(town).run([str(folder)])
    assert [quote.hit.title for quote in listed(town).quotes] == ["More 3", "More 2", "More 1", "More 0", "The bridge"]


def test_filters_leave_out_articles(town):
    found = listed(town, Filters(publishers=("town crier",), until=date(2020, 6, 30)))
    assert summary(found.holdings) == "There are 2 articles by The Town Crier, from 1 May 2020 to 2 June 2020."
    assert listed(town, Filters(since=date(2030, 1, 1))) is None


def test_one_article_without_publisher_or_day_is_counted():
    assert summary(together([PublisherHoldings(None, 1, None, None, 1)])) == "There is 1 article."


def test_of_many_publishers_three_are_named():
    day = date(2020, 5, 1)
    many = [PublisherHoldings(name, 1_000, day, day, 0) for name in ("A", "B", "C", "D", "E")]
    assert summary(together(many)) == "There are 5,000 articles by A, B, C and 2 more, of 1 May 2020."
