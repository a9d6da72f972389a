"""What is denied without a "not"."""

import pytest

from retrieval.text.words.positive_denials import denied_by_words


@pytest.mark.parametrize(
    ("clause", "denied"),
    [("the ferry still runs", "end"), ("the boats are different", "same"), ("the list is kept secret", "disclos")],
)
def test_what_it_says_is_not_so(clause: str, denied: str) -> None:
    assert denied in denied_by_words(clause)


def test_a_plain_clause_denies_nothing() -> None:
    assert denied_by_words("the ferry crosses the harbour") == frozenset()
