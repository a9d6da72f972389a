"""Paragraphs from the lines of a PDF: sentences go on over the ends of lines, columns and pages."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from statistics import median

from corpus.parsers.pdf.lines import Line

_LEADING = 1.3  # times the usual distance of two lines: more parts paragraphs
_SET_SOLID = 1.25  # heights that the lines of a headline are apart, in letters larger than the rest
_HEIGHT = 1.15  # times the height of the line before: another size of letters is another paragraph
_INDENT = 0.8  # heights that a first line may stand in
_FULL = 0.9  # of a column's width that a line fills whose next word didn't fit
_FEW, _DOUBLE = 5, 1.6  # steps that tell nothing, and the most heights that one is then taken for
_NARROWEST = 10  # heights of a column
_FINAL = re.compile(r"""[.!?…。！？:;．]["'”’»」』)\]]*$""")
_ITEM = re.compile(r"(?:[•‣◦▪●■–—*]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD, _FIRST_WORD = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")
_KEEP_HYPHEN = frozenset(("self", "well", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_DASHES = ("–", "—", "-", "/")


def join_lines(pages: Iterable[list[Line]]) -> str:
    """Return the text of all pages: paragraphs parted by a blank line, their lines by a space.

    A line end stays where the line wasn't full, as in lists, verse and tables.
    """
    placed = [(page, line) for page, lines in enumerate(pages) for line in lines]
    if not placed:
        return ""
    words = Counter(word.lower() for _, line in placed for word in _WORD.findall(line.text))
    step = _usual_step([line for _, line in placed])
    widths = _right_edges(placed)
    text = [placed[0][1].text]
    for (page, line), (next_page, following) in itertools.pairwise(placed):
        width = max(widths[page, _column(line)] - line.left, _NARROWEST * line.height)
        is_full = line.right - line.left >= _FULL * width
        same_flow = page == next_page and line.bottom > following.bottom and _overlap(line, following)
        if line.is_broken:
            glue = "" if _drops_hyphen(line.text, following.text, words) else "-"
        elif page == next_page and following.is_beside(line) and following.left >= line.right:
            glue = " "
        elif not _goes_on(line, following, step, same_flow=same_flow, is_full=is_full):
            glue = "\n\n"
        elif (
            line.text.endswith(_DASHES)
            and not line.text.endswith((" –", " —", " -"))
            and (is_full or following.text[0].isdigit())
        ):
            glue = ""
        elif is_full or following.text[:1].islower():
            glue = "" if _CJK.match(line.text[-1]) and _CJK.match(following.text[0]) else " "
        else:
            glue = "\n"
        text += [glue, following.text]
    return "".join(text)


def _goes_on(line: Line, following: Line, step: float, *, same_flow: bool, is_full: bool) -> bool:
    """Return whether the next line is of the same paragraph."""
    if _ITEM.match(following.text):
        return False
    heights = sorted((line.height, following.height))
    if heights[0] > 0 and heights[1] > _HEIGHT * heights[0]:
        return False
    ends = bool(_FINAL.search(line.text))
    if not same_flow:  # the next column or page
        return not ends and (is_full or following.text[:1].islower())
    if line.bottom - following.bottom > max(_LEADING * step, _SET_SOLID * line.height):
        return False
    return not ends or following.left - line.left <= _INDENT * following.height


def _usual_step(lines: list[Line]) -> float:
    steps = [one.bottom - two.bottom for one, two in itertools.pairwise(lines) if _overlap(one, two)]
    usual = median([step for step in steps if step > 0] or [float("inf")])
    heights = median(line.height for line in lines)
    return usual if len(steps) > _FEW else min(usual, _DOUBLE * heights)


def _overlap(one: Line, two: Line) -> bool:
    return min(one.right, two.right) > max(one.left, two.left)


def _column(line: Line) -> int:
    """Return which lines this one is compared with: those that begin about where it does."""
    return round(line.left / 72)


def _right_edges(placed: list[tuple[int, Line]]) -> dict[tuple[int, int], float]:
    edges: dict[tuple[int, int], float] = {}
    for page, line in placed:
        for column in (_column(line) - 1, _column(line), _column(line) + 1):
            edges[page, column] = max(edges.get((page, column), 0.0), line.right)
    return edges


def _drops_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """Return whether a word was only parted, rather than a compound that has its hyphen anyway."""
    first, last = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if first is None or last is None or last[0][0].isupper():
        return False
    begins, ends = first[0].lower(), last[0].lower()
    return begins not in _KEEP_HYPHEN and words[f"{begins}-{ends}"] <= words[begins + ends]
