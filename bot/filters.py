"""Read filters as people write them: whose articles an answer may rest on, and of when."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from corpus.errors import QuestionError
from retrieval.text.numbers.dates import calendar_days
from retrieval.types import Filters

_ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_NUMERIC = re.compile(r"[\d-]+")
_EITHER_WAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
# A year in full, or a word: "12" is no date, though dateparser takes it for 2012.
_DATED = re.compile(r"\d{4}|[^\W\d]{3}")
_LONGEST = 60


def read_filters(
    publishers: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    *,
    prefix: str = "--",
) -> Filters:
    """Return the filters that these words say. Raises QuestionError where a date is none, or since is after until.

    `prefix` is what the names of the options begin with, for the words of the error.
    """
    first, last = _date(f"{prefix}since", since, "first"), _date(f"{prefix}until", until, "last")
    latest = _date(f"{prefix}as-of", as_of, "last")
    end = min((day for day in (last, latest) if day), default=None)
    if first and end and first > end:
        since, until = f"{prefix}since", f"{prefix}until" if end == last else f"{prefix}as-of"
        raise QuestionError("questions-crossed-dates", since=since, first=str(first), until=until, last=str(end))
    if not all(name.strip() for name in publishers):
        raise QuestionError("questions-no-publisher", option=f"{prefix}publisher")
    return Filters(tuple(publishers), first, last, latest)


def _date(name: str, value: str | None, which: Literal["first", "last"]) -> date | None:
    """Return the first or the last day of what is said."""
    if value is None:
        return None
    found = None
    if len(value) <= _LONGEST:
        line = value.strip()
        found = _numeric(line, which) if _NUMERIC.fullmatch(line) else _spelled(line, which)
    if found is None:
        raise QuestionError("questions-no-date", option=name, said=value[:_LONGEST])
    return found


def _numeric(value: str, which: Literal["first", "last"]) -> date | None:
    match = _ISO.fullmatch(value)
    try:
        if match:
            return calendar_days(*(int(part) for part in match.groups() if part))[which == "last"]
        return date.fromisoformat(value)
    except ValueError:
        return None


def _spelled(value: str, which: Literal["first", "last"]) -> date | None:
    """Return what dateparser reads, in many languages; None for 3/4/2016, which could be either way round."""
    numbers = _EITHER_WAY.fullmatch(value)
    if not _DATED.search(value) or (numbers and numbers[1] != numbers[2] and max(map(int, numbers.groups())) <= 12):
        return None
    import dateparser

    settings: Any = {
        "REQUIRE_PARTS": ["year"],
        "PREFER_DAY_OF_MONTH": which,
        "PREFER_MONTH_OF_YEAR": which,
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(value, settings=settings)
    except Exception:  # noqa: BLE001  # it raises many kinds for odd strings; none of them names a day
        return None
    return found.date() if found else None
