"""What the rules together let through, on claims made before them, and what they cost true ones."""

from collections import Counter

import pytest

from retrieval.cite.citations import Quote
from retrieval.cite.flaws import Flaw
from retrieval.cite.support import flaw
from retrieval.evaluate.claim_sets import read_claims
from retrieval.types import Hit
from tests.benchmarks.claims import ARTICLES, CLAIMS, judge, passages, table

# Of what no rule was written with sight of; `docs/security.md` has the figures.
_MOST_FALSE_SHOWN, _MOST_TRUE_DROPPED = 0.18, 0.1


@pytest.mark.parametrize("name", ["written.jsonl", "unseen.jsonl"])
def test_few_false_claims_are_shown_and_few_true_ones_dropped(name: str) -> None:
    claims = read_claims(CLAIMS.with_name(name))
    judged = [one for one in judge(claims, passages(ARTICLES)) if one.case.half == "held_out"]
    shown = Counter((one.case.label, one.flaw is None) for one in judged)
    true, false = (
        {was: shown[label, was] / (shown[label, True] + shown[label, False]) for was in (True, False)}
        for label in ("supported", "unsupported")
    )
    assert false[True] <= _MOST_FALSE_SHOWN, table(judged)
    assert true[False] <= _MOST_TRUE_DROPPED, table(judged)


TEXT = (
    "Five fishers of Norrow may leave the bay in May. The mayor called the toll unjust. A storm sank some of the "
    "boats. The crew of nine sailors fished for five months. Ada Lund asked Bo Berg for a loan before the storm came."
)
HIT = Hit("a", 1, "Norrow", None, None, None, "en", 0, len(TEXT), TEXT, rank=1, score=1.0, similarity=None)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("In May five Norrow fishermen may depart from the bay.", None),
        ("In May five fishers of Norrow may leave the bay.", None),
        ("More than five fishers of Norrow may leave the bay in May.", Flaw.BOUND),
        ("Five fishers of Norrow left the bay in May.", Flaw.HEDGE),
        ("The toll is unjust.", Flaw.ATTRIBUTION),
        ("A storm sank all of the boats.", Flaw.QUANTITY),
        ("The crew of five sailors fished for nine months.", Flaw.COUNTED),
        ("Bo Berg asked Ada Lund for a loan before the storm came.", Flaw.SWAPPED),
        ("Ada Lund asked Bo Berg for a loan after the storm came.", Flaw.TURNED),
        ("Ada Lund asked Bo Berg for a secret loan before the storm came.", Flaw.INVENTED),
    ],
)
def test_each_rule_has_its_reason(claim: str, expected: Flaw | None) -> None:
    sentence = max(TEXT.split(". "), key=lambda one: len(set(one.split()) & set(claim.rstrip(".").split())))
    start = TEXT.index(sentence)
    assert flaw(claim, [Quote(HIT, start, start + len(sentence), sentence)]) == expected


def test_of_quotes_that_nobody_chose_more_must_be_in_common() -> None:
    quote = Quote(HIT, 0, TEXT.index("."), TEXT[: TEXT.index(".")])
    claim = "Five fishers of Norrow may leave port during spring."
    assert flaw(claim, [quote]) is None
    assert flaw(claim, [quote], chosen=False) is Flaw.SUBJECT
