"""Hold the numbers of a claim against its sentence: whether they count the same thing, and are as many.

A number that both have counts another thing where the claim puts it before words that the sentence has elsewhere ("47
of the 58 women" for "34 of the 47 women ... the families of 58"). It is more or fewer where the claim says "more than"
or "under" and the sentence doesn't. What this does not do: things in other words, and numbers that were added up.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from retrieval.text.quantities import PlacedNumber, placed_numbers
from retrieval.text.terms import STOP_WORDS, terms


class _Bound(StrEnum):
    OVER = "over"
    UNDER = "under"
    NEAR = "near"
    EXACT = "exact"


def _before(words: str, compared: str = "") -> re.Pattern[str]:
    """Return a pattern of what stands right before a number; the second words come with "than"."""
    said = "|".join((*words.split(), *(rf"{word}\sthan" for word in compared.split())))
    return re.compile(rf"\b(?:{said})\W*(?:the )?$", re.IGNORECASE)


_BOUND = {
    _Bound.OVER: _before(
        r"over above at\sleast no\s(?:fewer|less)\sthan upwards\sof exceed\w*",
        "more greater larger higher longer older later bigger",
    ),
    _Bound.UNDER: _before(
        r"under below at\smost no\smore\sthan up\sto as\smany\sas as\smuch\sas a\smaximum\sof",
        "less fewer smaller lower shorter younger earlier",
    ),
    _Bound.NEAR: _before(r"about around nearly almost roughly some approximately an?\sestimated close\sto near just"),
}
_OR_MORE = re.compile(r"\s*(?:\w+ )?or more\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s*(?:\w+ )?or (?:less|fewer)\b", re.IGNORECASE)
_SAYS = {
    _Bound.OVER: {_Bound.OVER},
    _Bound.UNDER: {_Bound.UNDER, _Bound.NEAR},  # "nearly ten" is under ten
    _Bound.NEAR: set(_Bound),
    _Bound.EXACT: {_Bound.EXACT, _Bound.NEAR, _Bound.OVER, _Bound.UNDER},
}
_END = re.compile(r"[.;:,()]")
_COUNTED = 3  # words after a number
_SHARE = re.compile(r"\s+(?:out )?of (?:the |these |those |its |their )?(?=\w)")
_NUMBER_CHARS = 20
# What measures, rather than being counted.
_MEASURES = frozenset(
    terms("seconds minutes hours days weeks months years decades times metres meters kilometres miles feet tons")
)
_YEARS = (1000, 2100)
_AGE = re.compile(r"\b(?:aged?|old)\b")


def another_bound(claim: str, sentence: str) -> bool:
    """Return whether a claim says "more than" or "under" of a number that its sentence doesn't say it of."""
    there = placed_numbers(sentence)[0]
    for mine in placed_numbers(claim)[0]:
        bounds = {_bound(theirs) for theirs in there if theirs.number.value == mine.number.value}
        if bounds and not bounds & _SAYS[_bound(mine)]:
            return True
    return False


def another_thing(claim: str, sentence: str) -> bool:
    """Return whether a number of a claim counts what another number, or none, counts in its sentence."""
    numbers, there = placed_numbers(claim)[0], placed_numbers(sentence)[0]
    if _another_share(_shares(numbers), _shares(there)):
        return True
    held = set(terms(sentence))
    return any(_is_of_another(mine, there, held, bool(_AGE.search(sentence))) for mine in numbers)


def _is_of_another(number: PlacedNumber, there: Sequence[PlacedNumber], held: set[str], aged: bool) -> bool:
    """Return whether a number counts nothing that it counts in a sentence; years and "one" are let pass."""
    if number.number.value == 1 or (not number.number.unit and _YEARS[0] <= number.number.value < _YEARS[1]):
        return False
    counted, things = list(_counted(number)), [_thing(one) for one in there if one.number == number.number]
    if not things or not counted or any(set(counted) & set(thing) for thing in things):
        return False
    if all(things) and (all(map(_is_measure, things)) or set(counted) <= held):
        return True
    return _is_measure(counted) and not any(map(_is_measure, things)) and not aged


def _is_measure(counted: Sequence[str]) -> bool:
    return bool(counted) and counted[0] in _MEASURES


def _shares(numbers: Sequence[PlacedNumber]) -> set[tuple[Decimal, Decimal]]:
    """Return the pairs of "34 of the 47"."""
    return {
        (part.number.value, whole.number.value)
        for part, whole in itertools.pairwise(numbers)
        if (of := _SHARE.match(part.after)) and len(part.after) - of.end() - len(whole.after) in range(1, _NUMBER_CHARS)
    }


def _another_share(mine: set[tuple[Decimal, Decimal]], theirs: set[tuple[Decimal, Decimal]]) -> bool:
    """Return whether a claim has a part of another whole than its sentence has it of."""
    return any(pair not in theirs and any({*pair} & {*other} for other in theirs) for pair in mine)


def _bound(number: PlacedNumber) -> _Bound:
    if _OR_MORE.match(number.after):
        return _Bound.OVER
    if _OR_LESS.match(number.after):
        return _Bound.UNDER
    return next((bound for bound, words in _BOUND.items() if words.search(number.before)), _Bound.EXACT)


def _thing(number: PlacedNumber) -> list[str]:
    """Return what a number counts, with what is around where that can't be told: three of the boats that sank."""
    if not _SHARE.match(number.after):
        return list(_counted(number))
    return terms(f"{' '.join(number.before.split()[-_COUNTED:])} {_END.split(number.after)[0]}")


def _counted(number: PlacedNumber) -> Iterator[str]:
    """Yield the terms right after a number: up to a word that says nothing of a subject, or a mark."""
    for word in _END.split(number.after)[0].split()[:_COUNTED]:
        if word.casefold() in STOP_WORDS:
            return
        yield from terms(word)
