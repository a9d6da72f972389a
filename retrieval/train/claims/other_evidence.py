"""Evidence that doesn't tell of a claim, though it is about the same names."""

import random
import re
from collections import defaultdict
from collections.abc import Iterable

from retrieval.text.terms import terms
from retrieval.train.claims.pairs import GivenClaim

_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_LACKING = 2  # terms of a claim, at least, of evidence that doesn't tell of it
_COMMON, _NEAREST = 150, 6  # a name of more claims tells nothing; so many claims are drawn from


class OtherEvidence:
    """Find the evidence of another claim on the same names that doesn't tell of this one."""

    def __init__(self, claims: Iterable[GivenClaim]) -> None:
        self._claims = list(claims)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(self._claims):
            for name in set(_NAME.findall(item.claim)):
                self._by_name[name].append(number)

    def beside(self, item: GivenClaim, chance: random.Random) -> str | None:
        """Return evidence that lacks some terms of a claim."""
        shared: dict[int, int] = defaultdict(int)
        for name in set(_NAME.findall(item.claim)):
            numbers = self._by_name.get(name, ())
            for number in numbers if len(numbers) < _COMMON else ():
                shared[number] += 1
        wanted = set(terms(item.claim))
        found = []
        for number in sorted(shared, key=lambda one: (-shared[one], one))[:40]:
            other = self._claims[number]
            new = other.evidence != item.evidence and other.claim != item.claim
            if new and len(wanted - set(terms(other.evidence))) >= _LACKING:
                found.append(other.evidence)
        return chance.choice(found[:_NEAREST]) if found else None
