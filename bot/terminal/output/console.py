"""How answers, passages and progress look in a terminal; colours only where there is one."""

import itertools
import re
from collections.abc import Sequence
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
from rich.style import Style
from rich.text import Text

from bot.render.answer_sources import also_in, corroborated, day, named, nearest, one_line, remarks, sources
from bot.render.messages import words_for
from bot.render.reasons import sentence
from retrieval.abstention import abstention
from retrieval.answer.evidence import SearchResult
from retrieval.refresh.report import GateResult, Report
from retrieval.types import Answer, Citation, CitedSentence, Copy, Nearest

# What a terminal would act on rather than show: control characters, and marks that reorder what follows them.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_ENGLISH = words_for("en")
_CHANGES_SHOWN = 20


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

    def sentence(self, text: str, citations: Sequence[Citation] = ()) -> None:
        """Print a sentence of an answer, as soon as it is there, in bold what answers in the quotes that it is of."""
        shown = Text(plain(text))
        for quote in map(_quoted, citations):
            at = shown.plain.find(quote.plain)
            if at >= 0:
                shown = Text.assemble(shown[:at], quote, shown[at + len(quote) :])
        shown.highlight_regex(r"(?<!\\)\[\d+\]", "bold cyan")
        self.out.print(shown)

    def written(self, sentence: CitedSentence) -> None:
        """Print a sentence that a chat model wrote, and under it the quotes that it was verified against."""
        markers = "".join(f"[{citation.n}]" for citation in sentence.citations)
        self.out.print(Text(f"{plain(sentence.text)} ").append(markers, "bold cyan"))
        for citation in sentence.citations:
            self.out.print(Text("  > ", "dim").append(_quoted(citation)))

    def answer(self, answer: Answer, *, streamed: bool = False) -> None:
        """Print an answer with its numbered sources, or that there is none, with what comes nearest.

        `streamed` tells that its sentences have been printed already.
        """
        if answer.text is None or answer.mode == "extractive":
            self.sentence(answer.text or abstention(answer), answer.citations)
        elif not streamed:
            for cited in answer.sentences:
                self.written(cited)
        self._translations(answer.citations)
        for citation in answer.closest:
            self.out.print(_quoted(citation))
            self._translations([citation])
        for said in corroborated(answer):
            self.out.print(Text(said, "dim"))
        for differing in answer.disagreements:
            self.out.print(f"\n{_ENGLISH('answer-disagree')}")
            self.out.print(*map(_differing, differing), sep="\n")
        if answer.quoted:
            self.out.print()
        for _, group in itertools.groupby(sources(answer), key=lambda citation: citation.article_id):
            citations = list(group)
            others = "".join(_others(said, found) for said, found in also_in(answer, citations))
            self.out.print(self._source(citations).append(others, "dim"))
        if further := nearest(answer):
            self.out.print("\nNearest:")
        for near in further:
            self.out.print(_near(near))
        for said in remarks(answer):
            self.out.print(Text(f"\n{plain(said)}", "dim"))

    def _translations(self, citations: Sequence[Citation]) -> None:
        """Print what a chat model made of quotes in another language, marked as such."""
        for citation in citations:
            if citation.translation:
                label = _ENGLISH("answer-translation", number=f"[{citation.n}]")
                self.out.print(Text(f"  {label} {plain(citation.translation)}", "dim"))

    def hits(self, result: SearchResult) -> None:
        """Print passages, best first."""
        for hit in result.hits:
            head = Text().append(f"{hit.rank}. ", "bold cyan").append(plain(hit.title), "bold")
            head.append(_provenance(hit.publisher, hit.published), "dim")
            self.out.print(head.append(_others(_ENGLISH("answer-same-text"), hit.copies), "dim"))
            self.out.print(Text(plain(hit.text)))
            self.out.print()

    def _source(self, citations: Sequence[Citation]) -> Text:
        """Return an article's lines in the list of sources: what it is, and where in it each quote stands.

        In a terminal the markers lead to the page at the quote, and the page's address is shown; a program that reads
        the lines gets the whole links.
        """
        article = citations[0]
        clickable = self.out.is_terminal and self.out.color_system is not None
        line = Text()
        for citation in citations:
            link = plain(citation.link or "") if clickable else None
            line.append(f"[{citation.n}]", Style(color="cyan", bold=True, link=link or None)).append(" ")
        line.append(plain(article.title))
        line.append(_provenance(article.publisher, article.published), "dim")
        if article.by_ocr:
            line.append(f" · {_ENGLISH('answer-by-ocr')}", "dim")
        places = " and ".join(f"{citation.start} to {citation.end}" for citation in citations)
        line.append(f"\n    {plain(article.article_id)}, characters {places}", "dim")
        shown = [article.url] if clickable else [citation.link or citation.url for citation in citations]
        for address in dict.fromkeys(filter(None, shown)):
            line.append(f"\n    {plain(address)}", "dim")
        return line

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
        for article_id in report.changed[:_CHANGES_SHOWN]:
            share = report.texts.get(article_id)
            how = "" if share is None else f", {share:.0%} of its text new" if share else ", none of its text new"
            self.out.print(Text(f"  changed: {plain(article_id)}{how}", "dim"))
        if len(report.changed) > _CHANGES_SHOWN:
            self.out.print(f"  and {len(report.changed) - _CHANGES_SHOWN} more; --json has them all", style="dim")
        for loss in report.lost:
            missing = f"{len(loss.articles)} of the {loss.of} articles of {plain(loss.source)} are missing there"
            self.err.print(Text(f"  {missing}; they are kept until `footnote refresh --accept-losses`.", "yellow"))
        self.failures(report)
        if refused := report.refused:
            self._refused(refused)
        if report.snapshot and not report.dry_run:
            self.out.print(f"Snapshot {report.snapshot} answers now.", style="dim")

    def _refused(self, result: GateResult) -> None:
        """Print why a new snapshot isn't used."""
        right = f"of {result.questions} set questions {result.after:.1%} came out right, and {result.before:.1%} before"
        less = f"{result.before - result.after:.1%} less, more than the margin of {result.margin:.1%}"
        self.complain(f"Refused: {right}: {less}. To use it: `footnote rollback {result.snapshot}`. Worse are:")
        for question in result.worse:
            close = " (only the closest now)" if question in result.closest else ""
            self.err.print(Text(f"  {plain(question)}{close}", "yellow"))

    def failures(self, report: Report) -> None:
        """Print what could not be read, and why."""
        for failure in report.failed:
            self.err.print(Text(f"  {plain(failure.source)}: {plain(sentence(failure.error))}", "yellow"))

    def say(self, sentence: str) -> None:
        """Print what was done."""
        self.out.print(Text(plain(sentence)))

    def table(self, rows: dict[str, Any]) -> None:
        """Print names and values, one a line."""
        width = max(map(len, rows), default=0)
        for name, value in rows.items():
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            self.out.print(Text().append(name.ljust(width + 2), "bold").append(plain(shown)))

    def note(self, sentence: str) -> None:
        """Print what a person should know beside the result."""
        self.err.print(Text(plain(sentence)))

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


