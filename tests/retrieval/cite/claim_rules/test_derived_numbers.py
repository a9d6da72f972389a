"""Numbers worked out from those of a sentence: sums, shares, times between dates, lists."""

import time
from datetime import date

import pytest

from retrieval.cite.claim_rules.derived_numbers import derived
from retrieval.text.numbers.unsupported_quantities import unsupported_numbers

PUBLISHED = [date(2016, 3, 23)]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("In all, 50 boats were lent.", "Norrow lent 30 boats, and Velmora 20 boats."),
        ("It paid a quarter of that.", "The first man got 80 crowns, the second man 20 crowns."),
        ("The quay opened two days later.", "The quay closed on 28 May 2015 and opened on 30 May."),
        ("It stood for 35 years.", "The mill stood from 1910 to 1945."),
        ("For almost twenty years they fished.", "From 8 January 1992 to 14 December 2011 they fished."),
        ("Three months later it sank.", "It sailed on 8 January 2015 and sank on 21 April 2015."),
        ("It was the seventieth anniversary.", "It came seventy years after the flood."),
        ("The three towns agreed.", "Norrow, Velmora and Lund agreed."),
    ],
)
def test_a_number_that_follows(claim: str, evidence: str) -> None:
    left = unsupported_numbers(claim, evidence)
    assert set(left) <= derived(claim, evidence, published=PUBLISHED)
    assert left


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("50 boats were lent.", "Norrow lent 30 boats, and Velmora 20 boats."),  # nothing says that it is a sum
        ("In all, 60 boats were lent.", "Norrow lent 30 boats, and Velmora 20 boats."),
        ("The quay opened three days later.", "The quay closed on 28 May 2015 and opened on 30 May."),
        ("It stood for 45 years.", "The mill stood from 1910 to 1945."),
        ("The four towns agreed.", "Norrow, Velmora and Lund agreed."),
        ("It was the eightieth anniversary.", "It came seventy years after the flood."),
        ("A fifth of that was paid.", "The first man got 80 crowns, the second man 40 crowns."),
    ],
)
def test_a_number_that_does_not(claim: str, evidence: str) -> None:
    assert not set(unsupported_numbers(claim, evidence)) <= derived(claim, evidence, published=PUBLISHED)


def test_a_day_that_is_none_is_left_out() -> None:
    assert derived("It sank two days later.", "It sailed on 31 June 2015 and sank on 2 July 2015.") == set()


@pytest.mark.parametrize(("total", "follows"), [(11_175, True), (11_174, False), (6, False)])
def test_a_long_list_is_added_whole_or_not_at_all(total: int, follows: bool) -> None:
    evidence = f"They lent {', '.join(map(str, range(150)))} boats."
    began = time.process_time()
    assert bool(derived(f"In all, they lent {total} boats.", evidence)) is follows
    assert time.process_time() - began < 1
