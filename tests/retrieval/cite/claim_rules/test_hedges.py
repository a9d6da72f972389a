"""Hedges: what a sentence only plans, wishes for or supposes may not be stated as done."""

import pytest

from retrieval.cite.claim_rules.hedges import hedge_dropped


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The mayor closed the bridge on Monday.", "The mayor may have closed the bridge on Monday."),
        ("The mayor will close the bridge on Monday.", "The mayor will try to close the bridge on Monday."),
        ("The mayor and the council will meet in Norrow.", "The mayor and the council may meet in Norrow."),
        ("The ferry company paid ten crowns a passenger.", "The ferry company plans to pay ten crowns a passenger."),
        ("The council removed the old statue.", "The mayor asked the council to remove the old statue."),
        ("The flood moved the middle pier.", "The flood could have moved the middle pier."),
        ("The harbour was sold to Velmora.", "The council proposed selling the harbour to Velmora."),
        ("The council has opened the harbour market.", "The council said that it would open the harbour market."),
        ("The mayor resigned at the end of May.", "The mayor offered her resignation at the end of May."),
        ("The opposition reopened the old harbour.", "The opposition called for the old harbour to be reopened."),
        ("In June the council closed the harbour.", "The council is expected to close the harbour in June."),
    ],
)
def test_a_hedge_that_is_dropped(claim: str, sentence: str) -> None:
    assert hedge_dropped(claim, [sentence])


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The mayor might have closed the bridge on Monday.", "The mayor may have closed the bridge on Monday."),
        ("The mayor's plan is to close the bridge.", "The mayor plans to close the bridge."),
        ("The company is to pay ten crowns a passenger.", "The company plans to pay ten crowns a passenger."),
        ("The money covers repairs of the bridge.", "The money will pay for repairs of the bridge."),
        ("The council was told to remove the statue.", "The mayor asked the council to remove the statue."),
        ("The bridge was closed on 15 May by the mayor.", "The mayor closed the bridge on 15 May."),
        ("The council closed the bridge.", "The council closed the bridge and may close the ferry."),
        ("They sue the town for a million crowns.", "They sued the town and asked for a million crowns."),
        ("The plan was agreed when they met in May.", "In May they agreed that the council will plan for tolls."),
        ("Lund announced the closing of the bridge.", "Lund declared that the bridge would be closing."),
        ("Enforcing the toll leads to a strike.", "A strike is sure once the mayor tried to enforce the toll."),
        ("Talks ended as early as possible.", "Talks ended as soon as possible."),
        (
            "The council voted by nine to two to keep the ferry.",
            "The council decided by nine to two to keep the ferry.",
        ),
    ],
)
def test_a_hedge_in_other_words_or_beside_it(claim: str, sentence: str) -> None:
    assert not hedge_dropped(claim, [sentence])


def test_what_another_sentence_says_without_a_hedge_is_no_hedge_dropped() -> None:
    sentences = ["The council may close the harbour bridge.", "On Monday it closed the harbour bridge."]
    assert not hedge_dropped("The council closed the harbour bridge.", sentences)
