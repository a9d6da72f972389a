"""A subject through time: what dated articles say of it, in order of date, and how many there are by month."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.sentences import split_sentences
from retrieval.answer.engine import Engine
from retrieval.answer.evidence import Considered
from retrieval.cite.citations import Quote, cite
from retrieval.read.features import ReadingQuery, extract_features
from retrieval.read.reader import fitted
from retrieval.search.rank_fusion import best_by_article
from retrieval.text.terms import terms
from retrieval.types import Citation, Hit, Question, Sentences

_SEARCHED = 100  # passages; what isn't among these isn't near the subject
_QUOTED = 10
# An article is on the subject where a passage of it has this share of the subject's words, rare ones counting more; a
# subject without a name or a number may be called by other words, where a passage is this near to it beside the nearest
# and what is unrelated. Tried on the sample articles with nine subjects: people, events and things.
_HELD, _NEAR = 0.7, 0.7
# Above ten years a bar a month is too thin to be seen.
_MOST_MONTHS = 120

Unit = Literal["month", "year"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Hold quotes on a subject in order of date, one an article, of the articles that are nearest to it.

    `days` are the days of publication of all articles on the subject, quoted or not, in order; `undated` counts those
    that have none.
    """

    quotes: tuple[Citation, ...]
    days: tuple[date, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Count articles by month ("2016-03") or year, in order; those without any are there too."""

    unit: Unit
    counts: tuple[tuple[str, int], ...]


def timeline_of(engine: Engine, subject: str) -> Timeline:
    """Return what the corpus says of a subject through time. Raises as `Engine.search` does."""
    considered = engine.consider(Question(subject))
    if not considered.on_subject:
        return Timeline((), (), 0)
    found = engine.search(subject, limit=_SEARCHED)
    nearest = max((hit.similarity for hit in found.hits if hit.similarity is not None), default=0.0)
    on_subject = best_by_article([hit for hit in found.hits if _is_on(hit, considered.sought, nearest)])
    dated = [hit for hit in on_subject if hit.published]
    stored = engine.catalog.sentences(found.snapshot.index, [hit.key for hit in dated[:_QUOTED]])
    quotes = [_best_quote(hit, considered, stored.get(hit.key)) for hit in dated[:_QUOTED]]
    _, citations = cite(engine.catalog, quotes)
    return Timeline(
        tuple(sorted(citations, key=lambda quote: (quote.published or date.min, quote.article_id))),
        tuple(sorted(hit.published for hit in dated if hit.published)),
        len(on_subject) - len(dated),
    )


def coverage(days: Sequence[date]) -> Coverage:
    """Count days by month, or by year where they are more than ten years apart."""
    if not days:
        return Coverage("month", ())
    months = [day.year * 12 + day.month - 1 for day in days]
    if max(months) - min(months) < _MOST_MONTHS:
        by_month = Counter(months)
        counted = ((f"{n // 12:04}-{n % 12 + 1:02}", by_month[n]) for n in range(min(months), max(months) + 1))
        return Coverage("month", tuple(counted))
    by_year = Counter(day.year for day in days)
    return Coverage("year", tuple((f"{n:04}", by_year[n]) for n in range(min(by_year), max(by_year) + 1)))


def _is_on(hit: Hit, sought: ReadingQuery, nearest: float) -> bool:
    """Return whether a passage is on what is sought; the year of publication is a word of it ("the fund of 2016")."""
    held = frozenset(terms(f"{hit.title} {hit.text} {hit.published.year if hit.published else ''}"))
    total = sum(sought.rarity.values())
    share = sum(rarity for term, rarity in sought.rarity.items() if term in held) / total if total else 0.0
    if share >= _HELD:
        return True
    if sought.names or sought.numbers or hit.similarity is None:
        return False
    return 0 < _NEAR * (nearest - sought.background) <= hit.similarity - sought.background


def _best_quote(hit: Hit, considered: Considered, sentences: Sentences | None) -> Quote:
    """Return the sentence of a passage that says most of what is sought; the first where none has been encoded."""
    candidates, features = extract_features(considered.sought, [hit], {hit.key: sentences}) if sentences else ([], None)
    if candidates and features is not None:
        start, end = candidates[int((features @ fitted(considered.view.encoder.info.name).weights).argmax())].span
    else:
        start, end = next(iter(split_sentences(hit.text, hit.language)), (0, len(hit.text)))
    return Quote(hit, hit.start + start, hit.start + end, hit.text[start:end])
