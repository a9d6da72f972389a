"""Write numbers of German, French and Spanish as English does: "12.500" as "12,500", "1,5 Millionen" as "1.5 million".

What this does not do: tell a number in groups of three from two numbers ("le 3 500 personnes").
"""

import functools
import re
from collections.abc import Callable

from retrieval.text.numbers.european.number_wordings import NUMBER_WORDINGS

# text2num would read a scale that is English already, and leaves these alone.
_LETTERS = {"thousand": "k", "million": "mn", "billion": "bn", "trillion": "tn"}
_SCALES = {letters: scale for scale, letters in _LETTERS.items()}
_LETTERED = re.compile(rf"(?<=\d)(?:{'|'.join(_SCALES)})\b")
_NUMBER = rf"(?P<number>\d(?: (?:{'|'.join(_LETTERS)}))?)"
_COIN = re.compile(rf"{_NUMBER} (?:de |d['’])(?=(?:euros?|dollars?|yens?|won|pounds|francs?|yuan)\b)", re.IGNORECASE)
_SIGNS = {"€": "euros", "$": "dollars", "£": "pounds"}
_SIGN = re.compile(rf"{_NUMBER} ?(?P<sign>[{''.join(_SIGNS)}])")
_LEAST_ALONE = 2  # "ein", "un" and "una" are articles as well

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def figures_in_english(text: str, language: str) -> str:
    """Return a text with its number words in digits, and English marks, scales, percents and coins."""
    from text_to_num import alpha2digit

    text = _marked(language).sub(_with_english_marks, text)
    before, after = _rules(language)
    for pattern, english in before:
        text = pattern.sub(english, text)
    text = _LETTERED.sub(lambda match: f" {_SCALES[match.group()]}", alpha2digit(text, language, _LEAST_ALONE))
    for pattern, english in after:
        text = pattern.sub(english, text)
    return text


@functools.cache
def _marked(language: str) -> re.Pattern[str]:
    """Return the pattern of a number with marks: between its thousands, before its decimals, or both."""
    mark = rf"[.{NUMBER_WORDINGS[language].thousands}]"
    return re.compile(
        rf"(?<![\d.,])(?:(?P<whole>\d{{1,3}}(?P<mark>{mark})\d{{3}}(?:(?P=mark)\d{{3}})*)"
        r"(?:(?!(?P=mark))[.,](?P<decimals>\d+))?|(?P<units>\d+),(?P<parts>\d+))(?![.,]?\d)"
    )


def _with_english_marks(match: re.Match[str]) -> str:
    if match["parts"]:
        return f"{match['units']}.{match['parts']}"
    whole = match["whole"].replace(match["mark"], ",")
    return f"{whole}.{match['decimals']}" if match["decimals"] else whole


@functools.cache
def _rules(language: str) -> tuple[tuple[_Rule, ...], tuple[_Rule, ...]]:
    """Return what is replaced before number words are read, and after."""
    wording = NUMBER_WORDINGS[language]
    before = (
        *(_rule(rf"(?<=\d)[ -]?(?:{pattern})(?!\w)", _LETTERS[scale]) for pattern, scale in wording.scales.items()),
        # The "cent" of "pour cent" would be a hundred.
        *(_rule(rf"\b(?:{pattern})\b", english) for pattern, english in wording.words.items()),
    )
    return before, (
        (_COIN, lambda match: f"{match['number']} "),
        (_SIGN, lambda match: f"{match['number']} {_SIGNS[match['sign']]}"),
        (re.compile(wording.ordinal, re.IGNORECASE), lambda match: f"{match['before']}{match['n']}th"),
        *(_rule(rf"\b(?:{pattern}) ?(?=\d)", f"{english} ") for pattern, english in wording.approximations.items()),
    )


def _rule(pattern: str, english: str) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), lambda _: english
