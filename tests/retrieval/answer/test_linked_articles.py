"""A link in a question: to an article that the corpus holds, it narrows the question to it."""

from pathlib import Path

import pytest

from retrieval.answer.linked_articles import narrowed
from retrieval.query.markup import links_in
from retrieval.types import Filters, Question
from tests.conftest import MakeEngine
from tests.support.refreshers import refresher_of

BRIDGE, FERRY = "https://crier.example/bridge", "https://crier.example/ferry/"


@pytest.fixture
def linked(make_engine: MakeEngine, tmp_path: Path):
    """Return an engine over two articles that say when something was closed, each with its address."""
    folder = tmp_path / "linked"
    folder.mkdir()
    for name, url in (("bridge", BRIDGE), ("ferry", FERRY)):
        month = {"bridge": "May", "ferry": "July"}[name]
        text = f"The council closed the {name} in {month}. It stayed closed for a year."
        (folder / f"{name}.md").write_text(f"---\ntitle: The {name}\nurl: {url}\n---\n{text}\n", encoding="utf-8")
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    return engine


@pytest.mark.parametrize(
    ("link", "holds"),
    [
        (BRIDGE, "May"),
        ("http://CRIER.example/bridge/?utm_source=feed#top", "May"),
        (f"<{FERRY}>", "July"),
        (f"[this]({FERRY})", "July"),
    ],
)
def test_a_link_narrows_the_question_to_its_article(linked, link: str, holds: str) -> None:
    answer = linked.ask(Question(f"When did the council close it? {link}"), threshold=0)
    assert len(answer.question.filters.articles) == 1
    assert holds in answer.text
    assert len({hit.article_id for hit in answer.passages}) == 1


@pytest.mark.parametrize("link", ["https://other.example/bridge", "https://ada@crier.example/bridge", "no link"])
def test_another_link_narrows_nothing(linked, link: str) -> None:
    question = Question(f"When did the council close the bridge? {link}")
    assert narrowed(linked.catalog, question) is question
    assert question.filters == Filters()


def test_links_are_found_as_they_are_written() -> None:
    text = "see (https://a.example/b), www.c.example/d. and [this](https://e.example) <https://f.example/g>!"
    assert links_in(text) == [
        "https://a.example/b",
        "https://www.c.example/d",
        "https://e.example",
        "https://f.example/g",
    ]
