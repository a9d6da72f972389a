"""Fractions in figures: scales, spans, parts of a whole, so many in ten; ordinals stay."""

import pytest

from retrieval.text.numbers.fractions import in_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half a million crowns", "0.5 million crowns"),
        ("half a century ago", "50 years ago"),
        ("two fifths of the boats", "40% of the boats"),
        ("a third of them", "33% of them"),
        ("half of the fishers", "50% of the fishers"),
        ("nine in ten fishers", "90% fishers"),
        ("a fifth boat", "a fifth boat"),
        ("a half-open door", "a half-open door"),
    ],
)
def test_a_fraction_is_a_figure(text: str, expected: str) -> None:
    assert in_figures(text) == expected
