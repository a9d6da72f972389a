"""Words that a text raises, lowers or strikes out, in plain text: nothing that isn't said is quoted as said.

10<sup>6</sup> is 10^6 and never 106, CO<sub>2</sub> is CO₂, a footnote's mark doesn't join the word before it, and
struck-out words are left out. A parser puts `OPEN[tag]` and `CLOSE[tag]` around such words, and calls `resolve` when a
block is whole.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from corpus.parsers.superscripts import fraction, lowered, raised

_RAISED, _LOWERED, _STRUCK, _END = "\ufdd0\ufdd1\ufdd2\ufdd3"  # noncharacters: no text has them
OPEN: Mapping[str, str] = MappingProxyType(
    {"sup": _RAISED, "sub": _LOWERED, "del": _STRUCK, "s": _STRUCK, "strike": _STRUCK}
)
CLOSE: Mapping[str, str] = MappingProxyType(dict.fromkeys(OPEN, _END))

_ALL = re.compile(f"[{_RAISED}{_LOWERED}{_STRUCK}{_END}]")
_INNERMOST = re.compile(rf"([{_RAISED}{_LOWERED}{_STRUCK}])([^{_RAISED}{_LOWERED}{_STRUCK}{_END}]*){_END}( ?)")
_DEEPEST = 4  # of marks within marks
_NEAR = 12  # characters that are looked at before raised words

_FRACTION = re.compile(rf"{_RAISED}(\d{{1,3}}){_END}\s?[/⁄]\s?{_LOWERED}(\d{{1,3}}){_END}")


def resolve(text: str) -> str:
    """Return the text with marked words as they read, and without the marks."""
    text = _FRACTION.sub(lambda found: fraction(found[1], found[2], text[: found.start()][-1:]), text)
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
    if mark == _LOWERED:
        return lowered(inner, before) + space
    after = space or found.string[found.end() : found.end() + 1]
    return raised(inner, before, after) + space
