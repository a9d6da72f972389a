"""Passages made by hand, as a search would hand them on, with their sentences encoded by the toy encoder."""

from datetime import date

from corpus.sentences import split_sentences
from retrieval.read.features import ReadingQuery, reading_query
from retrieval.types import Hit, Sentences
from tests.support.fakes import ToyEncoder

_TOY = ToyEncoder()


def hit(
    text: str, *, title: str = "", article: str = "a", start: int = 0, key: str = "", similarity: float | None = None
) -> Hit:
    """Return a hit on `article.text[start:]` that begins with `text`."""
    return Hit(
        article_id=article, version=1, title=title, publisher=None, published=date(2020, 5, 1), url=None,
        language=None, start=start, end=start + len(text), text=text, key=key or f"{article}@{start}",
        rank=1, score=1.0, similarity=similarity,
    )  # fmt: skip


def sentences_of(*hits: Hit) -> dict[str, Sentences]:
    """Return the sentences of hits by key, as the catalog would."""
    found = {}
    for one in hits:
        spans = split_sentences(one.text, one.language)
        found[one.key] = Sentences(tuple(spans), _TOY.encode_passages([one.text[s:e] for s, e in spans]))
    return found


def sought(
    query: str,
    rarity: dict[str, float] | None = None,
    carried: tuple[str, ...] = (),
    spoken: tuple[str, ...] = (),
    background: float = 0.0,
) -> ReadingQuery:
    """Return what a query looks for; every term is as rare as the next unless told."""
    weight = (rarity or {}).get
    return reading_query(
        query, _TOY.encode_queries([query])[0], lambda term: weight(term, 1.0), carried, spoken, background
    )
