"""Tell whether two answers to one question give different values: numbers, dates or names that can't both be right.

Of the words alone that answer, not of the sentences around them: "214" and "156", "14 October 2016" and "31 August
2016", "Ann Roe" and "Orla Kolb". What this does not do: hold a number against a name, or know two names of one person.
"""

from retrieval.text.names import missing_names
from retrieval.text.numbers.quantities import Day, PlacedNumber, placed_numbers
from retrieval.text.numbers.quantity_agreement import compatible
from retrieval.text.terms import terms

_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_NO_AMOUNT = ("", "th", "s")  # the units of bare numbers, of ordinals, and of decades


def other_value(one: str, other: str) -> bool:
    """Return whether two answers are of one kind and disagree."""
    my_numbers, my_days = _values(one)
    their_numbers, their_days = _values(other)
    if my_days and their_days:
        return not any(_agree(mine, theirs) for mine in my_days for theirs in their_days)
    if my_numbers and their_numbers:
        pairs = [(mine, theirs) for mine in my_numbers for theirs in their_numbers if _same_unit(mine, theirs)]
        return bool(pairs) and not any(compatible(mine, theirs) for mine, theirs in pairs)
    if my_numbers or their_numbers or my_days or their_days:
        return False
    return bool(missing_names(one, [other])) and bool(missing_names(other, [one]))


def other_amount(one: str, sentence: str) -> bool:
    """Return whether a sentence has amounts of the unit that an answer has, and none that agrees."""
    (mine, _), (theirs, _) = _values(one), _values(sentence)
    pairs = [(a, b) for a in mine for b in theirs if a.number.unit not in _NO_AMOUNT and a.number.unit == b.number.unit]
    return bool(pairs) and not any(compatible(a, b) for a, b in pairs)


def other_reason(one: str, other: str) -> bool:
    """Return whether two answers to a question that asks why have nothing in common."""
    mine, theirs = frozenset(terms(one)), frozenset(terms(other))
    return bool(mine and theirs) and not mine & theirs


def _values(text: str) -> tuple[list[PlacedNumber], list[Day]]:
    """Return the numbers and the days of an answer; a year by itself is a day of which no more is known.

    A weekday alone dates nothing: of two Wednesdays one may be the 1,000th and one the 1,200th.
    """
    numbers, found = placed_numbers(text)
    days = [day for day in found if day.year or day.month or day.day]
    years = [number for number in numbers if _is_year(number, text)]
    return (
        [number for number in numbers if number not in years],
        [*days, *(Day(int(number.number.value)) for number in years)],
    )


def _is_year(number: PlacedNumber, text: str) -> bool:
    value = number.number.value
    alone = not number.number.unit and not number.after.strip(" .,;")
    return alone and _FIRST_YEAR <= value < _LAST_YEAR and str(value) in text  # "1,486" is none


def _same_unit(one: PlacedNumber, other: PlacedNumber) -> bool:
    """Return whether two numbers may count one thing; a unit may stand outside the words that answer."""
    return one.number.unit == other.number.unit or not (one.number.unit and other.number.unit)


def _agree(one: Day, other: Day) -> bool:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)
