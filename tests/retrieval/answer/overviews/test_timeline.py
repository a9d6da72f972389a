"""A subject through time: dated quotes in order, and how many articles there are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EmptyCorpusError, QuestionError
from retrieval.answer.overviews.timeline import Coverage, Timeline, coverage, timeline_of
from tests.support.refreshers import refresher_of

ARTICLES = {
    "opened": ("2016-05-02", "The salt bridge of Velmora opened to carts. A band played. Everybody ate herring."),
    "flood": ("2016-03-22", "Rain fell for a week. The flood damaged the salt bridge of Velmora. The mayor was away."),
    "toll": ("2016-05-30", "The council lifted the toll on the salt bridge of Velmora."),
    "undated": (None, "Nobody remembers who painted the salt bridge of Velmora green."),
    "museum": ("2016-06-01", "The museum of Ostrand shows butterflies from four countries."),
}


@pytest.fixture(scope="module")
def town(minilm, tmp_path_factory):
    yield from corpus_of(ARTICLES, minilm, tmp_path_factory)


def corpus_of(articles, minilm, tmp_path_factory):
    """Yield an engine on articles, each a day and a text by its title."""
    from retrieval.answer.engine import Engine
    from retrieval.index.vector_index import open_vector_index
    from retrieval.store.catalog import Catalog

    folder, place = tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("data")
    for name, (day, text) in articles.items():
        known = f"published: {day}\n" if day else ""
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n{known}---\n{text}\n", encoding="utf-8")
    engine = Engine(Catalog.in_directory(place), open_vector_index(place / "vectors"), minilm, place)
    refresher_of(engine).run([str(folder)])
    yield engine
    engine.catalog.close()


def test_articles_on_a_subject_are_quoted_in_order_of_date_once_each(town):
    found = timeline_of(town, "the salt bridge of Velmora")
    assert [quote.quote for quote in found.quotes] == [
        "The flood damaged the salt bridge of Velmora.",
        "The salt bridge of Velmora opened to carts.",
        "The council lifted the toll on the salt bridge of Velmora.",
    ]
    assert [day.isoformat() for day in found.days] == ["2016-03-22", "2016-05-02", "2016-05-30"]
    assert found.undated == 1


FUNDS = {
    "opens": ("2016-07-29", "The Hope and Harbour Fund opened in Ostrand. The fund is to pay the fishers."),
    "pays": ("2016-09-01", "The Hope and Harbour Fund paid the first fishers."),
    "closes": ("2018-11-22", "The council dissolved the Hope and Harbour Fund, which opened in 2016."),
    "other": ("2023-03-07", "A fund for the orphans of Velmora will pay pensions. The fund begins in April."),
    "talks": ("2023-01-31", "The mayors spoke of a fund that could pay the orphans."),
}


@pytest.fixture(scope="module")
def funds(minilm, tmp_path_factory):
    yield from corpus_of(FUNDS, minilm, tmp_path_factory)


@pytest.mark.parametrize(
    ("subject", "days"),
    [
        ("the Hope and Harbour Fund", ["2016-07-29", "2016-09-01", "2018-11-22"]),
        ("the fund of 2016", ["2016-07-29", "2016-09-01", "2018-11-22"]),
        ("the fund of 2023", ["2023-01-31", "2023-03-07"]),
        ("fund for orphans", ["2023-01-31", "2023-03-07"]),
    ],
)
def test_only_articles_on_the_subject_itself_are_taken_in(funds, subject, days):
    found = timeline_of(funds, subject)
    assert [day.isoformat() for day in found.days] == days
    assert len(found.quotes) == len(days)


def test_every_quote_stands_in_its_article(town):
    for quote in timeline_of(town, "bridge").quotes:
        assert town.catalog.article(quote.article_id).text[quote.start : quote.end] == quote.quote


def test_a_corpus_without_the_subject_has_no_timeline(town):
    assert timeline_of(town, "quantum chromodynamics") == Timeline((), (), 0)


def test_before_the_first_refresh_it_says_so(engine):
    with pytest.raises(EmptyCorpusError):
        timeline_of(engine, "bridge")


def test_a_subject_of_nothing_is_refused(town):
    with pytest.raises(QuestionError):
        timeline_of(town, "  ")


# ---------------------------------------------------------------------------------------------------------- counting


def test_months_without_an_article_are_counted_as_none():
    days = [date(2015, 12, 30), date(2016, 2, 1), date(2016, 2, 28)]
    assert coverage(days) == Coverage("month", (("2015-12", 1), ("2016-01", 0), ("2016-02", 2)))


def test_above_ten_years_it_counts_by_year():
    assert coverage([date(2006, 1, 1), date(2015, 12, 31)]).unit == "month"
    by_year = coverage([date(2006, 1, 1), date(2016, 1, 1), date(2016, 5, 1)])
    assert by_year.unit == "year"
    assert by_year.counts[0] == ("2006", 1)
    assert by_year.counts[-1] == ("2016", 2)
    assert len(by_year.counts) == 11


@given(st.lists(st.dates(), max_size=30))
def test_no_article_is_lost(days):
    covered = coverage(days)
    assert sum(count for _, count in covered.counts) == len(days)
    labels = [label for label, _ in covered.counts]
    assert labels == sorted(labels)
    if days and covered.unit == "month":
        assert (labels[0], labels[-1]) == (f"{min(days):%Y-%m}".zfill(7), f"{max(days):%Y-%m}".zfill(7))
