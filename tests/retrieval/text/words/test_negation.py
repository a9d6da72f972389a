"""Negation: a sentence that says the opposite of what it rests on."""

import pytest

from retrieval.text.words.negation import denies, flipped

FERRY = "The ferry, which does not run on Sundays, crosses the harbour every hour."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The mayor closed the bridge.", "The mayor did not close the bridge."),
        ("The mayor did not close the bridge.", "The mayor closed the bridge."),
        ("The bridge would be closed.", "The mayor never said that the bridge would be closed."),
        ("The council agreed on the tax.", "The council failed to agree on the tax."),
        ("The mayor denied the plan.", "The mayor didn’t deny the plan."),
        ("The ferry does not cross the harbour.", FERRY),
        ("The ferry runs on Sundays.", FERRY),
        ("The clerk may sell fish.", "The town says that fishers may sell fish and that the clerk may not sell fish."),
        ("The rules had changed.", "The rules were unchanged."),
        ("The rule is binding on the ferry.", "The rule is non-binding."),
        ("The council turned the plan down.", "The council approved the plan."),
        ("The old council rejected the toll.", "The council rejected the tax and approved the old toll."),
        ("동상은 철거됐다.", "동상은 철거되지 않았다."),
        ("The council has yet to close the bridge.", "The council closed the bridge."),
        ("The plan named the fishers.", "The plan left out the fishers."),
    ],
)
def test_the_opposite_is_told(claim: str, evidence: str) -> None:
    assert flipped(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The mayor closed the bridge.", "The mayor closed the bridge, but not the ferry."),
        ("The ferry crosses the harbour every hour.", FERRY),
        ("The ferry does not run on Sundays.", FERRY),
        ("The council did not agree on the tax.", "The council failed to agree on the tax."),
        ("The mayor closed the bridge.", "Not only the mayor closed the bridge."),
        ("Platform No. 2 opened.", "The platform opened."),
        ("The town was asked to refrain from selling boats.", "The mayor asked the town not to sell boats."),
        ("No better toll was to be had.", "The mayor says that the toll was the best to be had."),
        ("The town refused the proposal to sell.", "The mayor proposed that the boats be sold and the town refused."),
        (
            "The court rejected the plea that it was not heard.",
            "They pleaded that it was not heard. It rejected the plea.",
        ),
        ("Envoys failed to end Norrow's and Lund's dispute.", "Norrow and Lund failed to settle their dispute."),
        ("The mill ceased to work when the owner left.", "The mill stopped working when the owner left."),
        ("Many members didn't attend the vote.", "Many members stayed away from the vote."),
        ("The dispute inside the town goes on.", "The toll has not ended the dispute inside the town."),
        ("The toll was found unconstitutional.", "The Constitutional Court found the toll unconstitutional."),
        ("The rules had not changed.", "The rules were unchanged."),
        ("The ruling is not binding.", "The ruling is non-binding."),
        ("The council turned the plan down.", "The council rejected the plan."),
        ("The court dismissed the claim.", "The claim was rejected by the court."),
        ("The ferry will sink unless the mayor acts.", "If the mayor does not act, the ferry will sink."),
        ("Ada Lund, the mayor, said that the bridge had no rail.", "Mayor Ada Lund said that the bridge had no rail."),
        ("The ferry doesn't leave until the bell has rung.", "The ferry leaves only after the bell has rung."),
        ("Not just the mayor but the whole council left.", "The mayor and the whole council left."),
        ("The council has yet to close the bridge.", "The council has not closed the bridge."),
        ("The council has yet to close the bridge.", "The council will close the bridge in May."),
        ("Guards keep fishers away from the quay.", "Fishers stay away from the quay on orders of the guards."),
        ("No toll will be paid until the council has voted.", "The toll will be paid after the council has voted."),
        (
            "Instead of a toll, the council asked for a gift.",
            "The council did not ask for a toll. It asked for a gift.",
        ),
        ("The boats were different.", "The boats were not the same."),
        ("The list of boats stays secret.", "The council did not disclose the list of boats."),
        ("None of the men lived to see the bridge.", "All the men died before the bridge was built."),
        (
            "There was an unguarded fire in the mill, which is in the harbour.",
            "A fire without a guard burnt in the mill.",
        ),
    ],
)
def test_the_same_is_not(claim: str, evidence: str) -> None:
    assert not flipped(claim, evidence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which bridge did the mayor not close?", True),
        ("Which bridge hasn’t been closed?", True),
        ("Which bridge did nobody close?", True),
        ("Which bridge did the mayor refuse to close?", False),
        ("Who closed not only the bridge but the ferry?", False),
        ("Which bridge did the mayor close?", False),
        ("", False),
    ],
)
def test_a_text_denies_by_its_words_for_not(text: str, expected: bool) -> None:
    assert denies(text) is expected
