"""A source read by itself, and nothing of it kept: `footnote sources test`."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rich.text import Text

from bot.render.reasons import sentence
from bot.terminal.output.console import Terminal, plain
from bot.terminal.output.plurals import counted
from corpus.article import Article, Failure
from corpus.sources import Found, Gone, open_source
from corpus.specs import SourceSpec

if TYPE_CHECKING:
    from corpus.web.fetching import Fetcher

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class SourceReading:
    """Hold the articles of a source, and what couldn't be read of it."""

    spec: SourceSpec
    found: list[Article] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)


def read_source(spec: SourceSpec, fetcher: "Fetcher | None") -> SourceReading:
    """Read a source, keeping nothing. Raises SourceError where it can't be opened."""
    result = SourceReading(spec)
    seen = set()
    for one in open_source(spec, fetcher).read():
        if isinstance(one, Found) and one.article.id not in seen:
            seen.add(one.article.id)
            result.found.append(one.article)
        elif isinstance(one, Gone):
            result.failed.append(Failure(one.origin, one.error))
        elif isinstance(one, Failure):
            result.failed.append(one)
    return result


def reading_payload(reading: SourceReading) -> dict[str, Any]:
    """Return what was read as JSON."""
    return {
        "source": reading.spec.as_json(),
        "articles": [
            {
                "article_id": article.id,
                "title": article.title,
                "publisher": article.publisher,
                "published": article.published.isoformat() if article.published else None,
                "author": article.author,
                "url": article.url,
                "language": article.language,
                "words": len(article.text.split()),
            }
            for article in reading.found
        ],
        "failed": [{"source": failure.source, "error": sentence(failure.error)} for failure in reading.failed],
    }


def show_reading(terminal: Terminal, reading: SourceReading) -> None:
    """Print what was read, as a person looks it over."""
    terminal.say(f"{reading.spec.location} ({reading.spec.kind}): {counted(len(reading.found), 'article')}")
    for article in reading.found[:_SHOWN]:
        day = article.published.isoformat() if article.published else "no date"
        known = ", ".join([day, plain(article.publisher or "no publisher"), f"{len(article.text.split()):,} words"])
        terminal.out.print(Text("  ").append(plain(article.title), "bold").append(f" ({known})", "dim"))
    if len(reading.found) > _SHOWN:
        terminal.out.print(f"  and {len(reading.found) - _SHOWN} more; --json has them all", style="dim")
    for failure in reading.failed:
        terminal.detail(f"{failure.source}: {sentence(failure.error)}")
