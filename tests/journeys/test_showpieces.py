"""What the README shows, asked anew over the sample articles, by `footnote ask` and `footnote chat`."""

import re
from datetime import date
from pathlib import Path

import pytest

from retrieval.answer.engine import Engine
from retrieval.answer.overviews.timeline import timeline_of
from tests.bot.terminal.test_cli import ROOT, footnote, one_value

DEMAND = "what did Japan demand about the statue?"


@pytest.fixture
def data_dir(installed: Engine) -> Path:
    """Return the data directory of an installation that has read the sample articles."""
    return Path(str(installed.catalog.engine.url.database)).parent


def chat(data_dir: Path, *lines: str) -> list[str]:
    """Return what is answered to lines, one after another, each answer on one line."""
    done = footnote("chat", "--json", "--data-dir", data_dir, cwd=data_dir, stdin="\n".join(lines))
    assert done.returncode == 0, done.stderr
    return [" ".join(answer["answer"].split()) if answer["answer"] else "" for answer in one_value(done)]


def test_the_readme_shows_what_is_answered(data_dir: Path) -> None:
    shown = re.search(r"\$ make ask\n(.*?)\$ make test", (ROOT / "README.md").read_text(), re.DOTALL)
    assert shown is not None
    done = footnote("ask", DEMAND, "--data-dir", data_dir, cwd=data_dir)
    assert done.stdout.split() == shown[1].split()


def test_what_follows_on_a_question_is_answered_as_the_articles_say(data_dir: Path) -> None:
    _, made_of, paid = chat(data_dir, DEMAND, "what is it made of?", "and how much did they pay?")
    assert made_of.startswith('Supporters of the "comfort women" set up a bronze statue of a girl')
    assert "1 billion yen" in paid.partition("[1]")[0]
    assert "1 billion yen" in chat(data_dir, DEMAND, "and how much did they pay?")[1].partition("[1]")[0]
    foundation = chat(data_dir, "Who paid for the foundation?", "and how much did they pay?")[1]
    assert "Japan paid 1 billion yen" in foundation.partition("[1]")[0]


def test_asked_by_itself_the_statue_is_of_bronze(data_dir: Path) -> None:
    done = footnote("ask", "what is the statue made of?", "--json", "--data-dir", data_dir, cwd=data_dir)
    assert "a bronze statue" in one_value(done)["citations"][0]["quote"]


def test_passages_begin_with_those_that_say_it(data_dir: Path) -> None:
    done = footnote("search", "bronze statue of a girl", "--json", "--data-dir", data_dir, cwd=data_dir)
    first, *_ = one_value(done)["hits"]
    assert first["article_id"] == "articles/2011-12-15-statue-opposite-embassy.md"


def test_a_timeline_is_of_its_subject_alone(installed: Engine) -> None:
    found = timeline_of(installed, "Reconciliation and Healing Foundation")
    assert [quote.published for quote in found.quotes] == sorted(quote.published or date.min for quote in found.quotes)
    assert date(2016, 7, 29) in found.days
    assert not [quote for quote in found.quotes if "2023-03-07-seoul-plan-public-foundation" in quote.article_id]
