"""What a model that reads claims is given to read."""

import pytest

from retrieval.cite.citations import Quote
from retrieval.cite.entailment import evidence_of, is_readable
from retrieval.types import Hit

TEXT = "The ferry sank. It was replaced by a bridge. Carts go over it."


def quote_of(words: str, title: str = "The bridge") -> Quote:
    hit = Hit("1", 1, title, None, None, None, "en", 100, 100 + len(TEXT), TEXT, rank=1, score=1.0, similarity=0.5)
    start = 100 + TEXT.index(words)
    return Quote(hit, start, start + len(words), words)


def test_evidence_is_a_whole_sentence_with_the_one_before_and_the_title() -> None:
    assert evidence_of(quote_of("by a bridge")) == "The bridge\nThe ferry sank. It was replaced by a bridge."
    assert evidence_of(quote_of("The ferry")) == "The bridge\nThe ferry sank."
    assert evidence_of(quote_of("The ferry", title="")) == "The ferry sank."


@pytest.mark.parametrize(
    ("claim", "evidence", "readable"),
    [
        ("The ferry sank.", TEXT, True),
        ("다리가 열렸다.", TEXT, False),
        ("The ferry sank.", "다리가 열렸다.", False),
    ],
)
def test_no_script_but_latin_is_read(claim: str, evidence: str, readable: bool) -> None:
    assert is_readable(claim, evidence) is readable
