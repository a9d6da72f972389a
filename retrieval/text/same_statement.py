"""Tell whether a sentence holds what another says: its very words, or the same with no more than a few words less.

The measure, tried on the pairs of its test: the other sentence has all the terms of the first, in half of its own or
more; or it lacks a fifth of them at most and has none of its own beside them. A word in the place of another ("rose",
"fell") is another statement. All numbers, days and names of the first must be in it, those that both have in one order,
and neither may deny what the other says. What this does not do: find what is said in words of its own.
"""

import functools
import re
import unicodedata

from retrieval.text.names import missing_names
from retrieval.text.numbers.unsupported_quantities import unsupported_days, unsupported_numbers
from retrieval.text.terms import STOP_WORDS, terms
from retrieval.text.words.lexicon import ONES, TENS
from retrieval.text.words.negation import denies, flipped

_LEAST_TERMS = 4  # what has fewer is said of many things: "He declined to comment."
_LEAST_OF_ALL = 0.5
_MOST_LACKING = 0.2
_DATELINE = re.compile(r"^[^\W\d_a-z]{2}[^().]{0,40}?(?:\([^()]{1,40}\) ?)?[-–—] ")  # SEOUL, May 3 (Crier) -
_WORD = re.compile(r"\w+(?:[.,:'’]\w+)*")
_NAME = re.compile(r"[^\W\d_a-z]\w+")
_NAMES = re.compile(rf"{_NAME.pattern}(?: {_NAME.pattern})*")
_BY = re.compile(r"\bby\b")
_COUNTING = frozenset(term for word in (*ONES, *TENS) for term in terms(word))  # numbers are compared as such


def holds(sentence: str, said: str) -> bool:
    """Return whether a sentence holds what is said in another, but for a dateline."""
    said = _DATELINE.sub("", said)
    wanted, there = _terms(said), _terms(sentence)
    if 2 * len(wanted & there) < len(wanted) or len(set(terms(said))) < _LEAST_TERMS:
        return False
    if f" {_words(said)} " in f" {_words(sentence)} ":
        return denies(said) == denies(sentence) or not flipped(said, sentence)
    lacking, more = len(wanted - there), len(there - wanted)
    if lacking > _MOST_LACKING * len(wanted) or (lacking and more) or len(wanted) < _LEAST_OF_ALL * len(there):
        return False
    return _same_facts(said, sentence)


def _same_facts(said: str, sentence: str) -> bool:
    if unsupported_numbers(said, sentence) or unsupported_days(said, sentence) or missing_names(said, [sentence]):
        return False
    if denies(said) != denies(sentence) or flipped(said, sentence) or flipped(sentence, said):
        return False
    mine, theirs = _names(said), _names(sentence)
    both = set(mine) & set(theirs)
    named = [run for run in _NAMES.findall(said) if run.casefold() not in STOP_WORDS]
    turned = len(named) > 1 and bool(_BY.search(said)) != bool(_BY.search(sentence))  # "was asked by", of two names
    return not turned and [name for name in mine if name in both] == [name for name in theirs if name in both]


@functools.lru_cache(maxsize=4_096)
def _terms(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text) if not term.isdecimal() and term not in _COUNTING)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'")))


def _names(text: str) -> list[str]:
    """Return the words with a capital, each where it first stands."""
    found = dict.fromkeys(match.group().casefold() for match in _NAME.finditer(text))
    return [name for name in found if name not in STOP_WORDS]
