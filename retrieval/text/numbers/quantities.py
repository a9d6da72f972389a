"""Read the numbers and the dates out of a sentence, so that two sentences can be held against each other.

"$1.5 million" and "1,500,000 dollars" are one number, "40%" and "40" are two; "23 March" and "March 23rd, 2016" are
dates that agree. What this does not do: round, add up, convert units, or read numbers written in Chinese characters.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from retrieval.text.numbers.cjk_numbers import with_digits
from retrieval.text.numbers.european.in_english import in_english
from retrieval.text.numbers.fractions import in_figures
from retrieval.text.words.lexicon import MONTHS, ONES, ORDINALS, TENS, WEEKDAYS, month_number


def _number_words() -> Iterator[tuple[str, int | str, str]]:
    """Yield each word that is a number, its value as Decimal reads it, and its unit."""
    tens = list(enumerate(TENS, 2))
    yield from ((word, n, "") for n, word in enumerate(ONES))
    yield from ((ten, 10 * n, "") for n, ten in tens)
    yield from ((f"{ten}-{one}", 10 * n + m, "") for n, ten in tens for m, one in enumerate(ONES[:10]))
    yield from ((word, n, "th") for n, word in enumerate(ORDINALS))
    yield from ((f"{ten.removesuffix('y')}ieth", 10 * n, "th") for n, ten in tens)
    yield from ((f"{ten}-{word}", 10 * n + m, "th") for n, ten in tens for m, word in enumerate(ORDINALS[1:10], 1))
    yield from (("dozen", 12, ""), ("half", "0.5", ""), ("twice", 2, ""), ("hundred", 100, ""))
    yield from (("thousand", 10**3, ""), ("million", 10**6, ""), ("billion", 10**9, ""))


_WORDS = {word: (Decimal(value), unit) for word, value, unit in _number_words()}
_SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "k": 3, "m": 6, "mn": 6, "b": 9, "bn": 9,
    "tn": 12, "千": 3, "천": 3, "万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12,
}  # fmt: skip
_CURRENCIES = {
    "$": "$", "dollar": "$", "usd": "$", "€": "€", "euro": "€", "eur": "€", "£": "£", "pound": "£", "¥": "¥",
    "yen": "¥", "円": "¥", "엔": "¥", "₩": "₩", "won": "₩", "원": "₩", "ウォン": "₩", "달러": "$", "ドル": "$",
    "유로": "€", "ユーロ": "€", "美元": "$", "欧元": "€", "英镑": "£", "日元": "¥", "韩元": "₩", "元": "yuan",
    "위안": "yuan", "₹": "₹", "rupee": "₹", "yuan": "yuan", "franc": "franc",
}  # fmt: skip
_SIGNS = "".join(sign for sign in _CURRENCIES if not sign.isalpha())
_COINS = "|".join(word for word in _CURRENCIES if word not in _SIGNS)
_INITIALS = "".join(sorted({word[0] for word in (*_WORDS, "minus")}))
_AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_NUMBER = re.compile(
    # A look at the first character spares most places the whole list.
    rf"(?=[\d.\-{re.escape(_SIGNS)}{_INITIALS}])"
    # Digits that a capital letter leads are part of a name: G20, COVID-19.
    rf"(?<!(?-i:[A-Z]))(?<!(?-i:[A-Z])-)(?P<minus>(?<![\w.,)])-|\bminus )?(?P<sign>[{re.escape(_SIGNS)}] ?)?"
    rf"(?P<amount>(?<![\d.])(?:{_AMOUNT})|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?=s?\b))"
    rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<decade>s)\b)?"
    rf"(?P<scales>(?:[ -]?(?:hundred|thousand|million|billion|trillion)s?\b|(?:k|m|mn|b|bn|tn)\b|"
    rf"[千천万萬만億亿억兆조])*)"
    r"(?: ?(?P<percent>%|퍼센트|パーセント|percent\b|per cent\b|percentage points?\b)|"
    # 위안부, 원칙 and 元旦 are no coins; in 원부터, 부터 is "from".
    rf"[ -]?(?P<coin>(?:us )?(?:{_COINS})s?(?![a-z]|부(?!터)|[칙旦])))?",
    re.IGNORECASE,
)
# "40 to 50 percent", "$1-2 million": what stands after the second number holds for the first as well.
_RANGE = re.compile(r"\s?(?:to|or|-)\s?")
# "one" that counts nothing.
_NO_COUNT = re.compile(
    r"\b(?:no|any|every|each|some|this|that|the|which) one\b|"
    r"\bone (?:of|another|day|can|could|may|might|must|should)\b|"
    r"\bones\b|\bone-(?=(?:wo)?man\b)|\b(?:an?|the) (?:[\w-]+ ){1,2}one\b(?! per)|\bat least one\b|\bat first\b|"
    r"\bhaving first\b|\bfirst (?=\w+ed\b[^.;]*\b(?:then|later|afterwards)\b)|\bone(?=[.,;:!?]|$)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(1\d|20)(\d\d)[-/](\d\d)\b(?!-)")  # 1904-05

_MONTH = (
    rf"(?=[{''.join(sorted({name[0] for name in MONTHS}))}])"
    rf"(?P<month>(?:{'|'.join(MONTHS)})\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_DAY, _YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>1\d{3}|20\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"(?:{_YEAR} ?[年년] ?)?(?<!\d)(?P<month>1?\d) ?[月월](?: ?(?P<day>[0-3]?\d) ?[日일])?",
        rf"\b{_DAY} (?:of )?{_MONTH},?(?: {_YEAR}\b)?",
        rf"\b{_MONTH} {_DAY}\b(?:,? {_YEAR}\b)?",
        rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
        rf"\b{_MONTH}",
    )
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})(?=s?\b)", re.IGNORECASE)
_MAY = re.compile(r"\bmay\b")  # in small letters the verb


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number: its value, and what makes it another than the plain one: "%", "th", a decade's "s", a currency."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """Hold what a date says: any of year, month and day of the month, or the weekday alone (1 is Monday)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Quantities:
    """Hold the numbers and the dates of a text, in order; the numbers within a date are left to it."""

    numbers: tuple[Number, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class PlacedNumber:
    """Hold a number with the text before it and after it, from which dates are taken out."""

    number: Number
    before: str
    after: str


@functools.lru_cache(maxsize=2_048)
def quantities_in(text: str) -> Quantities:
    """Return the numbers and the dates of a text: the same few sentences and names are asked for again and again."""
    rest, days = _without_days(text)
    return Quantities(tuple(number for _, number in _numbers(rest)), tuple(days))


def placed_numbers(text: str) -> tuple[list[PlacedNumber], list[Day]]:
    """Return the numbers of a text, in order, each with what stands around it, and the dates."""
    rest, days = _without_days(text)
    numbers = [PlacedNumber(number, rest[: match.start()], rest[match.end() :]) for match, number in _numbers(rest)]
    return numbers, days


def _without_days(text: str) -> tuple[str, list[Day]]:
    """Return a text in one form without its dates, and the dates."""
    text = _plain(text)
    days: list[Day] = []
    for pattern in _DATES:
        text = pattern.sub(lambda match: _taken(match, days), text)
    return _WEEKDAY.sub(lambda match: _taken_weekday(match, days), text), days


def _plain(text: str) -> str:
    text = in_english(text)
    # A thin or a no-break space parts thousands; no other space does.
    text = re.sub(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3})", ",", text)
    text = re.sub("[‐‑‒–—−]", "-", with_digits(unicodedata.normalize("NFKC", text)))
    text = _YEARS.sub(r"\1\2-\1\3", text)
    return re.sub(r"\s+", " ", _NO_COUNT.sub(" ", in_figures(text)))


