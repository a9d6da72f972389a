"""Return whether a sentence says the opposite of what it rests on, where that can be told.

Sentences are cut into clauses. Two clauses speak of the same thing where they share at least half the terms of the
shorter one; a clause is negative by "not" and the like, or by a verb that denies, and positive again by both. A claim
is flipped where the clause of the evidence that shares most with it has the other sign and says what is denied, or
where it denies what is there and nothing in the evidence does. Conditions are left out. What this does not do:
opposites in words of their own ("rose", "fell"), and irony.
"""

import re
from dataclasses import dataclass

from retrieval.text.quote_matching import plain
from retrieval.text.terms import terms

_IDIOMS = re.compile(
    r"\bnot (?:only|just|merely|least)\b|\bno doubt\b|\bno\.? ?\d+|\bnothing but\b|"
    r"(?:\bnot|n't)\b(?=[^,.;:]* until\b)",  # only then
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|scarcely)\b|n't\b|"
    r"않|없|아니|못(?=했|하)|ない|なかっ|ません|ず、",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|"
    r"(?:fail(?:s|ed|ing|ure)?|unable|declin(?:e|es|ed|ing)) to|lack(?:s|ed|ing)?|false(?:ly)?|untrue|"
    r"turn(?:s|ed|ing)? (?:\w+ ){0,3}?down)\b|부인|거부|否定|拒否",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:()]+(?:\s|$)|\s-\s|\s+(?:but|which|who|while|although|though|whereas|because|however|since|and)\s+",
    re.IGNORECASE,
)
# Verbs that another may take for one that denies: a claim was rejected, dismissed, or failed.
_NEARLY_DENIES = re.compile(
    r"\b(?:dismiss|fail|lose|lost|oppos|overturn|block|ban|stop|halt|thr(?:ow|ew|own) out|str(?:ike|uck) down)",
    re.IGNORECASE,
)
# "If it does not rain" and "unless it rains" are one, and say neither that it rains nor that it doesn't.
_CONDITION = re.compile(r"\b(?:if|unless|until|once)\b[^,;:()]*", re.IGNORECASE)
_DENIED = 3  # terms after a "not", or before one that nothing comes after, that it is taken to deny
_UN = re.compile(r"\b(?:un|non-?)(?=[a-z]{4})", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Clause:
    terms: frozenset[str]
    negative: bool
    denied: frozenset[str] = frozenset()
    nearly: bool = False  # it has no "not", and a verb that might be put as one that denies
    by_verb: bool = False


def denies(text: str) -> bool:
    """Return whether a text has a "not" or the like in it; verbs that deny count no more than others."""
    return bool(_NOT.search(_IDIOMS.sub(" ", text.replace("’", "'"))))


def flipped(claim: str, evidence: str) -> bool:
    """Return whether a claim says the opposite of the sentences that it rests on."""
    claim, evidence = plain(claim), plain(evidence)
    against = _clauses(_parted(evidence, claim))
    return any(_against(clause, against) for clause in _clauses(_parted(claim, evidence)))


def _parted(text: str, other: str) -> str:
    """Return a text with "not" for the "un" or "non-" of a word that the other text has without: not changed."""
    there = set(_WORD.findall(other.casefold()))
    return _UN.sub(lambda match: "not " if _rest(text, match.end()) in there else match.group(), text)


def _rest(text: str, start: int) -> str:
    found = _WORD.match(text, start)
    return found.group().casefold() if found else ""


def _clauses(text: str) -> list[_Clause]:
    found = []
    for part in _CLAUSE.split(_CONDITION.sub(", ", _IDIOMS.sub(" ", text))):
        by_word, by_verb = bool(_NOT.search(part)), bool(_DENIES.search(part))
        held = frozenset(terms(_DENIES.sub(" ", _NOT.sub(" ", part))))
        if held and by_word == by_verb:
            found.append(_Clause(held, negative=False, nearly=not by_word and bool(_NEARLY_DENIES.search(part))))
        elif held:
            found.append(_Clause(held, negative=True, denied=_denied(part), by_verb=by_verb))
    return found


def _denied(part: str) -> frozenset[str]:
    """Return what the "not" of a clause, or the verb that denies, stands next to."""
    match = _NOT.search(part) or _DENIES.search(part)
    if not match:
        return frozenset()
    before, after = terms(part[: match.start()]), terms(_DENIES.sub(" ", part[match.end() :]))
    if not match.group().isascii():
        return frozenset((*before, *after))  # Korean and Japanese deny at the end
    if match.group().casefold() == "without":
        return frozenset(after[:1])
    around = _DENIES.fullmatch(match.group()) or not after  # "rejected the claim", "the claim was rejected"
    return frozenset((*after[:_DENIED], *(before[-_DENIED:] if around else ())))


def _against(clause: _Clause, evidence: list[_Clause]) -> bool:
    shared = [(len(clause.terms & other.terms), other) for other in evidence]
    same = [(n, other) for n, other in shared if n and 2 * n >= min(len(clause.terms), len(other.terms))]
    if same:
        most = max(n for n, _ in same)
        return all(_opposite(clause, other) for n, other in same if n == most)
    there = frozenset(term for other in evidence for term in other.terms)
    unheard = clause.negative and not any(n and other.negative for n, other in shared)
    return unheard and _says(there, clause)


def _opposite(clause: _Clause, other: _Clause) -> bool:
    """Return whether one clause denies what the other says, and not something beside it."""
    if clause.negative == other.negative:
        return False
    denying, said = (clause, other) if clause.negative else (other, clause)
    if denying.by_verb and said.nearly:
        return False
    return _says(said.terms, clause) if clause.negative else bool(denying.denied & said.terms)


def _says(there: frozenset[str], clause: _Clause) -> bool:
    """Return whether half of what a clause denies is there: "none of the men lived" denies no "the men died"."""
    return 0 < 2 * len(clause.denied & there) >= len(clause.denied)
