"""Quantifiers: no more, and no more often, than the sentences quoted say."""

import pytest

from retrieval.cite.claim_rules.quantifiers import widened


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("All members of the council left.", "Several members of the council left."),
        ("All of the boats sank, but no sailor died.", "Some of the boats sank, but no sailor died."),
        ("Most boats sank.", "Many boats sank."),
        ("All of the boats sank.", "34 of the 47 boats sank."),
        ("The ferry always stops at Norrow.", "The ferry sometimes stops at Norrow."),
        ("The council never met.", "The council has not met this week."),
        ("Only fishers may use the quay.", "Fishers may use the quay."),
        ("The quay was used in May alone.", "The quay was used in May."),
        ("It was the first ever visit by a mayor.", "It was the first visit by a mayor in twelve years."),
        ("Ships from anywhere may land.", "Ships from Norrow may land."),
        ("Several boats left.", "No boat left."),
        ("Numerous boats left.", "A few boats left."),
        ("All 35 plaintiffs are fishers.", "Ada Lund is among 35 plaintiffs, many of them fishers."),
        ("They brought both cases.", "They brought the case."),
        ("The crowd shouted at every speaker.", "The crowd shouted at nearly every speaker."),
        ("The ferry stopped completely.", "The ferry largely stopped."),
    ],
)
def test_more_than_is_said(claim: str, evidence: str) -> None:
    assert widened(claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("All members left.", "Every member left."),
        ("Each got ten crowns.", "They got ten crowns apiece."),
        ("The crowd shouted at almost every speaker.", "The crowd shouted at nearly every speaker."),
        ("Most of them agreed.", "Of them 95 percent agreed."),
        ("Both mayors left.", "The two mayors left."),
        ("Both Lund and Berg left.", "Lund and Berg left."),
        ("Both Lund and Berg left.", "Lund left, as did Bo Berg."),
        ("The council has never paid.", "The council denies that it ever paid."),
        ("Just three boats are left; only 3 sail.", "Three boats are left, and three sail."),
        ("Not only fishers came.", "Fishers and others came."),
        ("Some of the boats sank.", "All of the boats sank."),
        ("Many boats sank.", "A wave sank dozens of boats."),
        ("It is the most important port.", "It is the greatest port."),
        ("At most ten came.", "Up to ten came."),
        ("It was the first ever treaty.", "It was the first treaty."),
        ("Does not apply to any ship.", "No ship is bound by it."),
    ],
)
def test_as_much_as_is_said(claim: str, evidence: str) -> None:
    assert not widened(claim, evidence)
