"""Datelines: where, when and by which agency a story was sent, as wires print it before its first sentence.

`SEOUL, Jan. 30 (Kyodo) --`, `Berlin (dpa) -`, `(서울=연합뉴스)`, `【ソウル＝共同】`. A place in small letters is one
only where a known agency follows it, and one alone only before a long dash: a sentence may begin like that, too.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

_LONGEST = 80  # characters
_HEAD = 1_500  # characters of a text that its dateline stands in: a title and a byline may come before it

_DASH = r"(?:—|–|--+|(?<= )-|\.-)\s{0,2}"
_AGENCY = r"[^\W\d_][\w.&/'’-]*(?: [\w.&/'’-]+){0,3}"
_KNOWN = (
    "dpa|AFP|AP|Reuters|Kyodo(?: News)?|Yonhap|Jiji(?: Press)?|Xinhua|UPI|EFE|Efe|ANSA|TASS|Tass|APA|sda|SDA|PTI|IANS|"
    "ANI|Bloomberg|Dow Jones|KNA|epd|dts|Belga|ANP|PAP|CTK|CNA|Europa Press"
)
_CAPITALS = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{{2,}}(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]+)*(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?(?! ?\d))?)"
    rf"(?:, (?P<day>[^()—–]{{3,24}}?))?(?: ?\((?P<agency>{_AGENCY})\)|, (?P<bare>[A-Z]\w+(?: News)?))? ?{_DASH}"
    r"(?=[\"'“‘«„]?[A-ZÀ-Þ])"
)
_WITH_AGENCY = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]+){{0,3}})(?:, (?P<day>[^()—–]{{3,24}}?))? ?"
    rf"\((?P<agency>{_KNOWN})\) ?{_DASH}"
)
_KOREAN = re.compile(r"\((?P<place>[가-힣]{2,8})=(?P<agency>[가-힣A-Za-z]{2,12})\) ?(?:[가-힣]{2,4} 기자 ?= ?)?")
_JAPANESE = re.compile(r"【(?P<place>[^】＝=]{1,12})[＝=](?P<agency>[^】]{1,20})】")
_KINDS = (_CAPITALS, _WITH_AGENCY, _KOREAN, _JAPANESE)
_DIGITS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_MONTH = re.compile(r"[^\W\d_]{3,}")
_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Hold what a dateline says, as it stands there, and where it is: `text[start:end]`, with the dash behind it."""

    start: int
    end: int
    place: str
    day: str | None
    agency: str | None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline of a text, which begins one of its first lines; None where it has none."""
    position = 0
    for line in text[:_HEAD].split("\n"):
        begin = position + len(line) - len(line.lstrip())
        if found := dateline_at(text, begin):
            return found
        position += len(line) + 1
    return None


def dateline_at(text: str, start: int = 0) -> Dateline | None:
    """Return the dateline that a text has at a place."""
    for kind in _KINDS:
        if found := kind.match(text, start, start + _LONGEST + 2):
            said = found.groupdict()
            day, agency = said.get("day"), said["agency"] or said.get("bare")
            is_alone = day is None and agency is None and found[0].rstrip().endswith(" -")
            if not is_alone and (day is None or agency or _DIGITS.search(day)):
                return Dateline(start, found.end(), found["place"], day, agency)
    return None


def years_of(day: str, text: str) -> set[int]:
    """Return the years that a text gives a day of a month, such as "Jan. 30", where it says the day again."""
    number, month = _DIGITS.search(day), _MONTH.search(day)
    if not number or not month:
        return set()
    word, digits = re.escape(month[0][:3]) + r"[^\W\d_]*\.?", rf"0?{int(number[0])}(?:st|nd|rd|th|er|\.)?"
    said = rf"(?<!\d)(?:{word} {digits}|{digits} (?:de )?{word}),? (?:de )?((?:19|20)\d\d)(?!\d)"
    return {int(year) for year in re.findall(said, text, re.IGNORECASE)}


def days_named(name: str) -> list[date]:
    """Return the days in the name of a file or the address of a page: 2023-01-30, 2023/01/30, 20230130."""
    days = []
    for year, _, month, day in _NAMED.findall(name):
        with suppress(ValueError):
            days.append(date(int(year), int(month), int(day)))
    return days
