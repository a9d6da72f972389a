"""Exchanged places: what stands where another thing stood."""

import pytest

from retrieval.cite.claim_rules.exchanged_places import swapped
from retrieval.cite.claim_rules.word_alignment import align


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Berg asked Lund for a loan in May.", "Lund asked Berg for a loan in May."),
        ("Berg asked Lund.", "Lund asked Berg in May for a loan of ten crowns, and Berg has not answered."),
        ("The crowd stopped the police near the quay.", "The police stopped the crowd near the quay."),
        ("The march stopped the police near the quay.", "The police stopped the march near the quay."),
        ("Norrow says yes, while Velmora says no.", "Velmora says yes, while Norrow says no."),
        ("Bo Berg summoned the envoy, Ada Lund, to protest.", "The envoy, Ada Lund, summoned Bo Berg to protest."),
        ("The town gave 200 boats and took 300 nets.", "The town gave 300 boats and took 200 nets."),
        ("The talks that began in June ended in May.", "The talks that began in May ended in June."),
        ("The town was given 200 boats and 300 nets.", "Norrow gave the town 300 boats and 200 nets."),
        ("Norrow demanded that Velmora pay.", "Velmora demanded that Norrow pay a toll, and it may pay."),
        ("Berg warned that a vote by Lund was near.", "Lund warned that a vote by Berg was near."),
    ],
)
def test_two_things_in_each_others_place(claim: str, sentence: str) -> None:
    assert swapped(align(claim, sentence))


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Berg was asked by Lund for a loan.", "Lund asked Berg for a loan."),
        ("In May Lund asked Berg for a loan.", "Lund asked Berg for a loan in May."),
        ("Berg and Lund signed the treaty.", "Lund and Berg signed the treaty."),
        ("The loan is dear, Lund said.", "Lund said that the loan is dear."),
        ("The crowd was stopped near the quay.", "The police stopped the crowd near the quay."),
        ("One hundred boats sank.", "Of the boats, one hundred sank."),
        (
            "At the end of May the crew offered to quit the guild.",
            "The guild's crew offered to quit at the end of May.",
        ),
        ("No fish is sold as bait.", "The bait is not sold as fish."),
        (
            "In May 1702 envoys who met in Lund failed to end Norrow's dispute over fish.",
            "Norrow failed to end its dispute over fish when envoys met in Lund on 3 May 1702.",
        ),
        (
            "Since the wishes of the fishers were not heard in it, the plan is void.",
            "The plan did not hear the wishes of the fishers and is therefore void.",
        ),
        ("200 nets and 300 boats came.", "300 boats came, and 200 nets."),
    ],
)
def test_what_stands_where_it_stood(claim: str, sentence: str) -> None:
    assert not swapped(align(claim, sentence))
