"""Whether evidence supports a claim, for a model that reads both; which one, who builds the engine decides."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from retrieval.cite.citations import Quote
from retrieval.cite.support import around
from retrieval.text.scripts import is_latin


class Entailment(NamedTuple):
    """Hold how likely it is that evidence supports a claim, contradicts it, or doesn't tell; they sum to 1."""

    supported: float
    contradicted: float
    not_told: float


class ClaimModel(Protocol):
    """Read a claim and evidence together."""

    def entailments(self, claim: str, evidence: Sequence[str]) -> list[Entailment]:
        """Return how a claim stands to each text."""
        ...


def evidence_of(quote: Quote) -> str:
    """Return what a claim is held against: the title, and the sentence that holds the quote, with the one before."""
    hit = quote.hit
    start, end = around(hit, (quote.start - hit.start, quote.end - hit.start), before=1)
    return "\n".join(filter(None, (hit.title, hit.text[start:end])))


def is_readable(claim: str, evidence: str) -> bool:
    """Return whether a model that was taught on English can read both; it knows no script but Latin."""
    return is_latin(claim) and is_latin(evidence)
