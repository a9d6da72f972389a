"""Hold the numbers of a claim against its sentence: whether they count the same thing, and are as many.

A number that both have counts another thing where the claim puts it before words that the sentence has elsewhere ("47
of the 58 women" for "34 of the 47 women ... the families of 58"). It is more or fewer where the claim says "more than"
or "under" and the sentence doesn't. A rounded number is its sentence's where the claim says that it is rounded, and
which way: "nearly 1,500" of 1,486. What this does not do: things in other words, and numbers that were added up.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum

from retrieval.text.numbers.quantities import Number, PlacedNumber, placed_numbers
from retrieval.text.terms import STOP_WORDS, terms
from retrieval.text.words.synonyms import meanings


class _Bound(StrEnum):
    OVER = "over"
    UNDER = "under"
    AT_MOST = "at most"
    NEAR = "near"
    EXACT = "exact"


def _before(words: str, compared: str = "") -> re.Pattern[str]:
    """Return a pattern of what stands right before a number; the second words come with "than"."""
    said = "|".join((*words.split(), *(rf"{word}\sthan" for word in compared.split())))
    return re.compile(rf"\b(?:{said})\W*(?:the )?$", re.IGNORECASE)


_BOUND = {
    _Bound.AT_MOST: _before(r"at\smost no\smore\sthan up\sto as\smany\sas as\smuch\sas a\smaximum\sof"),
    _Bound.OVER: _before(
        r"over above at\sleast no\s(?:fewer|less)\sthan upwards\sof exceed\w*",
        "more greater larger higher longer older later bigger",
    ),
    _Bound.UNDER: _before("under below", "less fewer smaller lower shorter younger earlier"),
    _Bound.NEAR: _before(r"about around nearly almost roughly some approximately an?\sestimated close\sto near just"),
}
_OR_MORE = re.compile(r"\s*(?:\w+ )?or more\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s*(?:\w+ )?or (?:less|fewer)\b", re.IGNORECASE)
_SAYS = {
    _Bound.OVER: {_Bound.OVER},
    _Bound.UNDER: {_Bound.UNDER, _Bound.NEAR},  # "nearly ten" is under ten
    _Bound.AT_MOST: {_Bound.AT_MOST, _Bound.UNDER, _Bound.NEAR},
    _Bound.NEAR: set(_Bound),
    _Bound.EXACT: set(_Bound),
}
_ONLY = _before("only just merely")  # of a sentence: no more than that
# How a number is rounded where it is said to be more or less than that, and by what part of it at most.
_ROUNDED = {
    _Bound.OVER: (ROUND_FLOOR, Decimal("0.2")),
    _Bound.UNDER: (ROUND_CEILING, Decimal("0.2")),
    _Bound.NEAR: (ROUND_HALF_UP, Decimal("0.1")),
}
_GREATEST = 10**15  # Decimal keeps 28 digits
_HARDLY = Decimal("0.01")  # "some 8,500" of 8,552
_NO_PLAIN_UNITS = ("%", "s", "th")
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
        bounds = {bound for theirs in there if theirs.number.value == mine.number.value for bound in _bounds(theirs)}
        if bounds and not bounds & _SAYS[_bound(mine)]:
            return True
    return False


def rounded(claim: str, sentence: str) -> set[Number]:
    """Return the numbers of a claim that are a number of its sentence, rounded as the claim says, of the same thing."""
    there = placed_numbers(sentence)[0]
    return {
        mine.number
        for mine in placed_numbers(claim)[0]
        if any(_is_rounded(mine, theirs.number) and _one_thing(mine, theirs) for theirs in there)
    }


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
    if not things or not counted or any(_one_kind(counted, thing) for thing in things):
        return False
    if all(things) and (all(map(_is_measure, things)) or set(counted) <= held):
        return True
    return _is_measure(counted) and not any(map(_is_measure, things)) and not aged


def _one_kind(counted: Sequence[str], thing: Sequence[str]) -> bool:
    return bool(set(counted) & set(thing) or meanings(counted) & meanings(thing))


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


def _is_rounded(number: PlacedNumber, exact: Number) -> bool:
    """Return whether a number is another one rounded, up or down as the words before it say."""
    value, unit = number.number.value, number.number.unit
    how = _ROUNDED.get(_bound(number))
    if not how or not 0 < value < _GREATEST or (unit != exact.unit and (unit or exact.unit in _NO_PLAIN_UNITS)):
        return False
    (rounding, most), place = how, Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    off = abs(exact.value - value) / abs(exact.value) if exact.value else Decimal(1)
    if off <= most and exact.value.quantize(place, rounding) == value:
        return True
    return off <= _HARDLY and how is _ROUNDED[_Bound.NEAR]


def _one_thing(mine: PlacedNumber, theirs: PlacedNumber) -> bool:
    counted, thing = set(_counted(mine)), set(_thing(theirs))
    return not counted or not thing or bool(counted & thing)


def _bounds(number: PlacedNumber) -> Iterator[_Bound]:
    """Yield what a sentence says of a number: "only ten" is ten, and no more than ten."""
    yield _bound(number)
    if _ONLY.search(number.before):
        yield _Bound.AT_MOST


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
