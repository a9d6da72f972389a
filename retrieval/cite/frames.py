"""Find where two sentences are one but for a name or a reason: "... sank off Norrow", "... sank off Velmora".

Only the precise part of such disagreements: the words around must be the same, a few put in apart, and one name stand
in the place of another, or one reason after "because" and the like. Who says something is no difference, as many may
say it. What this does not do: differences that are put in other words, several names at once, small letters, and
Chinese, Japanese and Korean.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from retrieval.text.terms import STOP_WORDS, terms
from retrieval.text.words.lexicon import MONTHS, WEEKDAYS
from retrieval.text.words.negation import flipped

_LEAST_TERMS = 5  # around the name; of a reason, before it
_MOST_PUT_IN = 4  # words
_LONGEST = 60  # words
_NAME = 3  # words
_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*")
_DATED = frozenset((*MONTHS, *WEEKDAYS))
_SAYING = re.compile(
    r"(?:say|said|says|told|tells?|add(?:s|ed)|wr(?:ote|ites?)|report(?:s|ed)?|according|announced?|warn(?:s|ed)|quot(?:es|ed))$"
)
_NEAR = 2  # words
_REASON = re.compile(r",?\s+(?:because(?: of)?|due to|owing to|on account of|as a result of)\s+", re.IGNORECASE)


def differ(one: str, other: str) -> bool:
    """Return whether two sentences are one but for a name in the place of another, or for the reason given."""
    return _other_reason(one, other) or _other_name(_WORD.findall(one), _WORD.findall(other))


def _other_reason(one: str, other: str) -> bool:
    mine, theirs = _REASON.split(one), _REASON.split(other)
    if len(mine) != 2 or len(theirs) != 2 or flipped(one, other):
        return False
    said, why = (frozenset(terms(part)) for part in mine)
    same, because = (frozenset(terms(part)) for part in theirs)
    return said == same and len(said) >= _LEAST_TERMS - 1 and bool(why and because) and not why & because


def _other_name(one: Sequence[str], other: Sequence[str]) -> bool:
    if max(len(one), len(other)) > _LONGEST:
        return False
    mine, theirs = ([word.casefold() for word in words] for words in (one, other))
    gaps = [code for code in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes() if code[0] != "equal"]
    replaced = [code for code in gaps if code[0] == "replace"]
    if len(replaced) != 1:
        return False
    put_in = [word for tag, a, b, c, d in gaps if tag != "replace" for word in (*one[a:b], *other[c:d])]
    if len(put_in) > _MOST_PUT_IN or any(word[0].isdigit() for word in put_in):
        return False
    _, a, b, c, d = replaced[0]
    around = frozenset(terms(" ".join((*one[:a], *one[b:]))))
    if len(around) < _LEAST_TERMS or not (_is_name(one[a:b], opens=a == 0) and _is_name(other[c:d], opens=c == 0)):
        return False
    return not _spoken(mine, a, b) and not _spoken(theirs, c, d) and not set(mine[a:b]) & set(theirs[c:d])


def _is_name(words: Sequence[str], *, opens: bool) -> bool:
    """Return whether some words are a name; of one word that opens a sentence that can't be told."""
    capital = all(word[0].isupper() and word.casefold() not in STOP_WORDS | _DATED for word in words)
    return 0 < len(words) <= _NAME and capital and not (opens and len(words) == 1)


def _spoken(words: Sequence[str], start: int, end: int) -> bool:
    """Return whether a name is of who says what the sentence says."""
    near = (*words[max(0, start - _NEAR) : start], *words[end : end + _NEAR])
    return any(_SAYING.match(word) for word in near)
