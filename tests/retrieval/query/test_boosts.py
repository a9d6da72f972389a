"""Publishers and dates that a question names: what is read, and what it does to the ranking of the sample articles."""

from datetime import date
from pathlib import Path

import pytest

from corpus.sample import sample_articles
from retrieval.answer.engine import Engine
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.index.vector_index import open_vector_index
from retrieval.query.boosts import Aliases, Boosts, Period, boost_weight, boosts_of, is_of_period, publication_window
from retrieval.query.rewriting import Query
from retrieval.search.searcher import Searcher
from retrieval.store.catalog import Catalog
from retrieval.types import Filters
from tests.conftest import MakeEngine
from tests.support.refreshers import refresher_of

TODAY = date(2020, 11, 24)
PAPERS = ["The Westmark Times", "Crier News", "Norrow News Agency", "Tide", "Footnote Harbour Desk", "Nature"]
# Questions that one article of the sample answers, told from others on the same matter by its date or its publisher.
STEERED = [
    ("What did Japan demand about the statue in March 2016?", "2016-03-23"),
    ("What happened to the foundation in November 2018?", "2018-11-22"),
    ("What happened to the foundation in July 2016?", "2016-07-29"),
    ("What did the court decide in 2012?", "2012-05-25"),
    ("What did the court decide in August 2011?", "2011-08-31"),
    ("What did the courts decide in December 2023?", "2023-12-22"),
    ("Which apology did Japan make in August 1995?", "1995-08-16"),
    ("What did Japan and South Korea announce on 28 December 2015?", "2015-12-29"),
    ("Why did survivors protest in January 1992?", "1992-01-18"),
    ("What did Japan do about trade in 2019?", "2019-08-03"),
    ("What was set up for survivors in 1995?", "1995-07-20"),
    ("According to the Tokyo Desk, what did Japan pay to the foundation?", "2016-09-01"),
    ("Who signed the 1965 treaty?", "1965-06-23"),
    ("What does the 1993 statement say?", "1993-08-05"),
]


