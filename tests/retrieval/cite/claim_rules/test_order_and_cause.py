"""Order and cause: what came first, and what caused what."""

import pytest

from retrieval.cite.claim_rules.order_and_cause import turned_round, unstated_cause

FLOOD = "The council closed the bridge after a flood moved the pier."
TOLL = "Fishers blocked the quay because the mayor raised the toll."


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("A flood moved the pier after the council closed the bridge.", FLOOD),
        ("The council closed the bridge before a flood moved the pier.", FLOOD),
        ("Before a flood moved the pier, the council closed the bridge.", FLOOD),
        ("The mayor raised the toll because fishers blocked the quay.", TOLL),
        ("Fishers blocked the quay, so the mayor raised the toll.", TOLL),
        ("The blockade led the mayor to raise the toll.", "The mayor raised the toll; that is why a blockade began."),
        ("Ten days after the visit, Norrow announced a loan.", "Ten days before the visit, Norrow announced a loan."),
        ("The mayor spoke before the vote.", "After the vote the mayor spoke."),
        ("The ferry left until the bell rang.", "The ferry left only after the bell rang."),
    ],
)  # fmt: skip
def test_what_is_turned_round(claim: str, sentence: str) -> None:
    assert turned_round(claim, [sentence])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("After a flood moved the pier, the council closed the bridge.", FLOOD),
        ("A flood moved the pier before the council closed the bridge.", FLOOD),
        ("The mayor raised the toll, so fishers blocked the quay.", TOLL),
        ("Because the mayor raised the toll, fishers blocked the quay.", TOLL),
        ("Norrow announced a loan ten days ahead of the visit.", "Ten days before the visit, Norrow announced a loan."),
        ("In May, following a vote, the mayor spoke.", "The mayor spoke in May after a vote."),
        ("The ferry did not leave until the bell rang.", "The ferry left only after the bell rang."),
        ("The ferry sails at ten.", FLOOD),
    ],
)
def test_what_is_not(claim: str, sentence: str) -> None:
    assert not turned_round(claim, [sentence])


def test_the_order_that_another_of_the_sentences_has_is_not_turned() -> None:
    sentences = ["The mayor spoke after the vote.", "The mayor had spoken to the fishers before the vote."]
    assert turned_round("The mayor spoke before the vote.", sentences[:1])
    assert not turned_round("The mayor spoke before the vote.", sentences)


def test_a_cause_must_be_one_in_the_sentence() -> None:
    claim = "The quay closed because of the flood."
    assert unstated_cause(claim, "The quay closed, and there was a flood.")
    assert not unstated_cause(claim, "The quay closed when the flood came.")
    assert not unstated_cause("The quay closed.", "The quay closed, and there was a flood.")
