"""Read dates and periods out of a question: "in March 2016", "between 2015 and 2018", "last week", "2016年3月".

Written by hand, since dateparser's `search_dates` takes 4 ms a question and reads the "may" of "may it stay" as a
month; this takes 0.03 ms. `retrieval.text.numbers.spoken_dates` reads what an article speaks of.
What this does not do: dates whose day and month could be either way round (3/4/2016), seasons, weekdays.
"""

import calendar
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from retrieval.text.numbers.cjk_numbers import with_digits
from retrieval.text.numbers.cjk_times import times_in_english
from retrieval.text.numbers.european.in_english import in_english
from retrieval.text.terms import CJK
from retrieval.text.words.lexicon import MONTHS, ONES, month_number

Kind = Literal["day", "month", "year", "span"]
_FINEST: tuple[Kind, ...] = ("day", "month", "year", "span")


@dataclass(frozen=True, slots=True)
class Period:
    """Hold the first and the last day of what a question speaks of; None where it is open to that side.

    `certain` tells that the question asks for these dates. It is not where the year had to be guessed ("in May"), or
    where the date belongs to a thing ("the 1965 treaty") that may be written about at any time.
    """

    since: date | None
    until: date | None
    kind: Kind
    certain: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold one date in a text; `bare` tells that nothing there says it is one: "Star Wars 1977", "may it stay"."""

    period: Period
    preposition: str
    bare: bool
    start: int
    end: int


_MONTH = "|".join([*MONTHS, "sept", *(name[:3] for name in MONTHS)])
_YEAR = r"(?:1[5-9]|20)\d\d"
_NTH = r"(?:st|nd|rd|th)?"
_DATE = re.compile(
    # A look at the first character spares most words the whole list.
    rf"""(?=[\d{"".join(sorted({name[0] for name in MONTHS}))}])(?<![^\W{CJK}])(?<![$€£¥.,-])(?:
      (?P<d1>\d{{1,2}}){_NTH}\ (?:of\ )?(?P<m1>{_MONTH})\b\.?(?:,?\ (?P<y1>{_YEAR})\b)?
    | (?P<m2>{_MONTH})\b\.?\ (?P<d2>\d{{1,2}}){_NTH}(?!\d)(?:,?\ (?P<y2>{_YEAR})\b)?
    | (?P<y3>{_YEAR})(?P<_>-?)(?P<m3>0[1-9]|1[0-2])(?P=_)(?P<d3>[0-2]\d|3[01])(?!\d)
    | (?P<m4>{_MONTH})\b\.?,?\ (?:of\ )?(?P<y4>{_YEAR})\b
    | (?P<y5>{_YEAR})-(?P<m5>0[1-9]|1[0-2])(?![\d-])
    | (?P<y6>{_YEAR})\s?[年년](?:\s?(?P<m6>\d{{1,2}})\s?[月월](?:\s?(?P<d6>\d{{1,2}})\s?[日일])?)?
    | (?P<first>{_YEAR})\s?[-–—]\s?(?P<last>{_YEAR})(?!\d)
    | (?P<decade>{_YEAR[:-4]}\d0)['’]?s\b
    | (?P<y7>{_YEAR})(?![\d%]|[,.]\d)
    | (?P<m8>{_MONTH})\b
    )""",
    re.VERBOSE,
)
_SINCE = {"since", "starting from", "after", "following", "from", "between"}
_UNTIL = {"before", "prior to", "until", "till", "up to", "by", "through", "as of"}
_PLAIN = {"in", "on", "during", "throughout", "within", "around", "of", "year", "early", "late", "mid"}
_PREPOSITION = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_SINCE | _UNTIL | _PLAIN, key=len, reverse=True))})[\s-]+(?P<the>the\s+)?$"
)
_THE = re.compile(r"\bthe\s+$")
# A word after the date that it belongs to, as in "the 2018 ruling".
_NOUN = re.compile(
    r"(?:['’]s)? (?!(?:and|or|to|in|on|at|by|for|with|about|was|were|is|are|did|do|what|who|that)\b)[^\W\d]"
)
# What Korean and Japanese put behind a date: 2016年以降, 2016년 3월부터.
_BEHIND = re.compile(
    r"\s?(?:(?P<since>以降|以後|以后|之后|以来|より後|から|起(?![诉訴])|至今|부터|이후|이래)|(?P<until>以前|之前|より前|まで|까지|이전))"
)
_TO = re.compile(
    r"(?: (?:to|until|till|through|and) |\s?[-–—~～]\s?|から|부터 |에서 |至|到)(?:the )?(?:early |late |mid-? ?)?"
)
_NUMBERS = {word: number for number, word in enumerate(ONES[1:11], start=1)}
_NUMBER = rf"(?P<number>\d{{1,3}}|an?|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year)s?\b"
_RELATIVE = ("yesterday", " ago", "last ", "past ", "previous ", "this ")  # one of them is in each
_AGO = re.compile(rf"\b{_NUMBER} {_UNIT} ago\b")
_LATELY = re.compile(
    rf"(?<!\bthe )\b(?P<which>last|past|previous|this) {_UNIT}(?! of\b|['’])|\b(?:in|over|during|within) (?:the )?"
    rf"(?:last|past) (?:(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)}|few|several|couple of) )?"
    r"(?P<units>day|week|month|year)s?\b(?! of\b)"
)


def period(query: str, today: date) -> Period | None:
    """Return what dates a question speaks of, None for none; "last week" and "in May" are counted back from `today`."""
    text = _plain(in_english(query))
    found = list(_dates(text, today))
    for first, last in itertools.pairwise(found):
        joined = _joined(first, last, text[first.end : last.start])
        if joined:
            return joined
    said = [one for one in found if not one.bare]
    return _relative(text, today) or _together(said)


def dates_said(text: str, today: date) -> list[Period]:
    """Return the dates that a text gives, each by itself, and what it counts from `today`; a bare month is none.

    The text's dates are in English or in digits (`retrieval.text.numbers.european`).
    """
    plain = _plain(text)
    relative = _relative(plain, today)
    said = [one.period for one in _dates(plain, today) if not (one.bare and one.period.kind == "month")]
    return [*said, relative] if relative else said


def named(period: Period) -> re.Pattern[str] | None:
    """Return what finds a day, month or year in a text, as articles write it; None for longer periods.

    A day is found without its year too: an article of that time leaves it out.
    """
    day = period.since
    if day is None or period.kind == "span":
        return None
    if period.kind == "year":
        return re.compile(rf"(?<!\d){day.year}(?!\d)")
    month = rf"{MONTHS[day.month - 1][:3]}[a-z]*\.?"
    if period.kind == "month":
        forms = rf"\b{month},? (?:of )?{day.year}\b|\b{day:%Y-%m}\b|{day.year}[年년] ?{day.month}[月월]"
    else:
        forms = rf"\b{month} {day.day}\b|\b{day.day} {month}|\b{day:%Y-?%m-?%d}|\b{day.month}[月월] ?{day.day}[日일]"
    return re.compile(forms, re.IGNORECASE)


def calendar_days(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """Return the first and the last day of a year, of a month, or of a day. Raises ValueError where there is none."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _plain(text: str) -> str:
    """Return a text in one form, its relative times in English."""
    return " ".join(times_in_english(with_digits(unicodedata.normalize("NFKC", text))).casefold().split())


def _dates(text: str, today: date) -> Iterator[_Found]:
    for match in _DATE.finditer(text):
        ahead = text[: match.start()]
        preposition = _PREPOSITION.search(ahead[-24:])
        behind = _BEHIND.match(text, match.end())
        word = preposition["word"] if preposition else str(behind.lastgroup) if behind else ""
        try:
            made = _period(match, today)
        except ValueError:  # 31 February
            continue
        a_thing = _THE.search(ahead) and _NOUN.match(text, match.end())
        if a_thing or (word == "of" and made.kind == "year"):
            made = replace(made, certain=False)
        bare = not word and (match.lastgroup == "m8" or (match.lastgroup == "y7" and not a_thing))
        yield _Found(made, word, bare, match.start(), match.end())


def _period(match: re.Match[str], today: date) -> Period:
    if match["first"]:
        first, last = sorted((int(match["first"]), int(match["last"])))
        return Period(date(first, 1, 1), date(last, 12, 31), "span")
    if match["decade"]:
        return Period(date(int(match["decade"]), 1, 1), date(int(match["decade"]) + 9, 12, 31), "span")
    parts = {name[0]: value for name, value in match.groupdict().items() if value and name[-1].isdigit()}
    month = month_number(parts["m"]) if "m" in parts else None
    day = int(parts["d"]) if "d" in parts else None
    year = int(parts["y"]) if "y" in parts else today.year
    since, until = calendar_days(year, month, day)
    if "y" not in parts and since > today:
        since, until = calendar_days(year - 1, month, day)
    kind: Kind = "day" if day else "month" if month else "year"
    return Period(since, until, kind, certain="y" in parts)


def _joined(first: _Found, last: _Found, between: str) -> Period | None:
    """Return the period from one date to another, None where they aren't said as one."""
    match = _TO.fullmatch(between)
    if not match or (" and " in between and first.preposition != "between"):
        return None
    one, other = first.period, last.period
    if not one.certain and other.certain and one.since and other.until:  # "from March to May 2016"
        one = replace(one, since=_in_month(other.until.year, one.since.month, one.since.day))
    if not one.since or not other.until or one.since > other.until:
        return None
    return Period(one.since, other.until, "span", other.certain)


def _together(found: Sequence[_Found]) -> Period | None:
    """Return the finest date that is asked for, else what the dates bound."""
    plain = [one.period for one in found if one.preposition not in _SINCE | _UNTIL]
    if plain:
        best = min(plain, key=_fineness)
        return _spanning([one for one in plain if _fineness(one) == _fineness(best)])
    since = next((_lower(one) for one in found if one.preposition in _SINCE), None)
    until = next((_upper(one) for one in found if one.preposition in _UNTIL), None)
    if (since is None and until is None) or (since and until and since > until):
        return None
    return Period(since, until, "span", all(one.period.certain for one in found))


def _fineness(one: Period) -> tuple[bool, int]:
    return not one.certain, _FINEST.index(one.kind)


def _spanning(periods: Sequence[Period]) -> Period:
    """Return one period as it is, and for several ("in 2012 and in 2018") what reaches from the first to the last."""
    since = min((one.since for one in periods if one.since), default=None)
    until = max((one.until for one in periods if one.until), default=None)
    same = (since, until) == (periods[0].since, periods[0].until)
    return periods[0] if same else Period(since, until, "span", periods[0].certain)


def _lower(found: _Found) -> date | None:
    """Return the first day that is meant: the one after 2017 for "after 2017", not so for "after the 2018 ruling"."""
    made = found.period
    strictly = found.preposition == "after" and made.certain and made.until
    return made.until + timedelta(1) if strictly and made.until else made.since


def _upper(found: _Found) -> date | None:
    made = found.period
    strictly = found.preposition in ("before", "prior to") and made.certain and made.since
    return made.since - timedelta(1) if strictly and made.since else made.until


def _relative(text: str, today: date) -> Period | None:
    """Return what "yesterday", "three weeks ago", "last month" and "in the past two years" say."""
    if not any(map(text.__contains__, _RELATIVE)):
        return None
    if today > date.min and re.search(r"\byesterday\b", text):
        return Period(today - timedelta(1), today - timedelta(1), "day")
    ago = _AGO.search(text)
    if ago:
        since, until = _unit_of(_back(today, ago["unit"], _count(ago["number"])), ago["unit"])
        return Period(since, until, "span" if ago["unit"] == "week" else ago["unit"])  # type: ignore[arg-type]
    lately = _LATELY.search(text)
    if not lately:
        return None
    if lately["units"]:
        return Period(_back(today, lately["units"], _count(lately["number"])), today, "span")
    unit = lately["unit"]
    since, until = _unit_of(_back(today, unit, 0 if lately["which"] == "this" else 1), unit)
    return Period(since, until, "span" if unit == "week" else unit)  # type: ignore[arg-type]


def _count(number: str | None) -> int:
    if number and number.isdigit():
        return int(number)
    return _NUMBERS.get(number or "", 3 if number in ("few", "several", "couple of") else 1)


def _back(day: date, unit: str, count: int) -> date:
    """Return the day so many days, weeks, months or years before; the month's last where it is too short."""
    if unit in ("day", "week"):
        return day - timedelta(min(count * (7 if unit == "week" else 1), day.toordinal() - 1))
    months = max(12, day.year * 12 + day.month - 1 - count * (12 if unit == "year" else 1))
    year, month = divmod(months, 12)
    return _in_month(year, month + 1, day.day)


def _in_month(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _unit_of(day: date, unit: str) -> tuple[date, date]:
    if unit == "week":
        monday = day - timedelta(day.weekday())
        return monday, monday + timedelta(6)
    return calendar_days(day.year, day.month if unit != "year" else None, day.day if unit == "day" else None)
