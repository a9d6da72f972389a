"""A subject through time: dated quotes in order, and a chart of how many articles there are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord.cogs.timeline import timeline_blocks
from bot.render.discord_limits import MESSAGE_CHARS, length
from bot.render.messages import words_for
from corpus.errors import EmptyCorpusError, QuestionError
from retrieval.answer.timeline import Coverage, Timeline, coverage, timeline_of
from retrieval.types import Citation

ARTICLES = {
    "opened": ("2016-05-02", "The salt bridge of Velmora opened to carts. A band played. Everybody ate herring."),
    "flood": ("2016-03-22", "Rain fell for a week. The flood damaged the salt bridge of Velmora. The mayor was away."),
    "toll": ("2016-05-30", "The council lifted the toll on the salt bridge of Velmora."),
    "undated": (None, "Nobody remembers who painted the salt bridge of Velmora green."),
    "museum": ("2016-06-01", "The museum of Ostrand shows butterflies from four countries."),
}


@pytest.fixture(scope="module")
def town(minilm, tmp_path_factory):
    from retrieval.answer.engine import Engine
    from retrieval.index.vector_index import VectorIndex
    from retrieval.store.catalog import Catalog

    folder, place = tmp_path_factory.mktemp("town"), tmp_path_factory.mktemp("data")
    for name, (day, text) in ARTICLES.items():
        known = f"published: {day}\n" if day else ""
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n{known}---\n{text}\n", encoding="utf-8")
    engine = Engine(Catalog.in_directory(place), VectorIndex(place / "vectors"), minilm, place)
    engine.refresher.run([str(folder)])
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


# ----------------------------------------------------------------------------------------------------------- telling


def citation(n: int, quote: str, title: str = "A title") -> Citation:
    return Citation(n, f"a{n}", title, "The Owl", date(2016, 3, n), "https://a.example/x", quote, 0, len(quote))


def test_a_quote_comes_after_its_day_and_its_article():
    timeline = Timeline((citation(2, "The bridge opened."),), (date(2016, 3, 2),), 0)
    head, block = timeline_blocks(timeline, "bridge", coverage(timeline.days), words_for("en"))
    assert head == "One article on “bridge”, published on 2 March 2016."
    assert block == "**2 March 2016** · **A title** · The Owl · <https://a.example/x>\n> The bridge opened."


def test_what_is_left_out_is_said():
    timeline = Timeline((citation(2, "x"),), (date(2006, 3, 2), date(2016, 5, 1)), 3)
    head = timeline_blocks(timeline, "bridge", coverage(timeline.days), words_for("en"))[0]
    assert head.startswith("2 articles on “bridge”, from 2 March 2006 to 1 May 2016. The chart counts them by year.")
    assert "the 1 that" in head
    assert head.endswith("3 more without a date are left out.")


@pytest.mark.parametrize("language", ["en", "ko", "ja"])
@pytest.mark.parametrize("text", ["@everyone " * 300, "**" * 2_000, "한국어" * 900, "```\n" * 500, "😀" * 1_000])
def test_whatever_articles_say_fits_and_does_nothing(language, text):
    timeline = Timeline((citation(1, text, text),), (date(2016, 3, 1), date(2016, 3, 2)), 1)
    for block in timeline_blocks(timeline, text, coverage(timeline.days), words_for(language)):
        assert length(block) <= MESSAGE_CHARS
        assert "@everyone" not in block
        assert "```" not in block
