"""Compare the figures of two sentences in different languages by their digits, which every language writes alike.

Units and scales are left out where a language's aren't read: 1.5 million is "1,5 Millionen", and 150만. So a figure is
its digits without zeros at its ends. What this does not do: numbers in words but for those of
`retrieval.text.numbers.quantities`; a small number that one side alone has may stand in words on the other.
"""

import functools
import re
import unicodedata
from decimal import Decimal

from retrieval.text.numbers.quantities import quantities_in

_SCALES_READ = frozenset(("en", "ko", "ja", "zh"))
_DIGITS = re.compile(r"\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?")
_ROUGHLY = re.compile(r"\b(?:ten|dozen|hundred|thousand|million|billion)s\b", re.IGNORECASE)  # of people: no figure
_IN_WORDS = 12  # no number above, and no month, is often written in words
_SHORT_YEAR, _YEAR = 2, 4  # digits: '97 is 1997


def other_figures(one: str, other: str, languages: tuple[str, str]) -> bool:
    """Return whether each of two sentences has a figure that the other lacks, or either a large one."""
    whole = _SCALES_READ.issuperset(languages)
    mine, theirs = (
        _figures(text, language, whole=whole) for text, language in zip((one, other), languages, strict=True)
    )
    lacking = [figure for figure in mine if not _is_among(figure, theirs)]
    added = [figure for figure in theirs if not _is_among(figure, mine)]
    return bool(lacking and added) or any(map(_is_large, (*lacking, *added)))


@functools.lru_cache(maxsize=2_048)
def _figures(text: str, language: str, *, whole: bool) -> frozenset[str]:
    """Return the figures of a text: their value where both languages' scales are read, and else their digits."""
    found = quantities_in(_ROUGHLY.sub("", text))
    dated = [Decimal(part) for day in found.days for part in (day.year, day.month, day.day) if part]
    read = [f"{value:f}" for value in (*dated, *(number.value for number in found.numbers))]
    if language not in _SCALES_READ:
        read = [match.group() for match in _DIGITS.finditer(unicodedata.normalize("NFKC", text))]
    return frozenset(f"{Decimal(one).normalize():f}" if whole else _digits(one) for one in read)


def _digits(figure: str) -> str:
    return re.sub(r"\D", "", figure).strip("0") or "0"


def _is_among(figure: str, others: frozenset[str]) -> bool:
    if figure in others:
        return True
    if len(figure) == _YEAR:
        return figure[-_SHORT_YEAR:] in others
    return len(figure) == _SHORT_YEAR and any(len(one) == _YEAR and one.endswith(figure) for one in others)


def _is_large(figure: str) -> bool:
    return not figure.isdigit() or len(figure) > len(str(_IN_WORDS)) or int(figure) > _IN_WORDS
