"""The contract that every citation keeps: `catalog.article(id).text[start:end] == quote`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.sentences import Span
from retrieval.cite.prompt_injection import gives_orders
from retrieval.cite.text_fragments import link
from retrieval.store.catalog import Catalog
from retrieval.types import Citation, CitedSentence, Hit

_SPACE = re.compile(r"\s+")
_MARKER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold words that an answer rests on: `start` and `end` count in the hit's article.

    `cut` tells that the sentence goes on where the quote ends. `highlight` is where in the article the words stand that
    answer, None where they aren't known; it makes no other quote of the same words.
    """

    hit: Hit
    start: int
    end: int
    text: str
    cut: bool = False
    highlight: Span | None = field(default=None, compare=False)


def cite(catalog: Catalog, quotes: Iterable[Quote]) -> tuple[list[Quote], tuple[Citation, ...]]:
    """Return the quotes that stand in the catalog word for word, and a citation for each, numbered from 1."""
    given = list(quotes)
    return _cited(given, _texts(catalog, given))


def _texts(catalog: Catalog, quotes: Iterable[Quote]) -> dict[int, str]:
    return catalog.texts({quote.hit.version for quote in quotes})


def _cited(given: Sequence[Quote], texts: Mapping[int, str]) -> tuple[list[Quote], tuple[Citation, ...]]:
    kept = [quote for quote in given if _is_verbatim(quote, texts.get(quote.hit.version, ""))]
    return kept, tuple(_citation(n, quote, texts[quote.hit.version]) for n, quote in enumerate(kept, start=1))


class Composition:
    """Put an answer together, sentence by sentence, each with the markers of the quotes that it rests on.

    A quote that several sentences rest on has one number.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._citations: dict[Quote, Citation] = {}
        self._mentioned: dict[Quote, int] = {}
        self._parts: list[str] = []

    def add(self, text: str, quotes: Iterable[Quote]) -> CitedSentence | None:
        """Return a sentence with its citations, None where it rests on nothing that stands in the catalog.

        A number in brackets that the sentence has of its own is escaped in the text: it is no marker.
        """
        given = list(dict.fromkeys(quotes))
        return self._added(text, given, _texts(self._catalog, given))

    def quote(self, quotes: Iterable[Quote]) -> None:
        """Add each quote that stands in the catalog as a sentence of its own; all are read at once."""
        given = list(quotes)
        texts = _texts(self._catalog, given)
        for quote in given:
            self._added(quote.text + " …" * quote.cut, [quote], texts)

    def _added(self, text: str, given: list[Quote], texts: Mapping[int, str]) -> CitedSentence | None:
        kept, citations = _cited(given, texts)
        if not given or kept != given:
            return None
        for quote, citation in zip(kept, citations, strict=True):
            self._citations.setdefault(quote, replace(citation, n=len(self._citations) + 1))
        cited = tuple(self._citations[quote] for quote in kept)
        self._parts.append(f"{_unmarked(text)} {''.join(f'[{citation.n}]' for citation in cited)}")
        return CitedSentence(" ".join(text.split()), cited)

    def mention(self, quotes: Iterable[Quote]) -> tuple[Citation, ...]:
        """Return a citation for each quote that stands in the catalog, with its number or the next one."""
        kept, citations = cite(self._catalog, quotes)
        numbers = {quote: citation.n for quote, citation in self._citations.items()} | self._mentioned
        for quote in kept:
            numbers.setdefault(quote, len(numbers) + 1)
        self._mentioned = numbers
        return tuple(replace(citation, n=numbers[quote]) for quote, citation in zip(kept, citations, strict=True))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Return what the sentences so far rest on, in the order of its numbers."""
        return tuple(self._citations)

    @property
    def text(self) -> str | None:
        """Return the sentences so far as one text, None for none."""
        return " ".join(self._parts) or None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return what the markers so far answer to."""
        return tuple(self._citations.values())


def _is_verbatim(quote: Quote, text: str) -> bool:
    return 0 <= quote.start < quote.end and text[quote.start : quote.end] == quote.text


def _unmarked(text: str) -> str:
    return _MARKER.sub(r"\\[\1\\]", _SPACE.sub(" ", text)).strip()


def _citation(n: int, quote: Quote, text: str) -> Citation:
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
        link=link(hit.url, text, quote.start, quote.end),
        cut=quote.cut,
        highlight=_within(quote),
        by_ocr=hit.by_ocr,
        gives_orders=gives_orders(text, quote.start, quote.end),
    )


def _within(quote: Quote) -> Span | None:
    """Return the highlight of a quote, None for one that isn't within it."""
    start, end = quote.highlight or (0, 0)
    return quote.highlight if quote.start <= start < end <= quote.end else None
