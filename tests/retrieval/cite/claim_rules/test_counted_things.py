"""Counted things: a number counts what it counts in the sentence, and as much of it."""

from decimal import Decimal

import pytest

from retrieval.cite.claim_rules.counted_things import another_bound, another_thing, rounded


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("More than five boats sank.", "Five boats sank."),
        ("Fewer than ten boats sank.", "More than ten boats sank."),
        ("Under 40 boats sank.", "At least 40 boats sank."),
        ("Ten or more boats sank.", "About ten boats sank."),
        ("At most ten boats sank.", "Ten boats sank, no fewer."),
        ("Fewer than ten boats sank.", "Only ten boats sank."),
        ("Fewer than ten boats sank.", "Up to ten boats sank."),
    ],
)
def test_another_bound(claim: str, sentence: str) -> None:
    assert another_bound(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Over five boats sank.", "More than five boats sank."),
        ("Five boats sank.", "More than five boats sank."),
        ("About five boats sank.", "Five boats sank."),
        ("No more than ten boats sank.", "Only ten boats sank."),
        ("At most ten boats sank.", "No more than ten boats sank."),
        ("Under ten boats sank.", "Nearly ten boats sank."),
        ("More than five boats and 3 ships sank.", "3 ships and more than five boats sank."),
        ("More than six boats sank.", "Five boats sank."),  # another number, which others tell
    ],
)
def test_the_same_bound(claim: str, sentence: str) -> None:
    assert not another_bound(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The crew of 5 sailors fished for 9 months.", "The crew of 9 sailors fished for 5 months."),
        ("The list names 27 ships that may land.", "The list names 27 ports where ships may land."),
        ("47 of the 58 boats sank.", "34 of the 47 boats sank, as did 58 of the 99 ships."),
        ("He spoke for nine minutes.", "He named nine ships."),
        ("He named nine ships.", "He spoke for nine minutes."),
    ],
)
def test_another_thing(claim: str, sentence: str) -> None:
    assert another_thing(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("The 9 sailors fished for 5 months.", "The crew of 9 sailors fished for 5 months."),
        ("9 seamen fished.", "The crew of 9 sailors fished."),  # other words may mean the same
        ("Of the 47, 34 sank.", "34 of the 47 boats sank."),
        ("She is 87 years old.", "Ada Lund, aged 87, spoke."),
        ("In 2005 boats sank.", "In 2005 the quay closed, and boats sank."),
        ("One boat sank.", "One of the boats sank."),
    ],
)
def test_the_same_thing(claim: str, sentence: str) -> None:
    assert not another_thing(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence", "expected"),
    [
        ("Nearly 1,500 boats sank.", "1,486 boats sank.", 1500),
        ("Some 8,500 crowns were paid.", "8,552 crowns were paid.", 8500),
        ("More than 35,000 pages were burnt.", "35,420 pages were burnt.", 35_000),
        ("Under 6 billion yen is left.", "5.8 billion yen is left.", 6 * 10**9),
        ("1,500 boats sank.", "1,486 boats sank.", None),  # it doesn't say that it is rounded
        ("More than 1,500 boats sank.", "1,486 boats sank.", None),
        ("Fewer than 35,000 pages were burnt.", "35,420 pages were burnt.", None),
        ("About 1,400 boats sank.", "1,486 boats sank.", None),
        ("About 100 boats sank.", "58 boats sank.", None),
        ("Nearly 1,500 sailors drowned.", "1,486 boats sank.", None),
        ("Nearly 50 boats sank.", "48% of the boats sank.", None),
        (f"Nearly {'7' * 40} boats sank.", f"{'7' * 39}6 boats sank.", None),
    ],
)
def test_a_number_that_is_said_to_be_rounded(claim: str, sentence: str, expected: int | None) -> None:
    assert [one.value for one in rounded(claim, sentence)] == ([Decimal(expected)] if expected else [])
