"""Days as files write them: by ISO 8601, as in mail, or spelled out in any language; never guessed.

What machines write for "no day at all" is none: Go's and .NET's year 1, Unix's and spreadsheets' zero, the year 9999.
"""

import contextlib
import functools
import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from corpus.titles import clean_line

_MAX_CHARS = 300
_FIRST_YEAR, _LAST_YEAR = 1450, 2100  # of print, and of anything that a date in a file means
_ZEROS = frozenset((date(1970, 1, 1), date(1969, 12, 31), date(1899, 12, 30)))

_ISO_DATE = re.compile(r"\d{4}-?\d{2}-?\d{2}(?=$|[T ])|\d{4}-W\d{2}-\d(?=$|[T ])")
_IN_MAIL = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-]+[A-Za-z]{3,9}[\s-]+(?P<year>\d{4}|\d{2})\b")
_FULL_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WEEK = re.compile(r"\d{4}-?W\d", re.IGNORECASE)
_DAY_AND_MONTH = re.compile(r"\D*(?P<first>\d{1,2})\s*[./\s-]\s*(?P<second>\d{1,2})\s*[./\s-]\s*(?P<year>\d{4})(?!\d)")
# Where 01/02/2023 is the first of February; in English it may be either, so there it is no day.
_SHORT_YEAR = re.compile(r"\D{0,20}(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})(?![\d.:])")
_LANGUAGES = "bg ca cs da de el es et fi fr gl hr id is it lv mk nb nl nn no pl pt ro ru sk sl sq sr tr uk vi"
_DAY_FIRST = frozenset(_LANGUAGES.split())


def read_date(value: str | None, language: str | None = None) -> date | None:
    """Return the day that the value names; None where it names no single day, such as "March 2016".

    "3/4/2016" and "31.10.23" name one only where the text's language, a tag such as "de-AT", says which number is the
    month.
    """
    line, code = clean_line(value or ""), (language or "").lower().partition("-")[0]
    return _likely(_stamp(line) or _spelled(line, code) or (_in_short(line) if code in _DAY_FIRST else None))


def read_stamp(value: str | None) -> date | None:
    """Return the day of a time as machines write it: by ISO 8601, or as in mail (RFC 5322)."""
    return _likely(_stamp(clean_line(value or "")))


def _likely(day: date | None) -> date | None:
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR and day not in _ZEROS else None


def _stamp(line: str) -> date | None:
    try:
        iso = _ISO_DATE.match(line)
        if iso:
            return date.fromisoformat(iso[0])
        mail = _IN_MAIL.match(line)
        day = parsedate_to_datetime(line).date() if mail else None
    except (ValueError, OverflowError):
        return None
    # Of a year 1 or -1 it makes 2001.
    return day if mail and day and mail["year"] in (f"{day.year:04}", f"{day.year % 100:02}") else None


def _spelled(line: str, language: str) -> date | None:
    if not _FULL_YEAR.search(line) or len(line) > _MAX_CHARS or _WEEK.match(line):
        return None
    numbers = _DAY_AND_MONTH.match(line)
    order = None
    if numbers:
        first, second = int(numbers["first"]), int(numbers["second"])
        if first != second and first <= 12 and second <= 12:
            if language not in _DAY_FIRST:
                return None
            order = "DMY"
    found = _parse(line, order)
    # It takes one of the numbers for the year where it can't make a day of the one that is.
    return found if found and re.search(rf"(?<!\d){found.year:04}(?!\d)", line) else None


def _in_short(line: str) -> date | None:
    """Return the day of "31.10.23": by the rule of POSIX, of the years from 1969 to 2068."""
    found = _SHORT_YEAR.match(line)
    with contextlib.suppress(ValueError):
        return datetime.strptime(".".join(found.groups()), "%d.%m.%y").date() if found else None  # noqa: DTZ007
    return None


@functools.lru_cache(maxsize=1024)
def _parse(line: str, order: str | None) -> date | None:
    import dateparser

    # Without these it fills in today's day and month, and takes "soon" for a date.
    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "STRICT_PARSING": True,
        "RETURN_AS_TIMEZONE_AWARE": False,
        **({"DATE_ORDER": order} if order else {}),
    }
    try:
        found: datetime | None = dateparser.parse(line, settings=settings)
    except Exception:  # noqa: BLE001 - it raises many kinds for odd strings; none of them names a day
        return None
    return found.date() if found else None
