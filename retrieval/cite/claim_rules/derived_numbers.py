"""Work out the numbers of a claim that its sentences don't give and that follow from what they give.

A sum ("500 in all" of 300 and 200), a share ("a fifth of that" of 100 and 20), the time between two dates ("two days
later"), an anniversary of so many years, and how many names are listed ("the three towns"). What this does not do: look
whether the numbers that are added or divided are of one thing, beyond their currency.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retrieval.text.numbers.quantities import Day, Number, PlacedNumber, placed_numbers
from retrieval.text.words.lexicon import capitalised

_IN_ALL = re.compile(r"\b(?:altogether|in all|(?:in )?total(?:s|led|ling)?|together|combined|sum)\b", re.IGNORECASE)
# Numbers: of some twenty, four can be found that make up nearly any sum, and of a hundred there are four million fours.
_MOST_ADDED, _MOST_CHOSEN_FROM = 4, 12
_SHARE_OFF = Decimal("0.005")  # a third is 33%
_LASTED = re.compile(r"[ -](?:(?:full|whole|long) )?(day|week|month|year)s?\b", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"[ -](?:anniversary|birthday|year)\b", re.IGNORECASE)
_YEARS = range(1000, 2100)
_NAME = rf"{capitalised()}(?: (?:of )?{capitalised()}){{0,4}}"
_LISTED = re.compile(rf"{_NAME}(?:, {_NAME})*,? and {_NAME}")
_PARTED = re.compile(r", (?:and )?| and ")
# "The two of them": those that stand before.
_THESE = re.compile(r"\b(?:the|these|those|their|its|all|each of the) $", re.IGNORECASE)


_Dated = tuple[int, int | None, int | None]  # year, month, day


@dataclass(frozen=True, slots=True)
class _Given:
    """Hold what the sentences quoted give, and with what is near them the dates and the lists of names."""

    numbers: Sequence[PlacedNumber]
    dates: Sequence[_Dated]
    listed: frozenset[int]


def derived(claim: str, evidence: str, near: str = "", published: Iterable[date | None] = ()) -> set[Number]:
    """Return the numbers of a claim that follow from those of its sentences, or from the dates and names near them."""
    numbers, _ = placed_numbers(evidence)
    around = f"{evidence}\n{near}"
    given = _Given(numbers, _dates(around, published), frozenset(map(_count, _LISTED.findall(around))))
    in_all = bool(_IN_ALL.search(claim))
    mine, _ = placed_numbers(claim)
    return {one.number for one in mine if _follows(one, given) or (in_all and _is_sum(one.number, given))}


def _follows(number: PlacedNumber, given: _Given) -> bool:
    value, unit = number.number.value, number.number.unit
    if unit == "%":
        return _is_share(value, given)
    if unit == "th":
        return bool(_ANNIVERSARY.match(number.after)) and (
            _counts_years(value, given) or _has_passed(value, "year", given)
        )
    if unit:
        return False
    if lasted := _LASTED.match(number.after):
        return _has_passed(value, lasted[1].casefold(), given)
    return value in given.listed and bool(_THESE.search(number.before))


def _is_sum(total: Number, given: _Given) -> bool:
    parts = [one.number.value for one in given.numbers if one.number.unit in (total.unit, "") or not total.unit]
    if len(parts) > _MOST_CHOSEN_FROM:
        return sum(parts) == total.value
    return any(
        sum(some) == total.value
        for many in range(2, min(len(parts), _MOST_ADDED) + 1)
        for some in itertools.combinations(parts, many)
    )


def _is_share(percentage: Decimal, given: _Given) -> bool:
    """Return whether one number is that part of another, or of both together, in one currency."""
    for part, other in itertools.permutations([one.number for one in given.numbers], 2):
        wholes = (other.value, part.value + other.value) if part.unit == other.unit != "%" else ()
        if any(whole > 0 and abs(part.value / whole - percentage / 100) <= _SHARE_OFF for whole in wholes):
            return True
    return False


def _counts_years(value: Decimal, given: _Given) -> bool:
    return any(one.number == Number(value) and one.after.lstrip(" -").startswith("year") for one in given.numbers)


def _has_passed(value: Decimal, unit: str, given: _Given) -> bool:
    """Return whether so many days, weeks, months or years lie between two of the dates."""
    pairs = itertools.combinations(sorted(given.dates, key=lambda dated: [part or 0 for part in dated]), 2)
    return any(value in _between(earlier, later, unit) for earlier, later in pairs)


def _between(earlier: _Dated, later: _Dated, unit: str) -> set[int]:
    """Return how many units lie between two dates, those begun counted or not; of days and weeks exactly."""
    years = later[0] - earlier[0]
    if unit == "year" and (not earlier[1] or not later[1]):
        return {years}
    if not earlier[1] or not later[1]:
        return set()
    months = 12 * years + later[1] - earlier[1]
    if unit == "year":
        return {months // 12, round(months / 12)}
    if unit == "month" and not (earlier[2] and later[2]):
        return {months}
    if not earlier[2] or not later[2]:
        return set()
    if unit == "month":
        return {months - (later[2] < earlier[2])}
    days = (_first_day(later) - _first_day(earlier)).days
    return {days} if unit == "day" else {round(days / 7)}


def _dates(text: str, published: Iterable[date | None]) -> list[_Dated]:
    """Return the dates of a text and of publication; of one without a year, the last such before that or the first."""
    numbers, days = placed_numbers(text)
    printed = [(day.year, day.month, day.day) for day in published if day]
    years = [day.year for day in days if day.year] or [int(one.number.value) for one in numbers if _is_year(one)]
    found: set[_Dated] = {*printed, *((int(one.number.value), None, None) for one in numbers if _is_year(one))}
    for day in days:
        if day.month and (day.year or printed or years):
            found.add((day.year or _year_of(day, printed, years), day.month, day.day))
    return [one for one in found if _is_date(one)]


def _year_of(day: Day, printed: Sequence[tuple[int, int, int]], years: Sequence[int]) -> int:
    if not printed:
        return years[0]
    year, month, of_month = printed[0]
    return year - ((day.month or 0, day.day or 0) > (month, of_month))


def _is_date(dated: _Dated) -> bool:
    try:
        return bool(_first_day(dated))
    except ValueError:
        return False


def _first_day(dated: _Dated) -> date:
    """Return the first day of a date, a month or a year. Raises ValueError where there is none: 31 June."""
    return date(dated[0], dated[1] or 1, dated[2] or 1)


def _is_year(number: PlacedNumber) -> bool:
    value = number.number.value
    return not number.number.unit and value == int(value) and int(value) in _YEARS


def _count(listed: str) -> int:
    return len(_PARTED.split(listed))
