"""Raised and lowered letters as plain text that makes no other number of them: 10^6, 5 km², H₂O, 1 ½.

A power of a number takes "^", since Unicode's compatibility folding (NFKC), by which words are searched, turns "10⁶"
into "106"; after a unit or a letter, where nothing can be mistaken, stand Unicode's own raised digits.
What this does not do: formulas; letters are raised by "^" alone, and lowered ones stand beside the others.
"""

import re
import unicodedata

_RAISED = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
_PLAIN_SIGNS = str.maketrans("−–", "--")
_FRACTIONS = {unicodedata.normalize("NFKC", char): char for char in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
_SLASH = "⁄"  # U+2044, which NFKC puts into every fraction

_EXPONENT = re.compile(r"[+−–-]?\d{1,3}|[+−–-]?\d?[A-Za-z]")
_CHARGE = re.compile(r"\d?[+−–-]")
_LONG_NUMBER = re.compile(r"\d{3}$")  # a year or a count with a footnote's mark, rather than something to a power
_PRICE, _LETTER = re.compile(r"[$£€¥]\s?\d+$"), re.compile(r"[^\W\d_]{3}$")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z])[\])]?(?:[,–-]\s?\[?\d{1,3}\]?)*|[*†‡§¶#]+|\[[^\]]{1,12}\]")
_ENDING = re.compile(r"(?:st|nd|rd|th|er|re|ère|e|es|nde|do|[ªºao])", re.IGNORECASE)
_SHORTENED = re.compile(r"[eort]|[a-zé]{2,}")  # of M^me, N^o, S^t
_SIGN = {"tm": "™", "sm": "℠"}
# What is squared and cubed in prose; a longer word that a digit hangs on has a footnote.
_UNIT = re.compile(
    r"(?<![^\W\d_])(?:[kcdmµμn]?m|[kcmµμ]?s|sec|min|hr?|ft|in|inch|yd|mi|miles?|feet|met(?:er|re)s?|[kmµμ]?g|mol|rad|[VWAKN]|Pa)$"
)
_VARIABLE = re.compile(r"(?<![^\W\d_])[^\W\d_]$|[=+*·×−] ?[^\W\d_]{2}$|\([^()]{1,40}[+*·×−][^()]{1,40}\)$")
_ELEMENT = re.compile(r"(?<![a-z])[A-Z][a-z]?[₀-₉)\]]*$|[₀-₉)\]]$")


def raised(content: str, before: str, after: str = "", *, is_note: bool = False) -> str:
    """Return what stands for `content`, raised between `before` and `after`; empty for the mark of a footnote.

    `is_note` tells that the markup says it is one. A power of 1 is taken for one too.
    """
    content = " ".join(content.split())
    if is_note or not content or content.startswith("["):
        return ""
    if before[-1:].isdecimal():
        return _power(content, before)
    if re.fullmatch(r"[+−–-]?\d{1,3}", content):
        return _number(content, before, after)
    return _letters(content, before)


def _power(content: str, before: str) -> str:
    if _ENDING.fullmatch(content):
        return content
    if _PRICE.search(before) and content.isdigit() and len(content) == 2:
        return f".{content}"
    if content == "1" or (content.isdigit() and _LONG_NUMBER.search(before)):
        return ""
    if _EXPONENT.fullmatch(content):
        return "^" + content.translate(_PLAIN_SIGNS)
    return "" if _MARK.fullmatch(content) else f" {content}"


def _number(content: str, before: str, after: str) -> str:
    if _UNIT.search(before) or _VARIABLE.search(before):
        return "" if content == "1" else content.translate(_RAISED)
    leads = not before[-1:].isalnum() and after[:1].isupper()  # an isotope's number: ¹⁴C
    return content.translate(_RAISED) if leads else ""


def _letters(content: str, before: str) -> str:
    if content.lower() in _SIGN:
        return _SIGN[content.lower()]
    if _CHARGE.fullmatch(content) and _ELEMENT.search(before):
        return content.translate(_RAISED)
    if _MARK.fullmatch(content) and (not content.isalpha() or (content in "abcd" and _LETTER.search(before))):
        return ""
    base = before[-1:]
    is_power = _VARIABLE.search(before) and len(content) <= 3 and not (base.isupper() and _SHORTENED.fullmatch(content))
    return f"^{content}" if is_power else content


def lowered(content: str, before: str) -> str:
    """Return what stands for `content`, lowered after `before`."""
    written = " ".join(content.split())
    if not before.strip() or before[-1].isspace() or set(written) - set("0123456789+-−–()"):
        return written
    return f"_{written}" if before[-1].isdecimal() else written.translate(_LOWERED)


def fraction(numerator: str, denominator: str, before: str) -> str:
    """Return a fraction as one sign where Unicode has it, with a space after the whole number before it: "1 ½"."""
    written = _FRACTIONS.get(f"{numerator}{_SLASH}{denominator}", f"{numerator}/{denominator}")
    return f" {written}" if before[-1:].isdecimal() else written