def _differing(citation: Citation) -> Text:
    known = [day(citation.published)] if citation.published else []
    head = ", ".join([*known, plain(citation.publisher or citation.title)])
    return Text(f"- {head}: ").append(_quoted(citation))


def _quoted(citation: Citation) -> Text:
    """Return a quote on one line with its marker, the words that answer in bold."""
    shown = Text(plain(one_line(citation)))
    if citation.highlight:
        start, end = (_columns(citation.quote[: place - citation.start]) for place in citation.highlight)
        shown.stylize("bold", start, end)
    return shown.append(" ").append(f"[{citation.n}]", "bold cyan")


def _columns(text: str) -> int:
    """Return how many characters of what is shown on one line a text takes, with the white space at its end."""
    return len(plain(" ".join(f"{text}|".split()))) - 1


def _near(near: Nearest) -> Text:
    about = f": {plain(near.about)}" if near.about else ""
    return (
        Text("- ").append(plain(near.title), "bold").append(_provenance(near.publisher, near.published)).append(about)
    )


def _others(said: str, found: Sequence[Copy]) -> str:
    """Return a line that names the other articles with the same words, nothing where there are none."""
    shown, more = named(found)
    titles = [plain(copy.title) + _provenance(copy.publisher, copy.published) for copy in shown]
    return f"\n    {said}: {'; '.join(titles + more)}" if titles else ""


def _provenance(publisher: str | None, published: date | None) -> str:
    known = ", ".join(plain(part) for part in (publisher, day(published) if published else None) if part)
    return f" ({known})" if known else ""
