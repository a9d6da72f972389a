"""The columns of a page whose lines the file draws from side to side: each is read from top to bottom."""

from collections.abc import Iterator

from corpus.parsers.pdf.lines import Line

_ROWS = 5  # with something on both sides of a gap, one below the other: fewer are a table, or chance
_PROSE = 20  # characters of a line, on average, on both sides: the cells of tables are shorter


def in_reading_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page in the order in which they are read.

    Where the file draws column by column, as most do, that is the order in which they come.
    """
    ordered: list[Line] = []
    block: list[list[Line]] = []
    gap = (float("-inf"), float("inf"))
    for row in _rows(lines):
        narrower = _gap_with(gap, row)
        if block and narrower is None:
            ordered += _read(block)
            block, gap = [], (float("-inf"), float("inf"))
            narrower = _gap_with(gap, row)
        if narrower is None or (not block and len(row) == 1):
            ordered += row
        else:
            block.append(row)
            gap = narrower
    return ordered + _read(block)


def _rows(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines, those together that come one after the other and stand side by side."""
    row: list[Line] = []
    for line in lines:
        if row and not (line.is_beside(row[-1]) and line.left >= row[-1].right):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _gap_with(gap: tuple[float, float], row: list[Line]) -> tuple[float, float] | None:
    """Return what is left of the gap between two columns with this row beside it; None where it closes."""
    left, right = gap
    if len(row) == 2:
        left, right = max(left, row[0].right), min(right, row[1].left)
    elif len(row) == 1 and left > float("-inf"):
        line = row[0]
        if line.right <= right:
            left = max(left, line.right)
        else:
            right = min(right, line.left)
    elif len(row) > 2:
        return None
    return (left, right) if left < right else None


def _read(block: list[list[Line]]) -> list[Line]:
    both = [row for row in block if len(row) == 2]
    lengths = [sum(len(row[side].text) for row in both) / max(len(both), 1) for side in (0, 1)]
    if len(both) < _ROWS or min(lengths) < _PROSE:
        return [line for row in block for line in row]
    edge = min(row[1].left for row in both)
    left = [line for row in block for line in row if line.left < edge]
    return left + [line for row in block for line in row if line.left >= edge]
