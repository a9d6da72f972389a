"""Find two things of a sentence that stand in each other's place in a claim: "Lund asked Berg", "Berg asked Lund".

Either each stands where the words around had the other, or both stand on the other side of a verb. What this does not
do: see that a person changed places with "a man", as one has a name and the other hasn't.
"""

import re
from collections.abc import Iterable

from retrieval.cite.claim_rules.word_alignment import Alignment, contents, form, words
from retrieval.text.terms import terms
from retrieval.text.words.lexicon import MONTHS, WEEKDAYS

_BY = re.compile(r"\bby\b", re.IGNORECASE)
_BEING = re.compile(r"\b(?:is|are|was|were|be|been|being|got?)\s(?:\w+\s){0,2}$")
# Verbs, by their form: most pasts, and those that end otherwise; few nouns look so.
_VERB = re.compile(
    r"\b(?:(?!hundred)[a-z]{2,}ed|beat|bought|brought|caught|found|fought|gave|held|hit|led|left|lent|made|met|paid|said|sold|sent|"
    r"shot|sought|struck|taught|told|took|wrote)\b"
)
_SAYS = r"(?:sa(?:y|ys|id)|told|tells|argu(?:es|ed)|warn(?:s|ed)|add(?:s|ed)|not(?:es|ed)|announced|insist(?:s|ed))"
_SPEAKER = re.compile(
    rf"([A-Z][\w'-]+)(?: \w+ly| also| then)? {_SAYS}\b|\b{_SAYS} ([A-Z][\w'-]+)[.,]?$|"
    r"[Aa]ccording to (?:[a-z]+ )?([A-Z][\w'-]+)"
)
_CLAUSE_END = re.compile(r"[,;:()](?:\s|$)|\b(?:and|but|that|which|who|when|while|because|after|before|as)\b")
_THAT = re.compile(r"^\s+that\b")  # what "demanded that" leads in belongs to it
# When something happened may be told before the verb or after it.
_DATES = frozenset(terms(" ".join((*MONTHS, *WEEKDAYS))))
_TIMES = frozenset(terms("beginning day end month start week year"))
_NO = re.compile(r"\bno\b", re.IGNORECASE)  # "No cash is paid as grants", "the grants are not paid in cash"
_ASIDE = 3  # words in commas: "the envoy, Ada Lund,"
_BESIDE = frozenset(("and", "or"))
_AROUND = 5  # words on either side of a verb, stop words not counted


def swapped(aligned: Alignment) -> bool:
    """Return whether two things of a sentence stand in each other's place in a claim.

    Either each stands where the words around had the other, or both stand on the other side of a verb. A claim that
    says "was asked by" for "asked" is let pass.
    """
    if any(bool(word.search(aligned.claim)) != bool(word.search(aligned.sentence)) for word in (_BY, _NO)):
        return False
    speaking = _speakers(aligned.claim) & _speakers(aligned.sentence)
    return _mirrored(aligned, speaking) or _crossed(aligned, speaking)


def _in_other_voice(aligned: Alignment) -> bool:
    """Return whether a claim says "is met" of what its sentence has somebody meet: then what is met stands before."""
    mine, theirs = (_voices(text) for text in (aligned.claim, aligned.sentence))
    spoken = set(aligned.theirs)
    return any(passive and verb in spoken and not theirs.get(verb) for verb, passive in mine.items())


def _voices(text: str) -> dict[str, bool]:
    """Return the verbs of a text by their form, each with whether it is passive."""
    return {form(verb.group()): _is_passive(verb) for verb in _VERB.finditer(text)}


def _speakers(text: str) -> frozenset[str]:
    """Return the names of who says something, wherever that stands in a sentence."""
    return frozenset(form(name) for match in _SPEAKER.finditer(text) for name in match.groups() if name)


def _mirrored(aligned: Alignment, speaking: frozenset[str]) -> bool:
    gaps, turned = aligned.gaps, _in_other_voice(aligned)
    for n, one in enumerate(gaps):
        for other in gaps[n + 1 :]:
            between = aligned.mine[one.at + len(one.mine) : other.at]
            mine, theirs = _content(one.mine) & _content(other.theirs), _content(other.mine) & _content(one.theirs)
            if turned:  # words stand elsewhere then, and numbers don't leave their nouns
                mine, theirs = _numbers(mine), _numbers(theirs)
            moved = (mine <= speaking) != (theirs <= speaking)  # who says it, and what is said
            if set(between) - _BESIDE and not moved and _exchangeable(aligned, mine, theirs):
                return True
    return False


def _numbers(said: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in said if word[0].isdigit())


def _crossed(aligned: Alignment, speaking: frozenset[str]) -> bool:
    """Return whether what stood before a verb stands after it, and the other way round, both active or both passive."""
    mine, theirs = ({verb.group(): verb for verb in _VERB.finditer(text)} for text in (aligned.claim, aligned.sentence))
    return any(
        _is_passive(mine[verb]) == _is_passive(theirs[verb])
        and _turned(aligned, _sides(mine[verb], speaking), _sides(theirs[verb], speaking))
        for verb in mine.keys() & theirs.keys()
    )


_Sides = tuple[frozenset[str], frozenset[str]]


def _turned(aligned: Alignment, mine: _Sides, theirs: _Sides) -> bool:
    (before, after), (was_before, was_after) = mine, theirs
    return _exchangeable(aligned, before & was_after - was_before, after & was_before - was_after)


def _is_passive(verb: re.Match[str]) -> bool:
    return bool(_BEING.search(verb.string, 0, verb.start()) or _BY.match(verb.string, verb.end() + 1))


def _sides(verb: re.Match[str], speaking: frozenset[str]) -> _Sides:
    """Return the nearest words on either side of a verb, within its clause."""
    before = _CLAUSE_END.split(verb.string[: verb.start()])
    # "Ada Lund, a mayor, asked": an aside between a name and its verb.
    subject = " ".join(before[-3:-1]) if not before[-1].strip() else before[-1]
    after = _CLAUSE_END.split(_THAT.sub("", verb.string[verb.end() :]))
    other = " ".join(after[:2]) if len(after) > 1 and len(after[1].split()) <= _ASIDE else after[0]
    texts = (subject, other)
    left, right = (contents(map(form, words(text))) for text in texts)
    return frozenset(left[-_AROUND:]) - speaking, frozenset(right[:_AROUND]) - speaking


def _exchangeable(aligned: Alignment, some: frozenset[str], others: frozenset[str]) -> bool:
    """Return whether there is one of some and one of others that may stand for each other: two numbers, names."""
    (times, rest), (other_times, other_rest) = _times(aligned, some), _times(aligned, others)
    return _alike(aligned, times, other_times) or _alike(aligned, rest, other_rest)


def _alike(aligned: Alignment, some: Iterable[str], others: Iterable[str]) -> bool:
    return bool({aligned.kind(word) for word in some} & {aligned.kind(word) for word in others})


def _times(aligned: Alignment, said: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return those of some words that tell when, with the numbers beside them, and the others."""
    times = said & (_TIMES | _DATES & aligned.capitals)
    times |= {word for word in said if times and word[0].isdigit()}
    return times, said - times


def _content(said: Iterable[str]) -> frozenset[str]:
    return frozenset(contents(said))
