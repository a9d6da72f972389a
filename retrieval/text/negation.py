"""Return whether a sentence says the opposite of what it rests on, where that can be told.

Sentences are cut into clauses. Two clauses speak of the same thing where they share at least half the terms of the
shorter one; a clause is negative by "not" and the like, or by a verb that denies, and positive again by both. A claim
is flipped where the clause of the evidence that shares most with it has the other sign, or where it denies and nothing
in the evidence does. What this does not do: opposites in words of their own ("rose", "fell"), and irony.
"""

import re
from dataclasses import dataclass

from retrieval.text.quote_matching import plain
from retrieval.text.terms import terms

_IDIOMS = re.compile(r"\bnot only\b|\bno doubt\b|\bno\.? ?\d+|\bnothing but\b|\bnot least\b", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|scarcely)\b|n't\b|"
    r"않|없|아니|못(?=했|하)|ない|なかっ|ません|ず、",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|fail(?:s|ed|ing|ure)?|unable|"
    r"declin(?:e|es|ed|ing) to|lack(?:s|ed|ing)?|false(?:ly)?|untrue|부인|거부|否定|拒否)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:()]+(?:\s|$)|\s-\s|\s+(?:but|which|who|while|although|though|whereas|because|however|and)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Clause:
    terms: frozenset[str]
    negative: bool


def denies(text: str) -> bool:
    """Return whether a text has a "not" or the like in it; verbs that deny count no more than others."""
    return bool(_NOT.search(_IDIOMS.sub(" ", text.replace("’", "'"))))


def flipped(claim: str, evidence: str) -> bool:
    """Return whether a claim says the opposite of the sentences that it rests on."""
    against = _clauses(evidence)
    return any(_against(clause, against) for clause in _clauses(claim))


def _clauses(text: str) -> list[_Clause]:
    found = []
    for part in _CLAUSE.split(_IDIOMS.sub(" ", plain(text))):
        negative = bool(_NOT.search(part)) != bool(_DENIES.search(part))
        held = frozenset(terms(_DENIES.sub(" ", _NOT.sub(" ", part))))
        if held:
            found.append(_Clause(held, negative))
    return found


def _against(clause: _Clause, evidence: list[_Clause]) -> bool:
    shared = [(len(clause.terms & other.terms), other) for other in evidence]
    same = [(n, other) for n, other in shared if n and 2 * n >= min(len(clause.terms), len(other.terms))]
    if same:
        most = max(n for n, _ in same)
        return all(other.negative != clause.negative for n, other in same if n == most)
    return clause.negative and not any(n and other.negative for n, other in shared)
