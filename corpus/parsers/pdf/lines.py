"""The lines of a PDF's page, with where they stand, as PDFium reads them.

A line is cut where a wide gap parts it: there another column begins, or another cell. A number that is set higher than
what stands before it is raised, and so no other number.
"""

import ctypes
import unicodedata
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from corpus.parsers.inline_marks import CLOSE, OPEN, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

_GAP = 1.2  # heights of a line: between words it is at most a half, where text is set to a width
_RAISED = 0.2  # heights that a raised number stands above what is before it
_SMALLER = 0.9  # heights of what is before it that it has
_NO_SPACE = 0.12  # heights
_SHARED = 0.25  # of the height of the lower of two pieces of one line
_SAMPLE = 500  # letters of a page that are asked whether they can be told
_HYPHENS = "\x02-\xad\ufffe"  # PDFium gives \x02 for one at the end of a line that parts a word
_BULLET = "•"


Box = tuple[float, float, float, float]  # left, right, bottom, top


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line or a part of one: its words, and its box in points from the page's lower left corner.

    `is_broken` tells that its last word goes on in the next line; the hyphen is not in `text`.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    is_broken: bool = False

    @property
    def height(self) -> float:
        """Return the height of its letters, from the lowest to the highest of the font."""
        return self.top - self.bottom

    def is_beside(self, other: "Line") -> bool:
        """Return whether both stand at one height."""
        return abs(self.bottom - other.bottom) < 0.5 * min(self.height, other.height)


@dataclass(slots=True)
class PageText:
    """Hold a page's lines in the order in which the file draws them, and how many letters of a sample are unknown."""

    height: float
    lines: list[Line] = field(default_factory=list)
    seen: int = 0
    unknown: int = 0


def read_page(page: Any) -> PageText:
    """Return the lines of a page of pypdfium2's."""
    text = page.get_textpage()
    try:
        return _Reader(text, PageText(page.get_height())).read()
    finally:
        text.close()


class _Reader:
    def __init__(self, text: Any, into: PageText) -> None:
        from pypdfium2 import raw

        handle, box = text.raw, raw.FS_RECTF()
        reference = ctypes.byref(box)
        self._count = text.count_chars()
        self._every = max(1, self._count // _SAMPLE)
        self._into = into
        self._unicode: Callable[[int], int] = lambda k: raw.FPDFText_GetUnicode(handle, k)
        self._is_unknown: Callable[[int], bool] = lambda k: raw.FPDFText_HasUnicodeMapError(handle, k) == 1
        self._is_generated: Callable[[int], bool] = lambda k: raw.FPDFText_IsGenerated(handle, k) == 1
        self._is_hyphen: Callable[[int], bool] = lambda k: raw.FPDFText_IsHyphen(handle, k) == 1

        def read_box(k: int) -> Box:
            raw.FPDFText_GetLooseCharBox(handle, k, reference)
            return box.left, box.right, box.bottom, box.top

        self._box = read_box
        self._start_line()

    def _start_line(self) -> None:
        self._pieces: list[str] = []
        self._corners: list[Box] = []
        self._last = -1  # the letter that was last, -1 after a space
        self._is_raised = False

    def read(self) -> PageText:
        for k in range(self._count):
            code = self._unicode(k)
            char = chr(code) if 0 < code < 0x110000 else "\0"
            if char in "\r\n" and self._is_generated(k):
                self._end_line()
            elif char in _HYPHENS and self._is_hyphen(k):
                self._end_line(is_broken=True)
            elif char.isspace() and char not in "\r\n":
                self._space(char)
            else:
                self._letter(k, char)
        self._end_line()
        return self._into

    def _letter(self, k: int, char: str) -> None:
        if k % self._every == 0:
            self._into.seen += 1
            self._into.unknown += self._is_unknown(k)
        if self._last < 0:
            self._begin_word(k, char)
        elif char.isdigit() and not self._is_raised:
            if _is_raised(self._box(k), self._box(self._last)):
                self._raise()
        elif self._is_raised and not char.isdigit():
            self._lower()
        self._pieces.append(_readable(char))
        self._last = k

    def _begin_word(self, k: int, char: str) -> None:
        here = self._box(k)
        if self._corners:
            before = self._corners[-1]
            height, gap = before[3] - before[2], here[0] - before[1]
            if gap > _GAP * max(height, here[3] - here[2]):
                self._end_line()
            elif char.isdigit() and gap < _NO_SPACE * height and _is_raised(here, before):
                self._pieces.pop()  # the space, which PDFium found where the letters grow smaller
                self._raise()
        self._corners.append(here)

    def _raise(self) -> None:
        self._pieces.append(OPEN["sup"])
        self._is_raised = True

    def _lower(self) -> None:
        self._pieces.append(CLOSE["sup"])
        self._is_raised = False

    def _space(self, char: str) -> None:
        if self._last >= 0:
            self._corners.append(self._box(self._last))
            self._last = -1
        if self._is_raised:
            self._lower()
        self._pieces.append(char)

    def _end_line(self, *, is_broken: bool = False) -> None:
        self._space("")
        text = " ".join(resolve("".join(self._pieces)).split())
        if text and self._corners:
            left, right, bottom, top = zip(*self._corners, strict=True)
            # The usual ones: a formula's signs are twice as high.
            line = Line(text, min(left), max(right), median(bottom), median(top), is_broken)
            lines = self._into.lines
            if lines and (gap := _gap_on_one_line(lines[-1], line)) is not None:
                lines[-1] = _joined(lines[-1], line, gap)
            else:
                lines.append(line)
        self._start_line()


def _gap_on_one_line(line: Line, following: Line) -> float | None:
    """Return how far the second begins behind the first, where PDFium parts what stands on one line: at exponents."""
    gap = following.left - line.right
    height = max(line.height, following.height)
    shared = min(line.top, following.top) - max(line.bottom, following.bottom)
    is_near = -_NO_SPACE * height <= gap <= _GAP * height
    return gap if is_near and not line.is_broken and shared > _SHARED * min(line.height, following.height) else None


def _joined(line: Line, following: Line, gap: float) -> Line:
    box, other = ((one.left, one.right, one.bottom, one.top) for one in (line, following))
    words = following.text
    if words.lstrip("-−").isdigit() and gap < _NO_SPACE * line.height and _is_raised(other, box):
        words, gap = OPEN["sup"] + words + CLOSE["sup"], 0.0
    space = " " if gap > _NO_SPACE * line.height else ""
    main = line if len(line.text) >= len(following.text) else following
    text = resolve(line.text + space + words)
    return Line(text, line.left, following.right, main.bottom, main.top, following.is_broken)


def _is_raised(here: Box, before: Box) -> bool:
    height = before[3] - before[2]
    return _RAISED * height < here[2] - before[2] < height and here[3] - here[2] < _SMALLER * height


def _readable(char: str) -> str:
    """Return the letter; U+FFFD for a control character, and a bullet for one of a font of signs."""
    category = unicodedata.category(char)
    if category == "Co":
        return _BULLET
    return "\ufffd" if category in ("Cc", "Cs", "Cn") else char
