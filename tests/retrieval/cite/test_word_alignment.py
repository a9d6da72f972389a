"""Word alignment: what changed places, what was put in, and whose name stands in whose place."""

import pytest

from retrieval.cite.word_alignment import align, other_name, put_in, swapped


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Berg asked Lund for a loan in May.", "Lund asked Berg for a loan in May."),
        ("Berg asked Lund.", "Lund asked Berg in May for a loan of ten crowns, and Berg has not answered."),
        ("The crowd stopped the police near the quay.", "The police stopped the crowd near the quay."),
        ("Norrow says yes, while Velmora says no.", "Velmora says yes, while Norrow says no."),
        ("Bo Berg summoned the envoy, Ada Lund, to protest.", "The envoy, Ada Lund, summoned Bo Berg to protest."),
        ("The town gave 200 boats and took 300 nets.", "The town gave 300 boats and took 200 nets."),
        ("Norrow demanded that Velmora pay.", "Velmora demanded that Norrow pay a toll, and it may pay."),
        ("Berg warned that a vote by Lund was near.", "Lund warned that a vote by Berg was near."),
    ],
)
def test_two_things_in_each_others_place(claim: str, sentence: str) -> None:
    assert swapped(align(claim, sentence))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Berg was asked by Lund for a loan.", "Lund asked Berg for a loan."),
        ("In May Lund asked Berg for a loan.", "Lund asked Berg for a loan in May."),
        ("Berg and Lund signed the treaty.", "Lund and Berg signed the treaty."),
        ("The loan is dear, Lund said.", "Lund said that the loan is dear."),
        ("The crowd was stopped near the quay.", "The police stopped the crowd near the quay."),
        ("One hundred boats sank.", "Of the boats, one hundred sank."),
        ("200 nets and 300 boats came.", "300 boats came, and 200 nets."),
    ],
)
def test_what_stands_where_it_stood(claim: str, sentence: str) -> None:
    assert not swapped(align(claim, sentence))


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The council closed the old bridge to carts in a secret vote.", ["secret", "vote"]),
        ("The council and the bishop closed the old bridge to carts.", ["bishop"]),
        ("The council closed the old bridge to carts.", []),
        ("The council shut the old bridge to carts.", []),  # in the place of another: it may mean the same
        ("The old bridge was barred for carts.", []),
        ("However, the council closed the old bridge to carts.", []),
        ("The council closed the old stone bridge to carts.", []),  # the title says so
    ],
)
def test_what_is_put_in(claim: str, words: list[str]) -> None:
    sentence = "The council closed the old bridge to carts."
    assert put_in(align(claim, sentence), [sentence, "A stone bridge"]) == words


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("On Monday Bo Berg closed the old bridge to carts.", True),
        ("On Monday Ada Lund closed the old bridge to carts.", False),
        ("On Monday Mayor Lund closed the old bridge to carts.", False),
        ("On Monday the mayor closed the old bridge to carts.", False),
        ("On Tuesday Ada Lund closed the old bridge to carts.", False),  # dates are told elsewhere
    ],
)
def test_a_name_in_the_place_of_another(claim: str, *, expected: bool) -> None:
    assert other_name(align(claim, "On Monday Ada Lund closed the old bridge to carts.")) is expected


def test_a_capital_may_stand_for_its_country() -> None:
    claim = "Every year the harbour pays Lisbon a toll for each ship."
    assert not other_name(align(claim, "Every year the harbour pays Portugal a toll for each ship."))
    assert other_name(align(claim, "Every year the harbour pays Spain a toll for each ship."))


def test_very_long_texts_are_let_be() -> None:
    assert not align("bridge " * 200, "quay " * 200).gaps
