"""Negation: a sentence that says the opposite of what it rests on."""

import pytest

from retrieval.text.negation import denies, flipped

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
        ("동상은 철거됐다.", "동상은 철거되지 않았다."),
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
