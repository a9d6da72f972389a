"""The questions over the sample articles: every gold quote is there, and no question copies what it asks about.

They serve to see whether the right sentence is found and whether the bot says no; nothing is fitted on them.
"""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.sources import Found, open_source
from retrieval.abstention import NOTHING
from retrieval.answer.engine import Engine
from retrieval.types import Question
from tests.retrieval.answer.test_engine import verbatim

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "questions"
ANSWERABLE = {"number", "date", "person", "place", "reason", "what"}
UNANSWERABLE = {"off-topic": 25, "not-this": 60, "dates": 15}
RUN = 9  # words: a question that shares as many in a row with an article was copied from it

Row = dict[str, Any]


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = list(open_source(ROOT / "corpus" / "articles").read())
    return {item.article.id: item.article for item in found if isinstance(item, Found)}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [json.loads(line) for line in (FOLDER / "queries.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def relevant() -> dict[str, list[str]]:
    with (FOLDER / "qrels" / "test.tsv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t"))
    assert lines[0] == ["query-id", "corpus-id", "score"]
    assert {score for _, _, score in lines[1:]} == {"1"}
    assert len({(query, article) for query, article, _ in lines}) == len(lines)
    named: dict[str, list[str]] = {}
    for query, article, _ in lines[1:]:
        named.setdefault(query, []).append(article)
    return named


def answerable(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["answerability"] == "ANSWERABLE"]


def unanswerable(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["answerability"] == "UNANSWERABLE"]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold().replace("'", ""))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_no_id_and_no_question_comes_twice(rows: list[Row]) -> None:
    assert len({row["_id"] for row in rows}) == len(rows)
    assert len({row["text"].casefold() for row in rows}) == len(rows)


def test_as_many_can_be_answered_as_cannot(rows: list[Row]) -> None:
    assert len(answerable(rows)) == len(unanswerable(rows)) == len(rows) / 2 == 100


def test_every_kind_is_one_we_know(rows: list[Row]) -> None:
    assert {row["kind"] for row in answerable(rows)} == ANSWERABLE
    assert Counter(row["kind"] for row in unanswerable(rows)) == UNANSWERABLE


def test_every_quote_stands_in_a_relevant_article(
    rows: list[Row], relevant: dict[str, list[str]], articles: dict[str, Article]
) -> None:
    for row in answerable(rows):
        assert any(row["quote"] in articles[article].text for article in relevant[row["_id"]]), row["_id"]


def test_every_answer_stands_in_a_relevant_article_and_one_in_the_quote(
    rows: list[Row], relevant: dict[str, list[str]], articles: dict[str, Article]
) -> None:
    for row in answerable(rows):
        texts = [articles[article].text for article in relevant[row["_id"]]]
        assert all(any(answer in text for text in texts) for answer in row["answers"]), row["_id"]
        assert any(answer in row["quote"] for answer in row["answers"]), row["_id"]


def test_every_relevant_article_holds_one_of_the_answers(
    rows: list[Row], relevant: dict[str, list[str]], articles: dict[str, Article]
) -> None:
    for row in answerable(rows):
        for article in relevant[row["_id"]]:
            assert any(answer in articles[article].text for answer in row["answers"]), (row["_id"], article)


def test_what_cannot_be_answered_has_neither_answer_nor_article(
    rows: list[Row], relevant: dict[str, list[str]]
) -> None:
    assert all((row["answers"], row["quote"]) == ([], None) for row in unanswerable(rows))
    assert set(relevant) == {row["_id"] for row in answerable(rows)}


def test_every_article_is_asked_about(relevant: dict[str, list[str]], articles: dict[str, Article]) -> None:
    assert {article for named in relevant.values() for article in named} == set(articles)


def test_no_question_copies_an_article(rows: list[Row], articles: dict[str, Article]) -> None:
    copied = set().union(*(runs(article.text) for article in articles.values()))
    assert [row["_id"] for row in rows if runs(row["text"]) & copied] == []


def test_the_bot_answers_most_of_what_is_there_and_refuses_most_of_what_is_not(sample: Engine, rows: list[Row]) -> None:
    """Hold the whole way to what it reached when it was last fitted, less a little."""
    answers = {row["_id"]: sample.ask(Question(row["text"])) for row in rows}
    there = [row for row in rows if row["answerability"] == "ANSWERABLE"]
    refused = Counter(row["kind"] for row in rows if row not in there and answers[row["_id"]].abstained)
    assert sum(not answers[row["_id"]].abstained for row in there) >= 65
    assert refused["off-topic"] == UNANSWERABLE["off-topic"]
    assert refused["dates"] >= 12
    assert refused["not-this"] >= 30
    off_topic = {answers[row["_id"]].reason for row in rows if row["kind"] == "off-topic"}
    assert off_topic == {NOTHING}


def test_the_reader_finds_the_sentence_that_answers(sample: Engine, rows: list[Row]) -> None:
    found = 0
    for row in rows:
        if row["answerability"] == "ANSWERABLE":
            answer = sample.ask(Question(row["text"]), threshold=0)
            found += any(gold in citation.quote for gold in row["answers"] for citation in answer.citations)
            assert verbatim(sample, answer)
    assert found >= 60
