"""Answers against what is expected of them, worked out by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.answer.engine import Engine
from retrieval.evaluate.answer_scores import (
    Outcome,
    answer_counts,
    answer_figures,
    contains,
    naive_answer,
    normalised,
    observe,
    quotable,
    risk_cases,
    stands,
)
from retrieval.evaluate.beir import Expected
from retrieval.types import Answer, Hit, Question
from tests.support.refreshers import refresher_of


@pytest.fixture
def town(engine: Engine, folder: Path) -> Engine:
    refresher_of(engine).run([str(folder)])
    return engine


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The  Mayor's “bell”, at noon!", "mayors bell at noon"),
        ("An apple a day", "apple day"),
        ("40,000 crowns", "40000 crowns"),
        ("1914–18", "191418"),
        ("Theatre and another", "theatre and another"),
        ("the", ""),
    ],
)
def test_texts_are_compared_as_the_squad_script_does(text: str, words: str) -> None:
    assert normalised(text) == words


@pytest.mark.parametrize(
    ("text", "golds", "found"),
    [
        ("The bell was cast in 1702. [1]", ["1702"], True),
        ("The bell was cast in 1702. [1]", ["In the 1702"], True),
        ("It lasted from 1963 on. [1]", ["63"], False),  # whole words only
        ("The bell was cast then. [1]", ["1"], False),  # a marker is nothing that was said
        ("The list \\[1\\] names it. [1]", ["list 1"], True),  # but what the article has in brackets is
        ("It cost 3.5 crowns. [1]", ["4", "3.5 Crowns"], True),
        ("鐘は1702年に鋳造された。 [1]", ["1702年"], True),  # no spaces to part the words
        ("종은 1702년에 주조되었다. [1]", ["1702년"], True),
        ("Anything at all. [1]", ["the", ""], False),
        ("Anything at all. [1]", [], False),
        (None, ["1702"], False),
    ],
)
def test_a_text_contains_a_gold_answer(text: str | None, golds: list[str], found: bool) -> None:
    assert contains(text, golds) is found


@given(st.lists(st.sampled_from(["bell", "ferry", "1702", "noon"]), min_size=1), st.data())
def test_any_words_in_a_row_are_contained(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assert contains(" ".join(words), [", ".join(words[start:end])])


def test_no_quote_can_hold_a_yes_a_no_or_a_long_reply() -> None:
    assert quotable(["Yes.", "no", "No bell", "word " * 20, "word " * 21]) == ("No bell", "word " * 20)


def hit(text: str) -> Hit:
    return Hit("a", 1, "A", None, None, None, "en", 0, len(text), text, rank=1, score=1.0, similarity=None)


def test_the_naive_reader_says_the_first_three_sentences() -> None:
    assert naive_answer([hit("One bell. Two bells. Three bells. Four bells."), hit("No.")]) == (
        "One bell. Two bells. Three bells."
    )
    assert naive_answer([]) == ""


def test_an_answer_is_observed_as_the_engine_gives_it(town: Engine) -> None:
    question = Question("When was the bell of the tower cast?", id="q")
    heard: list[Answer] = []
    seen = observe(town, question, {"q": {"town/tower.md": 1}}, heard.append)
    (answer,) = heard
    assert answer.text is not None
    assert (seen.question_id, seen.answered, seen.text, seen.confidence) == ("q", True, answer.text, answer.confidence)
    assert seen.naive == "The bell tower leans to the north. Its bell was cast in 1702."
    assert seen.cited == seen.quotes == len(answer.citations)
    assert seen.relevant == sum(citation.article_id == "town/tower.md" for citation in answer.citations)
    assert seen.astray == 0


def test_of_an_abstention_the_answer_that_was_held_back_is_observed(town: Engine) -> None:
    question = Question("Which orchard did the museum plant beside the wall for the tax?", id="q")
    heard: list[Answer] = []
    seen = observe(town, question, {}, heard.append)
    assert heard[0].abstained
    assert (seen.answered, seen.cited, seen.relevant) == (False, 0, None)
    assert seen.text == town.ask(question, threshold=0).text is not None
    assert seen.quotes > seen.astray == 0


def test_of_what_comes_closest_the_quotes_are_observed_and_checked(town: Engine, unsure: None) -> None:
    question = Question("When was the bell of the tower cast?", id="q")
    heard: list[Answer] = []
    seen = observe(town, question, {}, heard.append)
    assert (seen.state, seen.answered, seen.cited) == ("closest", False, 0)
    assert seen.closest == seen.shown == " ".join(citation.quote for citation in heard[0].closest)
    assert seen.text is not None
    assert seen.closest.startswith(seen.text.removesuffix(" [1]"))
    assert (seen.quotes, seen.astray) == (len(heard[0].closest), 0)


def test_a_question_that_is_refused_has_nothing(town: Engine) -> None:
    assert observe(town, Question("bell " * 1_000, id="q"), {}) == Outcome(
        "q", answered=False, confidence=0.0, text=None, naive=""
    )


def test_a_quote_stands_only_where_its_letters_are(town: Engine) -> None:
    citation = town.ask(Question("When was the bell of the tower cast?"), threshold=0).citations[0]
    assert stands(town, citation)
    assert not stands(town, replace(citation, start=citation.start + 1))
    assert not stands(town, replace(citation, quote=citation.quote.upper()))
    assert not stands(town, replace(citation, article_id="nowhere"))
    assert not stands(town, replace(citation, quote="", end=citation.start))


# Four answerable questions and two that aren't; one that wants to be asked back.
EXPECTED = {
    "right": Expected(("1702",), answerable=True),
    "held back": Expected(("noon",), answerable=True),
    "yes": Expected(("Yes",), answerable=True),
    "wrong": Expected(("40 crowns", "forty"), answerable=True),
    "invented": Expected(("nothing",), answerable=False),
    "refused": Expected((), answerable=False),
    "vague": Expected(("Which one?",), answerable=None),
}
OUTCOMES = [
    Outcome("right", True, 0.9, "Cast in 1702. [1]", "It leans.", cited=1, relevant=1, quotes=1, milliseconds=10.0),
    Outcome(
        "held back",
        False,
        0.2,
        "At noon. [1]",
        "At noon.",
        relevant=0,
        quotes=1,
        milliseconds=20.0,
        closest="It rings at noon.",
    ),
    Outcome("yes", True, 0.7, "It does. [1]", "It does.", cited=1, relevant=None, quotes=1, milliseconds=30.0),
    Outcome("wrong", True, 0.8, "50 crowns. [1] [2] [3]", "Forty!", cited=3, relevant=1, quotes=3, milliseconds=40.0),
    Outcome("invented", True, 0.6, "Nothing. [1]", "Nothing.", cited=1, relevant=None, quotes=1, astray=1),
    Outcome("refused", False, 0.0, None, ""),
    Outcome("vague", True, 0.5, "Which one? [1]", "Which one?", cited=1, relevant=1, quotes=1),
]


def test_figures_of_answers_worked_out_by_hand() -> None:
    figures = {name: (one.value, one.of) for name, one in answer_figures(OUTCOMES, EXPECTED).items() if one}
    assert figures == {
        "answered_when_answerable": (3 / 4, 4), "closest_when_answerable": (1 / 4, 4),
        "nothing_when_answerable": (0, 4),
        "answered_when_not": (1 / 2, 2), "closest_when_not": (0, 2), "nothing_when_not": (1 / 2, 2),
        "abstained_when_not": (1 / 2, 2),
        "contains_gold": (1 / 4, 4), "naive_contains_gold": (2 / 4, 4), "lead_contains_gold": (-1 / 4, 4),
        "contains_gold_answered": (1 / 3, 3), "naive_contains_gold_answered": (1 / 3, 3),
        "lead_contains_gold_answered": (0, 3),
        "contains_gold_closest": (1, 1), "naive_contains_gold_closest": (1, 1), "lead_contains_gold_closest": (0, 1),
        "contains_gold_shown": (2 / 4, 4), "naive_contains_gold_shown": (2 / 4, 4),
        "lead_contains_gold_shown": (0, 4),
        "contains_gold_forced": (2 / 4, 4), "naive_contains_gold_forced": (2 / 4, 4),
        "lead_contains_gold_forced": (0, 4),
        "contains_gold_quotable": (1 / 3, 3), "naive_contains_gold_quotable": (2 / 3, 3),
        "lead_contains_gold_quotable": (pytest.approx(-1 / 3), 3),
        "contains_gold_quotable_answered": (1 / 2, 2), "naive_contains_gold_quotable_answered": (1 / 2, 2),
        "lead_contains_gold_quotable_answered": (0, 2),
        "contains_gold_quotable_closest": (1, 1), "naive_contains_gold_quotable_closest": (1, 1),
        "lead_contains_gold_quotable_closest": (0, 1),
        "contains_gold_quotable_shown": (2 / 3, 3), "naive_contains_gold_quotable_shown": (2 / 3, 3),
        "lead_contains_gold_quotable_shown": (0, 3),
        "contains_gold_quotable_forced": (2 / 3, 3), "naive_contains_gold_quotable_forced": (2 / 3, 3),
        "lead_contains_gold_quotable_forced": (0, 3),
        "citation_precision": (3 / 5, 3),  # 1 of 1, 1 of 3 and 1 of 1
    }  # fmt: skip


def test_counts_of_answers_worked_out_by_hand() -> None:
    assert answer_counts(OUTCOMES, EXPECTED) == {
        "answerable": 4, "unanswerable": 2, "neither": 1,
        "states": {
            "answerable": {"answered": 3, "closest": 1, "nothing": 0},
            "unanswerable": {"answered": 1, "closest": 0, "nothing": 1},
            "neither": {"answered": 1, "closest": 0, "nothing": 0},
        },
        "gold_yes_no": 1, "gold_long": 0,
        "quotes": 8, "quotes_not_verbatim": 1, "ask_p50_ms": 25.0, "ask_p95_ms": 38.5,
    }  # fmt: skip


def test_where_no_question_counts_there_is_no_figure() -> None:
    vague = {"vague": Expected()}
    found = answer_figures([Outcome("vague", False, 0.0, None, "")], vague)
    assert set(found.values()) == {None}
    assert answer_counts([Outcome("vague", False, 0.0, None, "")], vague)["ask_p50_ms"] == 0.0


def test_an_answer_is_wrong_where_the_corpus_has_none_or_where_it_lacks_the_gold_answer() -> None:
    cases = risk_cases(OUTCOMES, EXPECTED)
    assert [(case.wrong, case.confidence) for case in cases] == [
        (False, 0.9),
        (False, 0.2),
        (False, 0.7),  # a yes can't be quoted: nothing is known against it
        (True, 0.8),
        (True, 0.6),
        (True, None),
    ]
    assert [case.answered for case in cases] == [True, False, True, True, True, False]
