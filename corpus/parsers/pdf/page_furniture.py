"""What stands on the pages of a PDF and isn't its text: running heads, page numbers, and the numbers of lines."""

import re
from collections import Counter
from collections.abc import Iterator

from corpus.parsers.pdf.lines import Line

_EDGE = 4  # heights at the top and at the bottom of a page where heads may stand
_LEAST = 2  # pages that have one and the same; of a longer file one more
_PLACE = 12  # points, within which heads stand at one height: scanned pages lie a little askew
_LONGER = 4  # pages
_NUMBER = re.compile(
    r"(?:page|seite|pagina|página|p\.|s\.)?\s*[-–—|/]?\s*(?P<number>\d{1,4}|[ivxlc]{1,7})\s*[-–—|/]?"
    r"(?:\s*(?:of|von|de|di|sur|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_NUMBERED_LINES = 5  # whole numbers in a row, each one more than the last, that number the lines


def without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Return each page's lines without heads that come again, page numbers and numbers of lines.

    A head stays where it stands first, at the top of the first page: there it is the title.
    """
    edges = [_edges(lines) for lines in pages]
    places = _places(edges)
    least = _LEAST + (len(pages) > _LONGER)
    numbers = _page_numbers(edges)
    seen: set[str] = set()
    kept = []
    for page, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        furniture = set()
        for line in edge:
            form = _form(line)
            if id(line) in numbers or (any(map(str.isalpha, form)) and _pages_with(line, places[form]) >= least):
                if page == 0 and form not in seen and _is_title(line, lines):
                    seen.add(form)
                    continue
                furniture.add(id(line))
        kept.append([line for line in _without_line_numbers(lines) if id(line) not in furniture])
    return kept


def _edges(lines: list[Line]) -> list[Line]:
    """Return the lines that stand highest and lowest on a page."""
    heights = sorted({round(line.bottom) for line in lines})
    ends = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [line for line in lines if round(line.bottom) in ends]


def _form(line: Line) -> str:
    """Return what a head has in common with those of other pages: its words without numbers."""
    return _COUNTED.sub("#", line.text.lower())


def _places(edges: list[list[Line]]) -> dict[str, list[tuple[int, float]]]:
    """Return on which pages each form stands, and how high."""
    found: dict[str, list[tuple[int, float]]] = {}
    for page, edge in enumerate(edges):
        for line in edge:
            found.setdefault(_form(line), []).append((page, line.bottom))
    return found


def _pages_with(line: Line, places: list[tuple[int, float]]) -> int:
    return len({page for page, bottom in places if abs(bottom - line.bottom) <= _PLACE})


def _is_title(line: Line, lines: list[Line]) -> bool:
    return _NUMBER.fullmatch(line.text) is None and line.top >= max(other.top for other in lines) - line.height


def _page_numbers(edges: list[list[Line]]) -> set[int]:
    """Return the ids of the lines that are numbers which count the pages."""
    found = [(page, line, number) for page, edge in enumerate(edges) for line in edge if (number := _number(line))]
    offsets = Counter(number - page for page, _, number in found)
    counting = {offset for offset, times in offsets.items() if times >= _LEAST or (len(edges) == 1 and offset == 1)}
    return {id(line) for page, line, number in found if number - page in counting}


def _number(line: Line) -> int | None:
    found = _NUMBER.fullmatch(line.text.strip())
    if found is None:
        return None
    written = found["number"]
    return int(written) if written.isdigit() else _roman(written)


def _roman(written: str) -> int | None:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[char] for char in written.lower()]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values)) or None


def _without_line_numbers(lines: list[Line]) -> Iterator[Line]:
    run: list[Line] = []
    for line in lines:
        goes_on = bool(run) and line.text.isdecimal() and int(line.text) == int(run[-1].text) + 1
        if not goes_on:
            if len(run) < _NUMBERED_LINES:
                yield from run
            run = []
        if line.text.isdecimal() and len(line.text) < 5:
            run.append(line)
        else:
            yield line
    if len(run) < _NUMBERED_LINES:
        yield from run