def _taken(match: re.Match[str], days: list[Day]) -> str:
    """Note a date and take it out of the text."""
    if _MAY.fullmatch(match.group()):
        return match.group()
    part = match.groupdict()
    number = month_number(part["month"].casefold().rstrip("."))
    year, day = part.get("year"), part.get("day")
    days.append(Day(int(year) if year else None, number, int(day) if day else None))
    return " ; "


def _taken_weekday(match: re.Match[str], days: list[Day]) -> str:
    days.append(Day(weekday=WEEKDAYS.index(match.group().casefold()) + 1))
    return " ; "


def _numbers(text: str) -> list[tuple[re.Match[str], Number]]:
    found: list[tuple[re.Match[str], Decimal, str]] = []
    for match in _NUMBER.finditer(text):
        value, unit = _value(match), _unit(match)
        if found and _RANGE.fullmatch(text, found[-1][0].end(), match.start()):
            before, first, of = found[-1]
            unit = unit or of
            if not before["scales"] and match["scales"] and first < value:
                first *= _scale(match["scales"])
            found[-1] = before, first, of or (unit if unit not in ("th", "s") else "")
        found.append((match, value, unit))
    return [(match, Number(value, unit)) for match, value, unit in found]


def _value(match: re.Match[str]) -> Decimal:
    amount = match["amount"].casefold()
    value = _WORDS[amount][0] if amount in _WORDS else Decimal(amount.replace(",", ""))
    return value * _scale(match["scales"]) * (-1 if match["minus"] else 1)


def _scale(scales: str) -> Decimal:
    words = re.findall(r"[a-z]+|[^\sa-z-]", scales.casefold())
    exponent = sum(_SCALES.get(word, _SCALES.get(word.removesuffix("s"), 0)) for word in words)
    return Decimal(10) ** exponent


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    if match["sign"]:
        return _CURRENCIES[match["sign"].strip()]
    if match["coin"]:
        coin = match["coin"].casefold().removeprefix("us ")
        return _CURRENCIES.get(coin) or _CURRENCIES[coin.removesuffix("s")]
    if match["decade"]:
        return "s"
    return "th" if match["ordinal"] else _WORDS.get(match["amount"].casefold(), (0, ""))[1]
