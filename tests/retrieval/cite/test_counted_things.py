"""Counted things: a number counts what it counts in the sentence, and as much of it."""

import pytest

from retrieval.cite.counted_things import another_bound, another_thing


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("More than five boats sank.", "Five boats sank."),
        ("Fewer than ten boats sank.", "More than ten boats sank."),
        ("Under 40 boats sank.", "At least 40 boats sank."),
        ("Ten or more boats sank.", "About ten boats sank."),
        ("At most ten boats sank.", "Ten boats sank, no fewer."),
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
