"""Find the numbers and the dates of a claim that the text it rests on doesn't hold.

"Two mayors" is held by "both mayors", "one ferry" by "a ferry", "the 1980s" by 1985, and a weekday by its date. What
this does not do: numbers that follow from others (`retrieval.cite.claim_rules.derived_numbers`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from retrieval.text.numbers.quantities import Day, Number, quantities_in
from retrieval.text.words.lexicon import capitalised

_CENTURY = re.compile(r"\b([\w-]+)[ -]centur(?:y|ies)\b", re.IGNORECASE)
# "Both sides", "Lund and Berg": two.
_PAIR = re.compile(rf"\b(?:[Bb]oth|[Ee]ach other)\b|{capitalised()} and {capitalised()}")
_ONE = re.compile(r"\b(?:one|1) (\w{1,4})", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"\b(?:the|its|their) ([\w-]+) anniversary of\b", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR, _DECADE = 1000, 2100, 10


def unsupported_numbers(claim: str, evidence: str, published: Iterable[date | None] = ()) -> list[Number]:
    """Return the numbers of a claim that the evidence doesn't hold; a bare year may be that of publication."""
    there = quantities_in(evidence)
    years = {day.year for day in there.days if day.year} | {day.year for day in published if day}
    dated = {Number(Decimal(year)) for year in years}
    dated |= {Number(Decimal(day.day), "th") for day in there.days if day.day}
    held = {*there.numbers, *dated}
    if any(re.search(rf"\b(?:an?|single) (?:\w+ )?{begin}", evidence, re.IGNORECASE) for begin in _ONE.findall(claim)):
        held.add(Number(Decimal(1)))  # "one ferry" of what the article calls "a ferry"
    if _PAIR.search(evidence):
        held.add(Number(Decimal(2)))
    years |= {
        int(number.value) for number in there.numbers if not number.unit and _FIRST_YEAR <= number.value < _LAST_YEAR
    }
    said = _CENTURY.sub(lambda match: "" if _in_century(match, years) else match.group(), claim)
    return [
        number
        for number in quantities_in(said).numbers
        if not any(_supports(other, number) for other in held) and not _is_decade_of(number, years)
    ]


def _in_century(match: re.Match[str], years: Iterable[int]) -> bool:
    numbers = quantities_in(match[1]).numbers
    return any(number.value == (year - 1) // 100 + 1 for number in numbers for year in years)


def _is_decade_of(number: Number, years: Iterable[int]) -> bool:
    """Return whether a number is the decade that a year is within: the 1980s of 1985."""
    return number.unit == "s" and any(0 < year - number.value < _DECADE for year in years)


def unsupported_days(claim: str, evidence: str, published: Iterable[date | None] = ()) -> list[Day]:
    """Return the dates of a claim that no date of the evidence agrees with.

    What a date of the evidence leaves open may come from the year it names elsewhere, or from the day of publication.
    """
    there = quantities_in(evidence)
    printed = [Day(day.year, day.month, day.day, day.isoweekday()) for day in published if day]
    years = {
        int(number.value) for number in there.numbers if not number.unit and _FIRST_YEAR <= number.value < _LAST_YEAR
    }
    years |= {day.year for day in (*there.days, *printed) if day.year}
    return [
        day
        for day in quantities_in(claim).days
        if not any(_agrees(day, other, years) for other in (*there.days, *_remembered(evidence, there.days), *printed))
    ]


def _remembered(text: str, days: Iterable[Day]) -> Iterator[Day]:
    """Yield the days that those of a text are the anniversaries of."""
    passed = [int(number.value) for said in _ANNIVERSARY.findall(text) for number in quantities_in(said).numbers]
    yield from (replace(day, year=day.year - years) for day in days if day.year and day.month for years in passed)


def _supports(evidence: Number, claim: Number) -> bool:
    """Return whether the one number says the other; a claim may leave out a currency, and not add one."""
    if evidence.value != claim.value:
        return False
    return evidence.unit == claim.unit or (claim.unit == "" and evidence.unit not in ("%", "s"))


def _agrees(claim: Day, evidence: Day, years: set[int]) -> bool:
    if claim.weekday:
        return claim.weekday in (evidence.weekday, _weekday(evidence))
    year = claim.year in (None, evidence.year) or (evidence.year is None and claim.year in years)
    return year and claim.month == evidence.month and claim.day in (None, evidence.day)


def _weekday(day: Day) -> int | None:
    try:
        return date(day.year, day.month, day.day).isoweekday() if day.year and day.month and day.day else None
    except (ValueError, OverflowError):  # 31 June, and the day of an anniversary without end
        return None
