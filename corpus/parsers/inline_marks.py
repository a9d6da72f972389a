"""Words that a text raises, lowers or strikes out, in plain text: nothing that isn't said is quoted as said.

10<sup>6</sup> is 10^6 and never 106, CO<sub>2</sub> is CO₂, a footnote's mark doesn't join the word before it, and
struck-out words are left out. A parser puts `OPEN[tag]` and `CLOSE[tag]` around such words, and calls `resolve` when a
block is whole.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_RAISED, _LOWERED, _STRUCK, _END = "\ufdd0\ufdd1\ufdd2\ufdd3"  # noncharacters: no text has them
OPEN: Mapping[str, str] = MappingProxyType(
    {"sup": _RAISED, "sub": _LOWERED, "del": _STRUCK, "s": _STRUCK, "strike": _STRUCK}
)
CLOSE: Mapping[str, str] = MappingProxyType(dict.fromkeys(OPEN, _END))

_ALL = re.compile(f"[{_RAISED}{_LOWERED}{_STRUCK}{_END}]")
_INNERMOST = re.compile(rf"([{_RAISED}{_LOWERED}{_STRUCK}])([^{_RAISED}{_LOWERED}{_STRUCK}{_END}]*){_END}( ?)")
_DEEPEST = 4  # of marks within marks
_NEAR = 12  # characters that are looked at before raised words

_NUMBER = re.compile(r"[+−–-]?\d{1,4}")
_LETTERS = re.compile(r"[^\W\d_]{3}$")
_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-d]|[*†‡§¶#]+)[\])]?(?:\s*[,;–-]\s*[\[(]?\d{1,3}[\])]?)*|[\[(].{1,20}[\])]")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[numcdkMGµ]?m|ft|in|yd|mi|s|sec|h|ha|[a-zA-Z])$")
_PRICE = re.compile(r"[$£€¥]\s?\d+$")
_LONG_NUMBER = re.compile(r"\d{3}$")  # a year with a footnote's mark, rather than something to a power
_SUPERSCRIPTS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_SUBSCRIPTS = str.maketrans("0123456789+-−–", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋")
_PLAIN_SIGNS = str.maketrans("−–", "--")


def resolve(text: str) -> str:
    """Return the text with marked words as they read, and without the marks."""
    for _ in range(_DEEPEST):
        text, count = _INNERMOST.subn(_read, text)
        if not count:
            break
    return _ALL.sub("", text)


def _read(found: re.Match[str]) -> str:
    mark, inner, space = found.groups()
    before = found.string[max(0, found.start() - _NEAR) : found.start()]
    if mark == _STRUCK:
        return space if before[-1:].strip() else ""
    after = space or found.string[found.end() : found.end() + 1]
    return (_lowered(inner, before) if mark == _LOWERED else _raised(inner, before, after)) + space


def _raised(written: str, before: str, after: str) -> str:
    inner = written.strip()
    number = _NUMBER.fullmatch(inner)
    if number and after in ("/", "⁄"):
        return (" " if before[-1:].isdigit() else "") + inner
    if number and _PRICE.search(before) and len(inner) == 2:
        return "." + inner
    if number and before[-1:].isdigit() and not _LONG_NUMBER.search(before):
        return "^" + inner.translate(_PLAIN_SIGNS)
    if number and _UNIT.search(before):
        return inner.translate(_SUPERSCRIPTS)
    letter = inner.isalpha() and not _LETTERS.search(before)  # of an ordinal: "1e", "XXe"
    return written if letter or not _MARK.fullmatch(inner) else ""


def _lowered(written: str, before: str) -> str:
    inner = written.strip()
    return inner.translate(_SUBSCRIPTS) if _NUMBER.fullmatch(inner) and before[-1:].isalpha() else written
