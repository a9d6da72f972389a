"""Set the figures of two systems beside each other: medians, ratios, and what was wanted of them."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Figures = Mapping[str, Sequence[float]]
NO_READER = ", no reader"  # after a figure's name: what both take without their readers


@dataclass(frozen=True, slots=True)
class Line:
    """Say how a figure of Footnote's stands to one of the recipe's.

    `wanted` is what the ratio should be: at most that, or at least where `more` is better. None: nothing is wanted.
    """

    title: str
    footnote: str
    stock: str
    unit: str
    wanted: float | None = None
    more: bool = False


def _plain(name: str) -> tuple[str, str]:
    """Return a figure's name as it is without a reader, for either system."""
    return name + NO_READER, name + NO_READER


LINES = (
    Line("ingest", "ingest", "ingest", "s", 0.75),
    Line("ingest, processor time", "processor ingest", "processor ingest", "s"),
    Line("cold start, one answer", "cold", "cold", "s", 0.3),
    Line("cold start, processor time", "processor cold", "processor cold", "s"),
    Line("search, p50", "search p50", "search p50", "ms", 0.5),
    Line("search, p95", "search p95", "search p95", "ms"),
    Line("ask beside the recipe with a reader, p50", "ask p50", "ask p50", "ms", 0.35),
    Line("ask beside the recipe with a reader, p95", "ask p95", "ask p95", "ms", 0.35),
    Line("ask without the reader beside the recipe's search, p50", *_plain("ask p50"), "ms", 1.0),
    Line("ask without the reader beside the recipe's search, p95", *_plain("ask p95"), "ms"),
    Line("answers a second, 10 people at once", "answers a second, 10", "answers a second, 10", "/s", more=True),
    Line("answers a second, 50 people at once", "answers a second, 50", "answers a second, 50", "/s", more=True),
    Line("answers a second, 50 people at once, no readers", *_plain("answers a second, 50"), "/s", 3.0, more=True),
    Line("wait of 10 people at once, p95", "wait p95, 10", "wait p95, 10", "ms"),
    Line("wait of 50 people at once, p95", "wait p95, 50", "wait p95, 50", "ms"),
    Line("wait of 50 people within 5 s, p95", "wait p95, room", "wait p95, room", "ms"),
    Line("most memory of ingest", "memory ingest", "memory ingest", "MB"),
    Line("memory of the serving process", "memory serving", "memory serving", "MB", 0.5),
    Line("memory of the serving process, no readers", *_plain("memory serving"), "MB"),
    Line("size on disk", "disk", "disk", "MB"),
    Line("nDCG@10", "nDCG@10", "nDCG@10", "", 1.0, more=True),
)
_CROWDS = (("in the same instant", "wait p95, 50"), ("within 5 s", "wait p95, room"))
# Milliseconds that Footnote alone is wanted to take at most, with its reader.
_SOON = (
    ("ask, p50", "ask p50", 120.0),
    ("ask, p95", "ask p95", 250.0),
    ("p95 of 10 people in the same instant", "wait p95, 10", 1_500.0),
)
_OWN_WAIT = 10.0  # times what one who asks alone waits, p50: a crowd's p95 is wanted to be under it


@dataclass(frozen=True, slots=True)
class Compared:
    """Hold medians and their ratio; `met` is None where nothing is wanted."""

    line: Line
    footnote: float
    stock: float

    @property
    def ratio(self) -> float:
        """Return Footnote's by the recipe's."""
        return self.footnote / self.stock

    @property
    def met(self) -> bool | None:
        """Return whether the ratio is as wanted."""
        wanted = self.line.wanted
        if wanted is None:
            return None
        return self.ratio >= wanted if self.line.more else self.ratio <= wanted


def compare(footnote: Figures, stock: Figures) -> list[Compared]:
    """Return every line that both have figures for."""
    return [
        Compared(line, statistics.median(footnote[line.footnote]), statistics.median(stock[line.stock]))
        for line in LINES
        if line.footnote in footnote and line.stock in stock
    ]


def table(compared: Sequence[Compared], footnote: Figures) -> str:
    """Return a Markdown table; its last rows are a crowd's wait beside that of one alone, and Footnote's own times."""
    rows = ["| | Footnote | stock recipe | ratio | wanted |", "| --- | --- | --- | --- | --- |"]
    for one in compared:
        unit = f" {one.line.unit}".rstrip() if one.line.unit != "/s" else "/s"
        shown = [f"{value:.{_places(value)}f}{unit}" for value in (one.footnote, one.stock)]
        rows.append(f"| {one.line.title} | {shown[0]} | {shown[1]} | {one.ratio:.2f} | {_wanted(one)} |")
    for crowd, waits in _CROWDS:
        if waits in footnote and "ask p50" in footnote:
            rows.append(_beside_oneself(crowd, footnote[waits], footnote["ask p50"]))
    rows += [_soon(title, statistics.median(footnote[name]), most) for title, name, most in _SOON if name in footnote]
    return "\n".join(rows)


def _beside_oneself(crowd: str, waits: Sequence[float], alone: Sequence[float]) -> str:
    times = statistics.median(waits) / statistics.median(alone)
    wanted = f"under {_OWN_WAIT:.0f}: {'met' if times < _OWN_WAIT else 'MISSED'}"
    return f"| p95 of 50 people {crowd}, by the p50 of one alone | | | {times:.1f} | {wanted} |"


def _soon(title: str, taken: float, most: float) -> str:
    met = "met" if taken <= most else "MISSED"
    return f"| {title} | {taken:.0f} ms | | | at most {most:.0f} ms: {met} |"


def _wanted(one: Compared) -> str:
    if one.met is None:
        return ""
    bound = "at least" if one.line.more else "at most"
    return f"{bound} {one.line.wanted:g}: {'met' if one.met else 'MISSED'}"


def _places(value: float) -> int:
    return 3 if value < 1 else 1 if value < 1_000 else 0
