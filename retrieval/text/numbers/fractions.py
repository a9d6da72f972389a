"""Write the fractions of a text in figures, as numbers are read: "half a million" as 0.5 million, "two fifths" as 40%.

What this does not do: fractions of no whole percentage but the thirds, and those that "of" or the like doesn't follow,
which may be ordinals ("a third bridge").
"""

import re
from collections.abc import Mapping

from retrieval.text.words.lexicon import ONES, ORDINALS, SCALES

_HALF_A = re.compile(rf"\bhalf an? (?={'|'.join(SCALES)})", re.IGNORECASE)
_SPANS = {"dozen": "6", "century": "50 years", "decade": "5 years", "year": "6 months", "hour": "30 minutes"}
_HALF_SPAN = re.compile(rf"\bhalf an? ({'|'.join(_SPANS)})\b", re.IGNORECASE)
_PARTS: Mapping[str, int] = {"half": 2, "quarter": 4} | {ORDINALS[n]: n for n in (3, 5, 10, 20)}
_COUNTS = {"a": 1} | {word: n for n, word in enumerate(ONES[1:20], 1)}
_FRACTION = re.compile(
    rf"\b({'|'.join(_COUNTS)})[ -]({'|'.join(_PARTS)})s?(?= of\b)|\bhalf(?= (?:of|the|its|their|these|those)\b)",
    re.IGNORECASE,
)


_IN_TEN = re.compile(rf"\b({'|'.join(ONES[1:10])}|\d) (?:in|out of)(?: every)? (five|ten)\b", re.IGNORECASE)


def in_figures(text: str) -> str:
    """Return a text with its fractions as percentages, "half a" before a scale as 0.5, and half spans as whole ones."""
    text = _HALF_SPAN.sub(lambda match: _SPANS[match[1].casefold()], _HALF_A.sub("0.5 ", text))
    return _FRACTION.sub(_percentage, _IN_TEN.sub(_out_of, text))


def _out_of(match: re.Match[str]) -> str:
    count = int(match[1]) if match[1].isdigit() else ONES.index(match[1].casefold())
    return f"{round(100 * count / ONES.index(match[2].casefold()))}%"


def _percentage(match: re.Match[str]) -> str:
    if not match[1]:
        return "50%"
    count, parts = _COUNTS[match[1].casefold()], _PARTS[match[2].casefold()]
    return f"{round(100 * count / parts)}%" if count < parts else match.group()
