"""Rewordings: what they make says the same, or less."""

import random

import pytest

from retrieval.train.claims.rewordings import (
    REWORDINGS,
    clauses_turned,
    first_part,
    list_turned,
    moved,
    other_figure,
    other_voice,
    reworded_claim,
    shorter,
    synonym,
    vaguer_day,
)


def all_of(rewording, text):
    """Return everything that chance makes of a text."""
    return {rewording(text, random.Random(seed)) for seed in range(60)}


@pytest.mark.parametrize(
    ("rewording", "text", "made"),
    [
        (first_part, "The ferry sank, and nobody was hurt.", {None}),
        (synonym, "The mill stood prior to it.", {"The mill stood before it.", "The mill stood prior to it."}),
        (shorter, "However, the mill (a wooden one) burned down.",
            {"However, the mill burned down.", "The mill (a wooden one) burned down."}),
        (
            first_part,
            "The ferry of Tindle sank in the first storm, and nobody was hurt by it.",
            {"The ferry of Tindle sank in the first storm."},
        ),
        (moved, "In May 1702, the flood reached the mill.", {"The flood reached the mill in May 1702."}),
        (moved, "The flood of Tindle reached the mill in 1702.", {"In 1702, the flood of Tindle reached the mill."}),
        (other_voice, "The bridge was built by the council in 1880.", {"The council built the bridge in 1880."}),
        (other_voice, "Tindle sold the ferry in 1880.", {"The ferry was sold by Tindle in 1880."}),
        (list_turned, "The road joins Tindle and Velmora.", {"The road joins Velmora and Tindle."}),
        (other_figure, "It has three arches.", {"It has 3 arches."}),
        (other_figure, "It cost 40,000 crowns.", {"It cost 40000 crowns."}),
        (
            vaguer_day,
            "It opened on 5 May 1880.",
            {"It opened on May 5, 1880.", "It opened in May 1880.", "It opened in 1880."},
        ),
        (
            clauses_turned,
            "The mill was closed after the miller left town.",
            {
                "After the miller left town, the mill was closed.",
                "The miller left town before the mill was closed.",
            },
        ),
        (
            clauses_turned,
            "The heavy rain led to a flood in Tindle.",
            {
                "A flood in Tindle resulted from the heavy rain.",
                "A flood in Tindle was caused by the heavy rain.",
                "A flood in Tindle was the result of the heavy rain.",
            },
        ),
    ],
)  # fmt: skip
def test_it_says_the_same_or_less(rewording, text, made):
    assert all_of(rewording, text) == made


@pytest.mark.parametrize("rewording", REWORDINGS.values())
def test_where_there_is_nothing_to_work_on_there_is_nothing(rewording):
    assert all_of(rewording, "Goats graze.") == {None}


def test_several_rewordings_follow_each_other():
    text = "However, the bridge was built by the council in 1880, and it is located in Tindle."
    found = [reworded_claim(text, random.Random(seed), 3) for seed in range(40)]
    assert max(len(kinds) for _, kinds in found) > 1
    assert all((made != text) == bool(kinds) for made, kinds in found)
    assert reworded_claim(text, random.Random(0), 0) == (text, [])
