"""Claims out of questions and answers."""

import pytest

from retrieval.train.claims.questions import statement


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("Who built the tower of Tindle?", "a guild", "A guild built the tower of Tindle."),
        ("What is the capital of Velmora?", "Tindle", "Tindle is the capital of Velmora."),
        ("When was the bridge of Tindle opened?", "1880", "The bridge of Tindle was opened in 1880."),
        ("When was the bridge opened?", "5 May 1880", "The bridge was opened on 5 May 1880."),
        ("When was the bridge opened to carts?", "in May", "The bridge was opened to carts in May."),
        ("In what year did the guild sell the mill?", "1702", "The guild sold the mill in 1702."),
        ("What did the guild sell in 1702?", "the mill", "The guild sold the mill in 1702."),
        ("How many carts were lost?", "Three", "Three carts were lost."),
        ("How many carts were lost?", "Three carts", "Three carts were lost."),
    ],
)
def test_a_question_of_a_plain_form_makes_a_statement(question, answer, said):
    assert statement(question, answer) == said


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Why was the mill closed?", "the flood"),
        ("What did happen?", "a flood"),
        ("Who built it?", ""),
        ("Who built it?", "one of the many guilds of the town, in the last year"),
        ("Who built it?", "by the guild"),
        ("Who built it?", "a guild\nand a town"),
    ],
)
def test_others_make_none(question, answer):
    assert statement(question, answer) is None
