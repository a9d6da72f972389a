"""Latin letters without their accents."""

import pytest

from retrieval.text.accents import without_accents


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("münchen", {"munchen", "muenchen"}),
        ("françois", {"francois"}),
        ("señor", {"senor"}),
        ("łódź", {"lodz"}),
        ("straße", {"strasse"}),
        ("bridge", {"bridge"}),
        ("mu\u0308nchen", {"munchen", "muenchen"}),
    ],
)
def test_a_word_is_written_without_accents(word: str, written: set[str]):
    assert without_accents(word) == written
