"""A planted article against an older one: shown beside it, never alone."""

from pathlib import Path

import pytest

from corpus.sample import sample_articles
from retrieval.answer.counter_evidence import value_of
from retrieval.answer.engine import Engine
from retrieval.cite.citations import Quote
from retrieval.index.vector_index import open_vector_index
from retrieval.store.catalog import Catalog
from retrieval.types import Question
from tests.benchmarks.planted import FACTS, outcome, planted
from tests.support.passages import hit
from tests.support.refreshers import refresher_of


@pytest.fixture(scope="module")
def planted_corpus(multilingual, span_model, tmp_path_factory):
    """Return an engine over the sample, with two articles planted beside each of twenty facts, of one day later."""
    place = tmp_path_factory.mktemp("planted")
    for name, text in planted("correction", 2):
        (place / name).write_text(text, encoding="utf-8")
    data = Path(tmp_path_factory.mktemp("data"))
    engine = Engine(
        Catalog.in_directory(data), open_vector_index(data / "vectors"), multilingual, data, span_model=span_model
    )
    refresher_of(engine).run([str(sample_articles()), str(place)])
    yield engine
    engine.catalog.close()


def test_most_lies_are_said_beside_what_older_articles_say(planted_corpus):
    said = [outcome(planted_corpus.ask(Question(fact["question"])), fact) for fact in FACTS]
    assert said.count("alone") <= 2, dict(zip((fact["question"] for fact in FACTS), said, strict=True))


def test_both_are_quoted_word_for_word_in_order_of_date(planted_corpus):
    answer = planted_corpus.ask(Question("When did Japan transfer 1 billion yen to the foundation?"))
    ((first, second),) = answer.disagreements
    assert "31 August 2016" in first.quote
    assert "14 October 2016" in second.quote
    for one in (first, second):
        assert planted_corpus.catalog.article(one.article_id).text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    ("text", "answers", "value"),
    [
        ("It paid 60 million won to each.", "60 million", "60 million won"),
        ("It rose by 12 percent.", "12", "12 percent"),
        ("It rose by 12 percent.", "12 percent", "12 percent"),
        ("The 64 survivors sued.", "64", "64"),
        ("It came on 3 March 2024.", "3 March 2024", "3 March 2024"),
        ("Ann Roe made it.", "Ann Roe", "Ann Roe"),
        ("It costs 5.", "5", "5"),
        ("It came.", "", ""),
    ],
)
def test_the_unit_of_a_number_belongs_to_what_answers(text, answers, value):
    start = 100 + text.index(answers)
    quote = Quote(
        hit(text, start=100), 100, 100 + len(text), text, highlight=(start, start + len(answers)) if answers else None
    )
    assert value_of(quote) == value


def test_two_of_one_day_that_differ_are_shown_once(multilingual, span_model, tmp_path):
    articles, data = tmp_path / "articles", tmp_path / "data"
    articles.mkdir()
    for publisher, cost in (("The Owl", "40 million"), ("The Town Crier", "65 million")):
        head = f"---\ntitle: {publisher} on the bridge\npublisher: {publisher}\ndate: 2020-05-01\n---\n\n"
        text = f"{head}The Velm bridge cost {cost} crowns, the mayor said. The council met in the evening.\n"
        (articles / f"{cost}.md").write_text(text, encoding="utf-8")
    engine = Engine(
        Catalog.in_directory(data), open_vector_index(data / "vectors"), multilingual, data, span_model=span_model
    )
    refresher_of(engine).run([str(articles)])
    answer = engine.ask(Question("How much did the Velm bridge cost?"))
    engine.catalog.close()
    assert [len(group) for group in answer.disagreements] == [2]


def test_without_a_planted_article_hardly_anything_is_set_against_an_answer(installed):
    answers = [installed.ask(Question(fact["question"])) for fact in FACTS]
    assert sum(answer.text is not None for answer in answers) >= 18
    assert sum(bool(answer.disagreements) for answer in answers) <= 2
