"""Falsehoods: each kind changes what it names."""

import random

import pytest

from retrieval.train.claims.contradictions import CONTRADICTIONS
from retrieval.train.claims.overstatements import OVERSTATEMENTS
from retrieval.train.claims.told import Told

NEAR = ("The mayor of Tindle sold the ferry to Ann Ferris.", "It had carried 300 carts.")
ELSEWHERE = ("The school of Velmora opened under Bo Lind.", "Its roof was made of copper.")


def all_of(kind, text, near=NEAR, elsewhere=ELSEWHERE):
    """Return everything that chance makes of a text."""
    maker = {**CONTRADICTIONS, **OVERSTATEMENTS}[kind]
    return {maker(Told(text, near, elsewhere), random.Random(seed)) for seed in range(120)}


@pytest.mark.parametrize(
    ("kind", "text", "made"),
    [
        ("names swapped", "Tindle sued Velmora.", {"Velmora sued Tindle."}),
        ("names swapped", "Tindle, Velmora and Sala met.", {None}),
        ("phrases swapped", "The mill is near the tower.", {"The tower is near the mill."}),
        ("numbers swapped", "It has 3 gates and 7 towers.", {"It has 7 gates and 3 towers."}),
        ("roles swapped", "The bridge was built by the council.",
         {"The council was built by the bridge.", "The bridge built the council."}),
        ("negation", "The bridge was not closed.", {"The bridge was closed."}),
        ("opposite", "The toll increased.", {"The toll decreased.", "The toll reduced."}),
        ("order", "The toll was lifted before the war.", {"The toll was lifted after the war."}),
        ("cause", "The heavy rain led to a flood in Tindle.", {"A flood in Tindle led to the heavy rain."}),
        ("hedge", "The bridge is expected to close.", {"The bridge will close."}),
        ("attribution", "The mayor said that the bridge was safe for carts.", {"The bridge was safe for carts."}),
        ("scope", "The lake took half of the carts.", {"The lake took all of the carts.", None}),
        ("condition", "The ferry runs on Sundays unless the lake is frozen.", {"The ferry runs on Sundays."}),
    ],
)  # fmt: skip
def test_each_kind_says_something_else(kind, text, made):
    assert all_of(kind, text) == made


def test_another_name_comes_from_the_article():
    assert all_of("name", "The ferry was sold to Cy Dahl.") == {
        "The ferry was sold to Ann Ferris.",
        "The ferry was sold to Bo Lind.",
    }


def test_a_number_is_changed_and_only_it():
    found = all_of("number", "It carried 300 carts in 1702.")
    assert len(found) > 10
    for one in found:
        words = one.split()
        assert [*words[:2], words[3], words[4]] == ["It", "carried", "carts", "in"]
        assert (words[2] == "300") != (words[5] == "1702.")


def test_words_are_added_and_none_are_lost():
    text = "The mayor sold the ferry."
    found = all_of("added", text) - {None}
    assert len(found) > 20
    for one in found:
        assert len(one) > len(text)
        assert {"mayor", "sold", "ferry"} <= set(one.lower().replace(".", "").replace(",", "").split())


def test_a_cause_is_added_from_what_stands_beside_it():
    (text, near) = "The ferry was sold.", ("The ferry was sold.", "The mayor of Tindle had debts.")
    assert "The ferry was sold because the mayor of Tindle had debts." in all_of("cause added", text, near)


@pytest.mark.parametrize("kind", sorted({*CONTRADICTIONS, *OVERSTATEMENTS} - {"added", "cause added"}))
def test_where_there_is_nothing_to_work_on_there_is_nothing(kind):
    assert all_of(kind, "Goats graze.", ("Goats graze.",), ()) == {None}
