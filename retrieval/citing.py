"""The contract that every citation keeps: `catalog.article(id).text[start:end] == quote`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from retrieval.catalog import Catalog
from retrieval.types import Citation, Hit

_SPACE = re.compile(r"\s+")
_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold words that an answer rests on: `start` and `end` count in the hit's article.

    `cut` tells that the sentence goes on where the quote ends.
    """

    hit: Hit
    start: int
    end: int
    text: str
    cut: bool = False


def cite(catalog: Catalog, quotes: Iterable[Quote]) -> tuple[list[Quote], tuple[Citation, ...]]:
    """Return the quotes that stand in the catalog word for word, and a citation for each, numbered from 1."""
    kept = [quote for quote in quotes if catalog.quote(quote.hit.version, quote.start, quote.end) == quote.text]
    return kept, tuple(_citation(n, quote) for n, quote in enumerate(kept, start=1))


def plain_answer(quotes: Iterable[Quote]) -> str | None:
    """Return the quotes as one Markdown text with a `[n]` marker after each, None for no quotes.

    A number in brackets that an article has of its own is escaped: it is no marker.
    """
    sentences = (_MARKER.sub(r"\\[\1\\]", _SPACE.sub(" ", quote.text)) + " …" * quote.cut for quote in quotes)
    return " ".join(f"{sentence} [{n}]" for n, sentence in enumerate(sentences, start=1)) or None


def _citation(n: int, quote: Quote) -> Citation:
    hit = quote.hit
    return Citation(
        n=n,
        article_id=hit.article_id,
        title=hit.title,
        publisher=hit.publisher,
        published=hit.published,
        url=hit.url,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        link=hit.url,
        cut=quote.cut,
    )
