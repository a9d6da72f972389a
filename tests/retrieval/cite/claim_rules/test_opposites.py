"""Opposites: a word that turns a sentence round."""

import pytest

from retrieval.cite.claim_rules.opposites import turned


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The price of bread rose in May.", "The price of bread fell in May."),
        ("The ministry later passed on the letter.", "The ministry had earlier passed on the letter."),
        ("A ferry is slower than a boat.", "A ferry is faster than a boat."),
        ("A boat is faster than a ferry.", "A ferry is faster than a boat."),
        ("The quay closed in May.", "The quay opened in May."),
        ("The fishers won in the courts of Norrow.", "The fishers lost in the courts of Norrow."),
        ("Fishers say that they support the toll.", "Fishers say that they oppose the toll."),
        ("Three of the fishers are dead.", "Three of the fishers are alive."),
        ("The court upheld the toll.", "The court overturned the toll."),
        ("The money came from private donors.", "The money came from public donors."),
        ("The quay is not private property.", "The quay is not public property."),
    ],
)
def test_the_opposite_of_a_word_in_its_place(claim: str, sentence: str) -> None:
    assert turned(claim, [sentence])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The price of bread went up in May.", "The price of bread rose in May."),
        ("A boat is slower than a ferry.", "A ferry is faster than a boat."),
        ("A ferry is quicker than a boat.", "A ferry is faster than a boat."),
        ("The quay is not private property.", "The quay is public property."),
        ("The price of bread rose.", "The price of bread rose as that of fish fell."),
        ("The mayor left the quay.", "The bishop entered a church."),
    ],
)
def test_what_is_no_opposite(claim: str, sentence: str) -> None:
    assert not turned(claim, [sentence])


def test_a_word_that_another_of_the_sentences_has_is_no_opposite() -> None:
    sentences = ["The quay was paid for out of public money.", "The bridge was paid for out of private money."]
    assert not turned(
        "Unlike the bridge, paid for with private money, the quay was paid for with public money.", sentences
    )
    assert turned("The quay was paid for with private money.", sentences[:1])
