"""How answers, passages and progress look in a terminal; colours only where there is one."""

import itertools
import re
from datetime import date
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from retrieval.engine import SearchResult
from retrieval.refresh import Report
from retrieval.types import Answer, Citation

# What a terminal would act on rather than show: control characters, and marks that reorder what follows them.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Return text that a terminal shows and doesn't obey."""
    return _UNSAFE.sub("", text)


class Terminal:
    """Print for a person: results on standard output, progress and complaints on standard error."""

    def __init__(self, out: Console | None = None, err: Console | None = None) -> None:
        self.out = out or Console(highlight=False, markup=False, emoji=False)
        self.err = err or Console(stderr=True, highlight=False, markup=False, emoji=False)
        for console in (self.out, self.err):
            console.soft_wrap = not console.is_terminal  # a program that reads the lines wants them whole

    def answer(self, answer: Answer) -> None:
        """Print an answer with its numbered sources, or what there is instead."""
        if answer.text is None:
            self.out.print(Text(plain(answer.reason or "")))
            return
        text = Text(plain(answer.text))
        text.highlight_regex(r"(?<!\\)\[\d+\]", "bold cyan")
        self.out.print(text)
        self.out.print()
        for _, citations in itertools.groupby(answer.citations, key=lambda citation: citation.article_id):
            self.out.print(_source(list(citations)))

    def hits(self, result: SearchResult) -> None:
        """Print passages, best first."""
        for hit in result.hits:
            head = Text().append(f"{hit.rank}. ", "bold cyan").append(plain(hit.title), "bold")
            self.out.print(head.append(_provenance(hit.publisher, hit.published), "dim"))
            self.out.print(Text(plain(hit.text)))
            self.out.print()

    def report(self, report: Report) -> None:
        """Print what a refresh did."""
        counts = {
            "added": len(report.added),
            "changed": len(report.changed),
            "removed": len(report.removed),
            "unchanged": report.unchanged,
            "failed": len(report.failed),
        }
        said = ", ".join(f"{count} {name}" for name, count in counts.items())
        tried = "Dry run, nothing was kept: " if report.dry_run else ""
        self.out.print(f"{tried}{said}; {report.chunks} chunks encoded in {report.seconds:.1f} s.")
        self.failures(report)
        if report.snapshot and not report.dry_run:
            self.out.print(f"Snapshot {report.snapshot} answers now.", style="dim")

    def failures(self, report: Report) -> None:
        """Print what could not be read, and why."""
        for failure in report.failed:
            self.err.print(Text(f"  {plain(failure.source)}: {plain(failure.error)}", "yellow"))

    def table(self, rows: dict[str, Any]) -> None:
        """Print names and values, one a line."""
        width = max(map(len, rows), default=0)
        for name, value in rows.items():
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            self.out.print(Text().append(name.ljust(width + 2), "bold").append(plain(shown)))

    def complain(self, sentence: str) -> None:
        """Print what went wrong."""
        self.err.print(Text(plain(sentence), "red"))


class ProgressBar:
    """Show the stages of a refresh with their rate and the time left."""

    def __init__(self, terminal: Terminal, *, shown: bool) -> None:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._bars = Progress(*columns, console=terminal.err, transient=True, disable=not shown)
        self._task: TaskID | None = None

    def __enter__(self) -> "ProgressBar":
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=total, rate="")

    def advance(self, steps: int = 1) -> None:
        """Note that steps are done."""
        if self._task is not None:
            speed = self._bars.tasks[0].speed
            self._bars.update(self._task, advance=steps, rate=f"{speed:.0f}/s" if speed else "")


def _source(citations: list[Citation]) -> Text:
    """Return an article's lines in the list of sources: what it is, and where in it each quote stands."""
    article = citations[0]
    markers = " ".join(f"[{citation.n}]" for citation in citations)
    line = Text().append(f"{markers} ", "bold cyan").append(plain(article.title))
    line.append(_provenance(article.publisher, article.published), "dim")
    places = " and ".join(f"{citation.start} to {citation.end}" for citation in citations)
    line.append(f"\n    {plain(article.article_id)}, characters {places}", "dim")
    if article.link:
        line.append(f"\n    {plain(article.link)}", "dim")
    return line


def _provenance(publisher: str | None, published: date | None) -> str:
    day = f"{published.day} {published:%B %Y}" if published else None
    known = ", ".join(plain(part) for part in (publisher, day) if part)
    return f" ({known})" if known else ""
