"""Write dates and periods of German, French and Spanish in English: "seit dem 3. März 2016" as "since 3 March 2016".

Relative times become those that `retrieval.text.numbers.dates` counts back from: "la semaine dernière" is "last week".
"""

import functools
import re
from collections.abc import Callable, Iterable

from retrieval.text.numbers.european.date_wordings import DATE_WORDINGS, DateWording
from retrieval.text.words.calendar_names import month_abbreviations, month_names, weekday_names
from retrieval.text.words.lexicon import MONTHS, WEEKDAYS

_YEAR = r"(?:1\d|20)\d\d"
_MONTHS = [month.title() for month in MONTHS]
_MONTH = rf"(?:{'|'.join(_MONTHS)})\b(?: {_YEAR}\b)?"
_DATE = rf"(?:(?:\d{{1,2}} )?{_MONTH}|{_YEAR}\b(?![.,]\d))"
# Day before month, as all of Europe has it.
_NUMERIC = re.compile(
    rf"(?<![\d./-])(?P<d>0?[1-9]|[12]\d|3[01])(?P<_>[./-]) ?(?P<m>0?[1-9]|1[0-2])(?P=_) ?(?P<y>{_YEAR})\b"
)
_MOST_FILLERS = 5
_PLACE = re.compile(r"\b(?:UNITS?|DAY|N)\b")

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def dates_in_english(text: str, language: str) -> str:
    """Return a text with its months and weekdays in English, and with names for the months of 3.5.2016 and the like."""
    text = _NUMERIC.sub(lambda match: f"{int(match['d'])} {_MONTHS[int(match['m']) - 1]} {match['y']}", text)
    return _applied(_calendar_rules(language), text)


def periods_in_english(text: str, language: str) -> str:
    """Return a text, its dates and counts being in English, with prepositions of dates and relative times so, too."""
    return _applied(_period_rules(language), text)


def _applied(rules: Iterable[_Rule], text: str) -> str:
    for pattern, english in rules:
        text = pattern.sub(english, text)
    return text


@functools.cache
def _calendar_rules(language: str) -> tuple[_Rule, ...]:
    wording = DATE_WORDINGS[language]
    whole, days = month_names(language), weekday_names(language)
    months = {**month_abbreviations(language), **whole}
    name = _any(months)

    def month(match: re.Match[str]) -> str:
        return _MONTHS[months[match["m"].casefold()] - 1]

    def day(match: re.Match[str]) -> str:
        return f"{match['d'] or 1} {month(match)}{' ' + match['y'] if match['y'] else ''}"

    return (
        _rule(
            rf"\b(?:(?P<d>\d{{1,2}}){wording.ordinal}|{wording.first}) (?:del? |d['’])?(?P<m>{name})\b"
            rf"(?:\.?,? (?:del? )?(?P<y>{_YEAR})\b)?",
            day,
        ),
        _rule(rf"\b(?P<m>{name})\b\.?,? (?:del? )?(?={_YEAR}\b)", lambda match: f"{month(match)} "),
        (re.compile(rf"\b(?P<m>{_any(whole)})\b", re.IGNORECASE if wording.capital_months else 0), month),
        _rule(rf"\b(?P<day>{_any(days)})\b", lambda match: WEEKDAYS[days[match["day"].casefold()]].title()),
    )


@functools.cache
def _period_rules(language: str) -> tuple[_Rule, ...]:
    wording = DATE_WORDINGS[language]
    gap = r"(?: |(?<=['’-]))"
    # "ab dem Anfang des Jahres 2016"; of more, each place would be read to the end of the line.
    fillers = rf"(?:(?:{wording.fillers}){gap}){{,{_MOST_FILLERS}}}"
    one, other = (rf"{fillers}(?P<{name}>{_DATE})" for name in ("one", "other"))
    start = rf"(?:\b(?:{wording.start}){gap})?"
    return (
        *(_phrase(wording, pattern, english) for pattern, english in wording.phrases.items()),
        _said(
            rf"{start}\b(?P<day>\d{{1,2}}){wording.ordinal} (?:{wording.end}) (?P<other>\d{{1,2}} (?P<month>{_MONTH}))",
            "from {day} {month} to {other}",
        ),
        _said(rf"\b{wording.between} {one} {wording.and_} {other}", "between {one} and {other}"),
        _said(rf"{start}{one} (?:{wording.end}) {other}", "from {one} to {other}"),
        *(
            _said(rf"\b(?:{pattern}){gap}{fillers}(?={_DATE})", f"{english} ")
            for pattern, english in wording.prepositions.items()
        ),
    )


def _phrase(wording: DateWording, pattern: str, english: str) -> _Rule:
    units = {**wording.plurals, **wording.units}
    places = {
        "UNITS": f"(?P<unit>{_any(wording.plurals)})",
        "UNIT": f"(?P<unit>{_any(wording.units)})",
        "DAY": f"(?P<day>{_any(WEEKDAYS)})",
        "N": r"(?P<n>\d{1,3})",
    }

    def said(match: re.Match[str]) -> str:
        parts = {"n": None, **match.groupdict()}
        unit = units.get((parts.get("unit") or "").casefold())
        return english.format_map({**parts, "unit": unit, "n": parts["n"] or "few"})

    return _rule(rf"\b{_PLACE.sub(lambda match: places[match.group()], pattern)}\b", said)


def _said(pattern: str, english: str) -> _Rule:
    return _rule(pattern, lambda match: english.format_map(match.groupdict()))


def _rule(pattern: str, english: Callable[[re.Match[str]], str]) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), english


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
