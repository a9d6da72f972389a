"""Sentences that are one but for a name or a reason, and those that only look so."""

import pytest

from retrieval.cite.frames import differ

DIFFERENT = [
    ("The ferry sank off Norrow with 40 sheep on board.", "The ferry sank off Velmora with 40 sheep on board."),
    (
        "The prize for bread went at last this year to Ida Brandt.",
        "The prize for bread went at last this year to Otto Lind.",
    ),
    ("Mayor Ida Brandt opened the new harbour in May.", "Mayor Otto Lind opened the new harbour in May."),
    ("The old bell was cast in Velmora by five monks.", "NORROW - The old bell was cast in Westmark by five monks."),
    ("The council closed the town bridge owing to a flood.", "The council closed the town bridge because of a fire."),
    ("The harbour bridge stays closed due to rust.", "The harbour bridge stays closed because its owner is broke."),
]  # fmt: skip
ALIKE = [
    ("The ferry sank off Norrow with 40 sheep on board.", "The ferry sank off Norrow with 40 sheep on board."),
    ("The bridge is safe for carts, Brandt said.", "The bridge is safe for carts, Lind said."),
    ("According to Brandt the bridge is safe for us.", "According to Lind the bridge is safe for us."),
    ("Norrow signed the treaty.", "Velmora signed the treaty."),
    ("Norrow's council met on Monday about the bridge.", "Norrow's council met on Friday about the bridge."),
    ("Ida Brandt opened the new bridge in May.", "Brandt opened the new bridge in May."),
    ("Ida Brandt opened a bridge in Norrow and left.", "Otto Lind opened a bridge in Velmora and left."),
    ("The bridge of Norrow has been painted red and white.", "The bridge of Norrow has been painted blue and white."),
    ("The council closed the bridge owing to a flood.", "The mill lost its wheel because of a fire."),
    ("The council closed the bridge because of a flood in May.", "The council closed the bridge because of a flood."),
    ("다리는 홍수 때문에 폐쇄되었다.", "다리는 화재 때문에 폐쇄되었다."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_one_name_or_reason_in_the_place_of_another_is_a_difference(one: str, other: str) -> None:
    assert differ(one, other)
    assert differ(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_may_both_be_so_is_none(one: str, other: str) -> None:
    assert not differ(one, other)
    assert not differ(other, one)
