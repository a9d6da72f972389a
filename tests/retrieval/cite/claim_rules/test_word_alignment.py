"""Word alignment: what was put in, and whose name stands in whose place."""

import pytest

from retrieval.cite.claim_rules.word_alignment import align, other_name, put_in


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("The council closed the old bridge to carts in a secret vote.", ["secret", "vote"]),
        ("The council and the bishop closed the old bridge to carts.", ["bishop"]),
        ("The council closed the old bridge to carts.", []),
        ("The council shut the old bridge to carts.", []),  # in the place of another: it may mean the same
        ("The old bridge was barred for carts.", []),
        ("The old bridge stays closed to carts.", []),
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
