"""How answers, passages and progress look in a terminal; colours only where there is one."""

import itertools
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.render.answer_pages import abstention_text
from bot.render.answer_sources import also_in, corroborated, day, named, nearest, one_line, remarks, sources
from bot.render.messages import Words, words_for
from retrieval.answer.evidence import SearchResult
from retrieval.text.languages import plain_language
from retrieval.types import Answer, Citation, CitedSentence, Copy, Nearest

# What a terminal would act on rather than show: control characters, and marks that reorder what follows them.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

ENGLISH = words_for("en")


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

        What stands around the quotes is in the question's language. `streamed` tells that its sentences have been
        printed already.
        """
        words = words_for(plain_language(answer.question.text))
        if answer.text is None or answer.mode == "extractive":
            self.sentence(answer.text or abstention_text(answer, words), answer.citations)
        elif not streamed:
            for cited in answer.sentences:
                self.written(cited)
        self._translations(answer.citations, words)
        for citation in answer.closest:
            self.out.print(_quoted(citation))
            self._translations([citation], words)
        for said in corroborated(answer, words):
            self.out.print(Text(said, "dim"))
        for differing in answer.disagreements:
            self.out.print(f"\n{words('answer-disagree')}")
            self.out.print(*(_differing(citation, words) for citation in differing), sep="\n")
        if answer.quoted:
            self.out.print()
        for _, group in itertools.groupby(sources(answer), key=lambda citation: citation.article_id):
            citations = list(group)
            others = "".join(_others(said, found, words) for said, found in also_in(answer, citations, words))
            self.out.print(self._source(citations, words).append(others, "dim"))
        if further := nearest(answer):
            self.out.print(f"\n{words('answer-nearest')}")
        for near in further:
            self.out.print(_near(near, words))
        for said in remarks(answer, words):
            self.out.print(Text(f"\n{plain(said)}", "dim"))

    def _translations(self, citations: Sequence[Citation], words: Words) -> None:
        """Print what a chat model made of quotes in another language, marked as such."""
        for citation in citations:
            if citation.translation:
                label = words("answer-translation", number=f"[{citation.n}]")
                self.out.print(Text(f"  {label} {plain(citation.translation)}", "dim"))

    def hits(self, result: SearchResult) -> None:
        """Print passages, best first."""
        for hit in result.hits:
            head = Text().append(f"{hit.rank}. ", "bold cyan").append(plain(hit.title), "bold")
            head.append(_provenance(hit.publisher, hit.published), "dim")
            self.out.print(head.append(_others(ENGLISH("answer-same-text"), hit.copies), "dim"))
            self.out.print(Text(plain(hit.text)))
            self.out.print()

    def _source(self, citations: Sequence[Citation], words: Words) -> Text:
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
        line.append(_provenance(article.publisher, article.published, words), "dim")
        if article.by_ocr:
            line.append(f" · {words('answer-by-ocr')}", "dim")
        places = [words("answer-place", start=str(citation.start), end=str(citation.end)) for citation in citations]
        line.append(f"\n    {plain(article.article_id)}, {words('answer-places', places=words.joined(places))}", "dim")
        shown = [article.url] if clickable else [citation.link or citation.url for citation in citations]
        for address in dict.fromkeys(filter(None, shown)):
            line.append(f"\n    {plain(address)}", "dim")
        return line

    def say(self, sentence: str) -> None:
        """Print what was done."""
        self.out.print(Text(plain(sentence)))

    def table(self, rows: dict[str, Any]) -> None:
        """Print names and values, one a line; in a terminal, what takes several stands beside its name."""
        shown = {name: plain(", ".join(map(str, v)) if isinstance(v, list) else str(v)) for name, v in rows.items()}
        width = max(map(len, rows), default=0)
        if self.out.is_terminal:
            grid = Table.grid(padding=(0, 2, 0, 0))
            grid.add_column(style="bold")
            grid.add_column(overflow="fold")
            for name, value in shown.items():
                grid.add_row(name, Text(value))
            self.out.print(grid)
            return
        for name, value in shown.items():
            self.out.print(Text(name.ljust(width + 2)).append(value))

    def detail(self, said: str) -> None:
        """Print what is wrong with one thing of several, indented."""
        shown = Text(plain(said), "yellow")
        self.err.print(Padding(shown, (0, 0, 0, 2)) if self.err.is_terminal else Text("  ").append(shown))

    def note(self, sentence: str) -> None:
        """Print what a person should know beside the result."""
        self.err.print(Text(plain(sentence)))

    def complain(self, sentence: str) -> None:
        """Print what went wrong."""
        self.err.print(Text(plain(sentence), "red"))


def _differing(citation: Citation, words: Words) -> Text:
    known = [day(citation.published, words)] if citation.published else []
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


def _near(near: Nearest, words: Words) -> Text:
    about = f": {plain(near.about)}" if near.about else ""
    return (
        Text("- ")
        .append(plain(near.title), "bold")
        .append(_provenance(near.publisher, near.published, words))
        .append(about)
    )


def _others(said: str, found: Sequence[Copy], words: Words = ENGLISH) -> str:
    """Return a line that names the other articles with the same words, nothing where there are none."""
    shown, more = named(found, words)
    titles = [plain(copy.title) + _provenance(copy.publisher, copy.published, words) for copy in shown]
    return f"\n    {said.removesuffix(':')}: {'; '.join(titles + more)}" if titles else ""


def _provenance(publisher: str | None, published: date | None, words: Words = ENGLISH) -> str:
    known = ", ".join(plain(part) for part in (publisher, day(published, words) if published else None) if part)
    return f" ({known})" if known else ""
