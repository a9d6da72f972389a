"""Which articles say what is quoted: those that hold the sentence, each text once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.answer.engine import Engine
from retrieval.types import Answer, Question
from tests.conftest import MakeEngine
from tests.support.refreshers import refresher_of

SAID = "The harbour master of Norrow sold the old ferry for 40,000 crowns."
WIRE = f"{SAID} The buyer is a farmer from the hills. She wants to keep hens on it, as her mother did before her."
OWN = f"A week of rain has left the market of Norrow empty. {SAID} Few people came to look, and the band went home."
BOILERPLATE = (
    "Write to the editor of this paper about the harbour and the ferry. All letters are read and none are kept."
)
Ask = Callable[[dict[str, str]], tuple[Engine, Answer]]


@pytest.fixture
def ask(make_engine: MakeEngine, tmp_path: Path) -> Ask:
    """Return what asks who sold the ferry of some articles, whose titles are their names."""

    def asked(articles: dict[str, str]) -> tuple[Engine, Answer]:
        place = tmp_path / "papers"
        place.mkdir()
        for name, text in articles.items():
            (place / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n{text}\n", encoding="utf-8")
        engine = make_engine()
        refresher_of(engine).run([str(place)])
        return engine, engine.ask(Question("Who sold the old ferry of Norrow for 40,000 crowns?"), threshold=0)

    return asked


def others(answer: Answer) -> tuple[set[str], set[str]]:
    """Return the titles of what says the best quote, with those of the article quoted: by itself, and as a copy."""
    (first, *_) = answer.citations
    assert first.quote.endswith(SAID)
    found = answer.also_in.get(first.n)
    return ({c.title for c in found.independent}, {c.title for c in found.copies}) if found else (set(), set())


def test_an_article_with_the_sentence_in_a_text_of_its_own_says_it_too(ask: Ask) -> None:
    engine, answer = ask({"one": WIRE, "two": OWN})
    independent, copies = others(answer)
    assert {answer.citations[0].title, *independent} == {"one", "two"}
    assert copies == set()
    (other,) = answer.also_in[1].independent
    article = engine.catalog.article(other.article_id)
    assert article is not None
    assert article.text[other.start : other.end] == SAID


def test_copies_of_one_text_bear_nothing_out(ask: Ask) -> None:
    _, answer = ask({"one": WIRE, "two": WIRE, "three": f"NORROW (Tide) - {WIRE}"})
    independent, copies = others(answer)
    assert independent == set()
    assert {answer.citations[0].title, *copies} == {"one", "two", "three"}


def test_a_copy_that_was_changed_is_the_same_text_still(ask: Ask) -> None:
    _, answer = ask({"one": WIRE, "two": WIRE.replace("from the hills", "from the coast").replace("hens", "30 goats")})
    independent, copies = others(answer)
    assert independent == set()
    assert len(copies) == 1


def test_of_several_with_one_text_one_counts(ask: Ask) -> None:
    _, answer = ask({"one": OWN, "two": WIRE, "three": WIRE})
    independent, _ = others(answer)
    assert len(independent) == 1


def test_what_shares_all_but_the_sentence_says_something_else(ask: Ask) -> None:
    sold = SAID.replace("sold", "kept").replace("for 40,000 crowns", "for the winter")
    _, answer = ask({"one": f"{SAID} {BOILERPLATE} {BOILERPLATE}", "two": f"{sold} {BOILERPLATE} {BOILERPLATE}"})
    assert others(answer) == (set(), set())
