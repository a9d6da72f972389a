"""What "it" stands for after a question that ends with a thing, and that nothing is guessed where that isn't sure."""

import pytest

from retrieval.query.antecedents import filled_in
from retrieval.query.rewriting import standalone
from retrieval.types import Question, Turn

STATUE = "what did Japan demand about the statue?"


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        (STATUE, "what is it made of?", "what is the statue made of?"),
        (STATUE, "And who made it?", "And who made the statue?"),
        (STATUE, "What was its price?", "What was the statue's price?"),
        ("Who paid for the new ferry", "when does it sail?", "when does the new ferry sail?"),
        ("How far is it from the bell-tower?", "Is it high?", "Is the bell-tower high?"),
    ],
)
def test_it_is_the_thing_that_the_question_before_ended_with(before: str, question: str, meant: str) -> None:
    assert filled_in(question, before) == meant


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("", "what is it made of?"),
        ("Who put the statue up?", "what is it made of?"),  # nothing tells that "up" is no part of the thing
        ("When did the strike end?", "Why did it begin?"),
        ("What do you know of the workers?", "How did it end?"),  # they are several
        ("Who spoke for Korea?", "What is it?"),
        (STATUE, "how much did they pay?"),
        (STATUE, "Does it say where it stands?"),  # the first is the article
        (STATUE, "Is it true that somebody painted the wall?"),
        ("Who paid for the most?", "Was it much?"),
        ("What happened in the morning?", "Who saw it?"),
        ("What did she say at the time?", "Why did she say it?"),
        ("Did they open it for the first time?", "When was it?"),
    ],
)
def test_where_it_isnt_sure_nothing_is_filled_in(before: str, question: str) -> None:
    assert filled_in(question, before) == ""


def test_what_is_meant_is_read_and_neither_searched_for_nor_shown() -> None:
    query = standalone(Question("what is it made of?", (Turn("user", STATUE), Turn("agent", "That it goes. [1]"))))
    assert query.meant == "what is the statue made of?"
    assert query.text == "what is it made of? (Japan demand, statue)"
    assert query.variants == ("what is it made of?", query.text)
    assert standalone(Question("what is it made of?")).meant == ""
