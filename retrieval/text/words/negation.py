"""Return whether a sentence says the opposite of what it rests on, where that can be told.

Sentences are cut into clauses. Two clauses speak of the same thing where they share at least half the terms of the
shorter one; a clause is negative by "not" and the like, or by a verb that denies, and positive again by both. A claim
is flipped where the clause of the evidence that shares most with it has the other sign and says what is denied, or
where it denies what is there and nothing in the evidence does. Conditions are left out. What this does not do:
opposites in words of their own ("rose", "fell"), and irony.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.text.quote_matching import plain
from retrieval.text.terms import terms
from retrieval.text.words.positive_denials import denied_by_words

_IDIOMS = re.compile(
    r"\bnot (?:only|just|merely|least)\b|\bno (?:doubt|other|better|greater|higher|stronger|worse)\b|\bno\.? ?\d+|"
    r"\bnothing but\b|"
    r"(?:\bnot?|n't|\bnever|\bnothing|\bnobody)\b(?=[^,.;:]* until\b)",  # only then
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|scarcely|yet to)\b|n't\b|"
    r"않|없|아니|못(?=했|하)|ない|なかっ|ません|ず、",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|"
    r"(?:fail(?:s|ed|ing|ure)?|unable|declin(?:e|es|ed|ing)) to|lack(?:s|ed|ing)?|false(?:ly)?|untrue|"
    r"absen(?:t|ce)|(?:stop(?:s|ped)?|ceas(?:e|es|ed)|quit|avoid(?:s|ed)?)(?= \w+ing\b)|ceas(?:e|es|ed) to|"
    r"refrain(?:s|ed|ing)? from|(?:left|leav(?:e|es|ing)) open|"
    r"(?:stay(?:s|ed|ing)?|(?:keep(?:s|ing)?|kept) (?:[\w'-]+ ){0,6}?) ?away|boycott(?:s|ed|ing)?|"
    r"skip(?:s|ped|ping)?|stop(?:s|ped)? short of|(?:left|leav(?:e|es|ing)) out|omit(?:s|ted)?|"
    r"turn(?:s|ed|ing)? (?:\w+ ){0,3}?down)\b|부인|거부|否定|拒否",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:()]+(?:\s|$)|(?<=\w\w)[.!?]\s|\s-\s|(?<!'s)\s+(?:but|which|who|while|although|though|whereas|because|however|since|when|and)\s+",
    re.IGNORECASE,
)
# Verbs that another may take for one that denies: a claim was rejected, dismissed, or failed.
_NEARLY_DENIES = re.compile(
    r"\b(?:dismiss|fail|lose|lost|oppos|overturn|block|ban|stop|halt|avoid|open|"
    r"thr(?:ow|ew|own) out|str(?:ike|uck) down)",
    re.IGNORECASE,
)
# "If it does not rain" and "unless it rains" are one, and say neither that it rains nor that it doesn't.
_CONDITION = re.compile(r"\b(?:if|unless|until|once)\b[^,;:()]*", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_LEAST_TERMS = 2
_VERB = 4  # letters of a verb that denies, in any form
_SAME = 2 / 3  # of the terms of a clause with the same verb, for it to say the same
# "The first in ten years": nobody did for ten years.
_IMPLIES_NOT = re.compile(r"\b(?:first|only|last|sole|alone|except)\b", re.IGNORECASE)
# What stands for something else: a "not" where the other text has one, and else left out.
_INSTEAD = re.compile(r"\b(?:instead of|rather than)\b", re.IGNORECASE)
_INSTEAD_CLAUSE = re.compile(r"\b(?:instead of|rather than)\b[^,;:()]*", re.IGNORECASE)
# What is still to come has yet to be.
_YET = re.compile(r"\byet to\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:will|must|should|may|still|due|now|(?:is|are|was|were) to|plan\w*|expect\w*|"
    r"want\w*|ask\w*|demand\w*|propos\w*|pending|awaits?|waiting|open|consider\w*|examin\w*|discuss\w*|if|unless|until)\b"
)
_DENIED = 3  # terms after a "not", or before one that nothing comes after, that it is taken to deny
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+\s+)?$", re.IGNORECASE)
_UN = re.compile(r"\b(?:un|non-?)(?=[a-z]{4})", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Clause:
    terms: frozenset[str]
    negative: bool
    denied: tuple[str, ...] = ()  # what stands next to the "not", the word that follows it first
    undone: frozenset[str] = frozenset()  # what it says by a word of its own that it is not
    nearly: bool = False  # it has no "not", and a verb that might be put as one that denies
    verb: str = ""  # how the verb that denies begins, where it is no "not"
    bare: bool = False  # nothing stands after it

    @property
    def by_verb(self) -> bool:
        """Return whether a verb denies, and no "not"."""
        return bool(self.verb)


def denies(text: str) -> bool:
    """Return whether a text has a "not" or the like in it; verbs that deny count no more than others."""
    return bool(_NOT.search(_IDIOMS.sub(" ", text.replace("’", "'"))))


def denies_by_verb(text: str) -> bool:
    """Return whether a text has a verb that denies: refused, failed to, 부인, 拒否."""
    return bool(_DENIES.search(text))


def flipped(claim: str, evidence: str) -> bool:
    """Return whether a claim says the opposite of the sentences that it rests on."""
    claim, evidence = _instead(plain(claim), plain(evidence)), _instead(plain(evidence), plain(claim))
    against = _clauses(_parted(evidence, claim))
    implied = bool(_IMPLIES_NOT.search(evidence) or (_YET.search(claim) and _TO_COME.search(evidence)))
    clauses = _clauses(_parted(claim, evidence))
    said = frozenset(term for clause in clauses for term in clause.terms)
    return any(_against(clause, against, said) for clause in clauses if not (clause.negative and implied))


def _instead(text: str, other: str) -> str:
    """Return a text with "without" for "instead of" where the other text denies something, and else without it."""
    if _NOT.search(other) or _INSTEAD.search(other):
        return _INSTEAD.sub(", without", text)
    return _INSTEAD_CLAUSE.sub(", ", text)


def _parted(text: str, other: str) -> str:
    """Return a text with "not" for the "un" or "non-" of a word that the other text has without: not changed."""
    there = set(_WORD.findall(other.casefold()))

    def parted(match: re.Match[str]) -> str:
        rest = _WORD.match(text, match.end())
        word = rest.group().casefold() if rest else ""
        return "not " if word in there and f"{match.group()}{word}".casefold() not in there else match.group()

    return _UN.sub(parted, text)


def _clauses(text: str) -> list[_Clause]:
    found = []
    for part in _parts(text):
        by_word, by_verb = _NOT.search(part), _DENIES.search(part)
        held = frozenset(terms(_DENIES.sub(" ", _NOT.sub(" ", part))))
        if held and bool(by_word) == bool(by_verb):
            nearly = not by_word and bool(_NEARLY_DENIES.search(part))
            undone = denied_by_words(part)
            found.append(_Clause(held, negative=False, nearly=nearly, undone=undone))
        elif held or by_verb:
            verb = by_verb.group().casefold()[:_VERB] if by_verb else ""
            bare = bool(by_verb and not terms(part[by_verb.end() :]))
            found.append(_Clause(held, negative=True, denied=_denied(part), verb=verb, bare=bare))
    return found


def _parts(text: str) -> Iterator[str]:
    """Yield the clauses of a text; "rejected the claim that it was not paid" are two."""
    for part in _CLAUSE.split(_CONDITION.sub(", ", _IDIOMS.sub(" ", text))):
        yield from _THAT.split(part) if _NOT.search(part) and _DENIES.search(part) else (part,)


def _denied(part: str) -> tuple[str, ...]:
    """Return what the "not" of a clause, or the verb that denies, stands next to."""
    match = _NOT.search(part) or _DENIES.search(part)
    if not match:
        return ()
    before, after = terms(part[: match.start()]), terms(_DENIES.sub(" ", part[match.end() :]))
    if not match.group().isascii():
        return (*before[::-1], *after)  # Korean and Japanese deny at the end
    if match.group().casefold() == "without":
        return (*after[:1],)
    # "The claim was rejected", "nobody came": what is denied stands before, or there alone.
    around = not after or (_DENIES.fullmatch(match.group()) and _PASSIVE.search(part, 0, match.start()))
    return (*after[:_DENIED], *(before[-_DENIED:][::-1] if around else ()))


def _against(clause: _Clause, evidence: list[_Clause], said: frozenset[str]) -> bool:
    if clause.negative:
        return not _same_verb(clause, evidence, said) and _unheard(clause, evidence)
    shared = [(len(clause.terms & other.terms), other) for other in evidence]
    same = [(n, other) for n, other in shared if n and 2 * n >= min(len(clause.terms), len(other.terms))]
    most = max((n for n, _ in same), default=0)
    nearest = [other for n, other in same if n == most]
    # Of two that are as near, the one that denies nothing else counts.
    whole = [one for one in nearest if len(one.denied) >= _LEAST_TERMS and clause.terms.issuperset(one.denied)]
    return bool(same) and all(_denied_by(clause, other) for other in whole or nearest)


def _same_verb(clause: _Clause, evidence: list[_Clause], said: frozenset[str]) -> bool:
    """Return whether the verb that denies is the evidence's, of the same thing or of what it leaves unsaid."""
    same = (other for other in evidence if clause.verb and other.verb == clause.verb)
    return any(other.bare or len(other.terms & said) > _SAME * len(other.terms) for other in same)


