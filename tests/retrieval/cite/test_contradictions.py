"""Articles that give different figures for one thing."""

# ruff: noqa: E501  # pairs of sentences, side by side

import pytest

from bot.render.answer_pages import answer_pages
from bot.terminal.output.console import Terminal
from bot.terminal.output.json_payloads import answer_payload
from retrieval.cite.citations import Quote
from retrieval.cite.contradictions import conflict
from retrieval.types import Hit, Question
from tests.support.refreshers import refresher_of


def quote(text: str, article: str) -> Quote:
    hit = Hit(
        article, 1, "The ferry of Lowmere", "The Owl", None, None, "en", 0, len(text), text,
        rank=1, score=1.0, similarity=0.9,
    )  # fmt: skip
    return Quote(hit, 0, len(text), text)


def differ(one: str, other: str) -> bool:
    found = conflict(quote(one, "a"), quote(other, "b"))
    assert found == conflict(quote(other, "b"), quote(one, "a"))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry that sank off Lowmere carried 63 passengers.", "The ferry which sank off Lowmere carried 58 passengers."),
        ("Police counted 4,000 marchers in the square on Sunday.", "About 9,000 marchers were counted in the square, police said."),
        ("The court fined the mill $2 million for the spill.", "The court fined the mill $3.5 million over the spill."),
        ("Turnout in the Lowmere vote was 41 percent.", "Turnout in the Lowmere vote came to 47 percent."),
        ("The harbour bridge opened to carts on 3 May 1871.", "The harbour bridge was opened to carts on 12 June 1872."),
        ("The harbour bridge opened to all carts in 1871.", "The harbour bridge opened to all carts in 1874."),
        ("The storm destroyed twelve houses in Lowmere harbour.", "The storm destroyed 19 houses in Lowmere harbour."),
    ],
)  # fmt: skip
def test_different_figures_for_one_thing_are_told(one, other):
    assert differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry that sank carried 63 passengers.", "The ferry that sank carried sixty-three passengers."),
        ("The ferry that sank carried 63 passengers.", "The ferry that sank carried more than 60 passengers."),
        ("The mill lost 1,512,000 crowns in the flood.", "The mill lost 1.5 million crowns in the flood."),
        ("The mill lost about 40 crowns in the flood year.", "The mill lost 43 crowns in the flood year."),
        ("The ferry that sank carried 63 passengers.", "The ferry that sank carried 12 sailors."),
        ("In 1871 the mill burned 40 tons of peat.", "In 1872 the mill burned 55 tons of peat."),
        ("The ferry of Ostrand carried 63 passengers a day.", "The ferry of Quillby carried 12 passengers a day."),
        ("The mill burned 40 tons of peat.", "The bishop gave 12 candles to the school."),
        ("The court fined the mill $2 million for the spill.", "The court fined the mill for the spill of 200 barrels."),
        ("The bridge opened to carts in May 1871.", "The bridge opened to carts on 3 May 1871."),
        ("Time: 12:00", "Time: 13:00"),
    ],
)  # fmt: skip
def test_what_agrees_or_is_of_something_else_is_no_disagreement(one, other):
    assert not differ(one, other)


@pytest.fixture
def divided(engine, tmp_path):
    """Return an engine on three articles, of which two differ on one thing."""
    folder = tmp_path / "news"
    folder.mkdir()
    texts = {
        "late": ("2016-03-25", "Late Herald", "The ferry that sank off Lowmere carried 58 passengers. Divers went home."),
        "early": ("2016-03-22", "Early Owl", "The ferry that sank off Lowmere carried 63 passengers. A storm had come up."),
        "other": ("2016-03-23", "Early Owl", "The bakers of Quillby sold 90 loaves at the fair."),
    }  # fmt: skip
    for name, (day, publisher, text) in texts.items():
        front = f"---\ntitle: News {name}\npublisher: {publisher}\npublished: {day}\n---\n\n"
        (folder / f"{name}.md").write_text(front + text + "\n")
    refresher_of(engine).run([str(folder)])
    return engine


def test_both_quotes_are_shown_in_order_of_date_and_stand_in_the_catalog(divided, capsys):
    answer = divided.ask(Question("How many passengers did the ferry that sank carry?"), threshold=0.0)
    (group,) = answer.disagreements
    assert [(c.publisher, c.published.isoformat()) for c in group] == [
        ("Early Owl", "2016-03-22"),
        ("Late Herald", "2016-03-25"),
    ]
    for citation in group:
        article = divided.catalog.article(citation.article_id, answer.snapshot)
        assert article.text[citation.start : citation.end] == citation.quote
    numbers = [citation.n for citation in {c.n: c for c in [*answer.citations, *group]}.values()]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))

    (page,) = answer_pages(answer)
    _, shown = page.split("The articles differ on this:\n")
    first, second, *_ = shown.split("\n")
    assert first.startswith("22 March 2016, Early Owl – The ferry that sank off Lowmere carried 63 passengers")
    assert second.startswith("25 March 2016, Late Herald – The ferry that sank off Lowmere carried 58 passengers")
    assert all(f"\n[{citation.n}] **" in page for citation in group)
    assert [c["n"] for c in answer_payload(answer)["disagreements"][0]] == [c.n for c in group]
    Terminal().answer(answer)
    said = capsys.readouterr().out
    assert said.index("- 22 March 2016, Early Owl: ") < said.index("- 25 March 2016, Late Herald: ")


def test_an_answer_that_nothing_contradicts_has_none(divided):
    assert divided.ask(Question("How many loaves did the bakers of Quillby sell?"), threshold=0.0).disagreements == ()


def test_another_name_in_the_same_sentence_is_shown_as_well(engine, tmp_path):
    for name, place in (("one", "Norrow"), ("two", "Velmora")):
        text = f"The ferry that sank in the storm was on its way to {place} with sheep."
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n{text}\n")
    refresher_of(engine).run([str(tmp_path / "one.md"), str(tmp_path / "two.md")])
    answer = engine.ask(Question("Where was the ferry that sank in the storm on its way to?"), threshold=0.0)
    (group,) = answer.disagreements
    assert sorted(citation.title for citation in group) == ["one", "two"]
