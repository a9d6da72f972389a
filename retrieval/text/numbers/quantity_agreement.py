"""Whether two numbers may both be true of one thing: equal, one the other rounded, or as near as their words say."""

import re
from decimal import Decimal

from retrieval.text.numbers.quantities import PlacedNumber

_ABOUT = re.compile(
    r"(?:\b(?:about|around|nearly|almost|roughly|some|approximately|estimated|up to|as many as|close to|under|"
    r"less than|fewer than)|약|約|およそ)\W*$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:more than|over|at least|above|no fewer than)\W*$", re.IGNORECASE)
_OVER_AFTER = re.compile(r"^\s?(?:명|人|개|個)?\s?(?:이상|以上|넘|超)|^\s?or more\b", re.IGNORECASE)
_NEAR = Decimal("0.15")  # what "about" may be off by
_ORDINAL = "th"  # the unit of what counts in a row, which nobody rounds


def compatible(one: PlacedNumber, other: PlacedNumber) -> bool:
    """Return whether two numbers may both be true: equal, one the other rounded, or as near as their words say."""
    mine, theirs = one.number.value, other.number.value
    if _ORDINAL in (one.number.unit, other.number.unit):
        return mine == theirs
    if mine == theirs or _rounds_to(mine, theirs) or _rounds_to(theirs, mine):
        return True
    if _is_about(one) or _is_about(other):
        return abs(mine - theirs) <= _NEAR * max(abs(mine), abs(theirs))
    return (_is_over(one) and theirs > mine) or (_is_over(other) and mine > theirs)


def _is_about(number: PlacedNumber) -> bool:
    return bool(_ABOUT.search(number.before))


def _is_over(number: PlacedNumber) -> bool:
    return bool(_OVER.search(number.before) or _OVER_AFTER.search(number.after))


def _rounds_to(exact: Decimal, rounded: Decimal) -> bool:
    """Return whether one number is another rounded to ten or more: 63 to 60, and 95 to 100, but not 60 to 100."""
    exponent = rounded.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent <= 0 or exact == 0:
        return False
    keeps_a_digit = exact.adjusted() >= exponent
    near = abs(exact - rounded) <= _NEAR * abs(rounded)
    return (keeps_a_digit or near) and abs(exact - rounded) <= Decimal(5).scaleb(exponent - 1)