def _denied_by(clause: _Clause, other: _Clause) -> bool:
    """Return whether one clause denies what another says, and not something beside it."""
    if (
        not other.negative
        or (other.by_verb and clause.nearly)
        or not clause.undone.isdisjoint(other.denied[:1])
        or len(clause.terms) < min(_LEAST_TERMS, len(other.terms))
    ):
        return False
    head, *rest = other.denied or ("",)
    # "Not pay ten crowns", "paid ten crowns": the verb may be in another form.
    same = head in clause.terms or not head.isascii() or (len(rest) > 1 and clause.terms.issuperset(rest))
    return same and _says(clause.terms, other.denied)


def _unheard(clause: _Clause, evidence: list[_Clause]) -> bool:
    """Return whether a clause denies what the evidence says, and nowhere denies."""
    saying = [other for other in evidence if not other.terms.isdisjoint(clause.denied)]
    if any(other.negative or (clause.by_verb and other.nearly) for other in saying):
        return False
    if any(not other.undone.isdisjoint(clause.denied[:1]) for other in evidence):
        return False
    return _says(frozenset(term for other in evidence for term in other.terms), clause.denied)


def _says(there: frozenset[str], denied: tuple[str, ...]) -> bool:
    """Return whether half of what is denied is there: "none of the men lived" doesn't deny "the men died"."""
    return bool(denied) and 2 * sum(term in there for term in denied) >= len(denied)