@pytest.fixture(scope="module")
def sample(minilm: SentenceTransformerEncoder, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    place = tmp_path_factory.mktemp("sample")
    engine = Engine(Catalog.in_directory(place), open_vector_index(place / "vectors"), minilm, place)
    refresher_of(engine).run([str(sample_articles())])
    return engine


@pytest.mark.parametrize(
    ("question", "publisher"),
    [
        ("What sank, according to the Westmark Times?", "The Westmark Times"),
        ("what does the WESTMARK TIMES say", "The Westmark Times"),
        ("According to Crier, what sank?", "Crier News"),
        ("Did the Crier report that it sank?", "Crier News"),
        ("Crier reported a wreck. Where?", "Crier News"),
        ("What is in the Crier's article on the wreck?", "Crier News"),
        ("Norrow wrote that it sank. When?", "Norrow News Agency"),
        ("What was published in Nature on ferries?", "Nature"),
        ("What does the Harbour Desk know?", "Footnote Harbour Desk"),
    ],
)
def test_a_publisher_is_known_by_what_people_call_it(question: str, publisher: str) -> None:
    assert Aliases(PAPERS).named_in(question) == (publisher,)


@pytest.mark.parametrize(
    "question",
    [
        "How high is the tide?",
        "What is the nature of the wreck?",
        "Who lives in Norrow?",
        "Which times suit the harbour?",
        "What did the town crier say in Westmark?",
        "",
    ],
)
def test_a_word_that_is_a_name_elsewhere_names_no_publisher(question: str) -> None:
    assert Aliases(PAPERS).named_in(question) == ()


def test_what_could_mean_several_publishers_means_none() -> None:
    aliases = Aliases(["Crier News", "Crier Agency", "East Harbour Desk", "West Harbour Desk"])
    assert aliases.named_in("According to the Crier and the Harbour Desk, what sank?") == ()
    assert aliases.named_in("according to the east harbour desk") == ("East Harbour Desk",)


def test_several_publishers_can_be_named() -> None:
    found = Aliases(PAPERS).named_in("Did the Westmark Times and the Norrow News Agency agree?")
    assert found == ("Norrow News Agency", "The Westmark Times")


def test_a_question_that_names_neither_steers_nothing() -> None:
    assert not boosts_of("Where did the ferry sink?", Aliases(PAPERS), TODAY)
    assert boosts_of("Where did it sink last year?", Aliases([]), TODAY) == Boosts(
        (), Period(date(2019, 1, 1), date(2019, 12, 31), "year")
    )


def test_news_of_a_day_comes_out_a_little_later() -> None:
    day = Period(date(2018, 5, 3), date(2018, 5, 3), "day")
    assert publication_window(day) == (date(2018, 5, 3), date(2018, 5, 5))
    assert publication_window(Period(None, date(2018, 5, 3), "span")) == (None, date(2018, 5, 3))
    assert publication_window(Period(date.max, date.max, "day")) == (date.max, date.max)


def test_a_passage_is_of_a_period_by_its_publication_or_by_naming_it() -> None:
    year = Period(date(1965, 1, 1), date(1965, 12, 31), "year")
    assert is_of_period(year, date(1965, 6, 23), "A treaty was signed.")
    assert is_of_period(year, date(2015, 6, 23), "The treaty was signed in 1965.")
    assert is_of_period(year, None, "The treaty was signed in 1965.")
    assert not is_of_period(year, date(2015, 6, 23), "A treaty was signed.")
    assert not is_of_period(year, None, "A treaty was signed.")
    assert is_of_period(Period(None, date(1965, 12, 31), "span"), date(1960, 1, 1), "")


def test_a_day_without_a_year_is_of_the_year_that_its_article_is_of() -> None:
    month = Period(date(2023, 11, 1), date(2023, 11, 30), "month")
    day = Period(date(2022, 11, 23), date(2022, 11, 23), "day")
    assert is_of_period(month, date(2023, 12, 22), "On 23 November the court ruled.")
    assert is_of_period(month, date(2023, 12, 3), "The court ruled last Tuesday.")
    assert not is_of_period(month, date(2021, 12, 22), "On 23 November the court ruled.")
    assert not is_of_period(day, date(2023, 12, 22), "On 23 November the court ruled.")
    assert is_of_period(day, None, "On 23 November the court ruled."), "it may be of any year"


def test_of_some_years_is_what_speaks_of_one_of_them_and_not_of_more() -> None:
    years = Period(date(2012, 1, 1), date(2015, 12, 31), "span")
    assert is_of_period(years, date(2020, 1, 1), "The bell was cast in 2013.")
    assert not is_of_period(years, date(2020, 1, 1), "The bell was away in the 2010s.")
    assert is_of_period(Period(None, date(2012, 1, 1), "span"), date(2020, 1, 1), "It was cast in 1871.")


def test_days_weigh_more_than_years_and_what_is_uncertain_less() -> None:
    day, year = (Period(TODAY, TODAY, kind) for kind in ("day", "year"))
    assert boost_weight(day) > boost_weight(year) > boost_weight(Period(TODAY, TODAY, "year", certain=False)) > 0


def rank_of(engine: Engine, question: str, article: str) -> int:
    return next(hit.rank for hit in engine.search(question, limit=30).hits if article in hit.article_id)


def test_the_article_of_the_date_or_publisher_named_comes_first(sample: Engine) -> None:
    ranks = {question: rank_of(sample, question, article) for question, article in STEERED}
    assert max(ranks.values()) <= 2, ranks
    assert sum(rank == 1 for rank in ranks.values()) >= 13, ranks


def test_what_is_about_a_year_is_found_whenever_it_was_published(make_engine: MakeEngine, tmp_path: Path) -> None:
    (tmp_path / "treaty.md").write_text("---\ntitle: Bell\npublished: 2015-01-01\n---\nThe bell was cast in 1965.")
    (tmp_path / "ferry.md").write_text("---\ntitle: Ferry\npublished: 1965-01-01\n---\nA ferry crosses the harbour.")
    engine = make_engine()
    refresher_of(engine).run([str(tmp_path)])
    assert engine.search("When in 1965 was the bell cast?").hits[0].title == "Bell"


def test_a_boost_leaves_nothing_out(sample: Engine) -> None:
    def found(question: str) -> set[str]:
        return {hit.article_id for hit in sample.search(question, limit=100).hits}

    assert found("statue according to the Tokyo Desk in March 2016") == found("statue")


def test_last_month_is_counted_from_as_of(sample: Engine) -> None:
    searcher = Searcher(sample.catalog)
    view = sample._views.current()
    found = searcher.search(view, Query("What was said last month?"), 5, Filters(as_of=date(2016, 4, 30)))
    assert found.boosts.period == Period(date(2016, 3, 1), date(2016, 3, 31), "month")
    assert found.hits[0].published in (date(2016, 3, 23), date(2016, 4, 1))  # of 31 March


@pytest.mark.parametrize("name", ["Times of India", "Voice of America", "Bank of Japan Review"])
def test_a_country_in_a_publishers_name_is_not_the_publisher(name: str) -> None:
    country = name.split()[2]
    assert Aliases([name]).named_in(f"What is the capital of {country}?") == ()
    assert Aliases([name]).named_in(f"according to the {name}, what is the capital?") == (name,)
