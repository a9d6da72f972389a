"""Answer what asks for more than a sentence: an overview, a comparison, a list of the articles there are.

`retrieval.query.intents` tells what is asked for; `Overviews` chooses the quotes. Nothing is said of a subject that the
corpus isn't on: such a message is answered as a question.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from retrieval.answer.overviews.catalog_listing import listing, summary
from retrieval.answer.overviews.overview import Overviews, Subject
from retrieval.cite.citations import Composition, Quote
from retrieval.query.intents import Intent
from retrieval.search.searcher import SearchHits
from retrieval.search.snapshot_view import SnapshotView
from retrieval.types import Filters, Holdings

_COMMON = re.compile(r"\bin common\b|\bshare\b|\balike\b|\bsimilar|공통|비슷|共通|似て", re.IGNORECASE)
_SIDES = re.compile(r"\s+(?:and|with|to|versus|vs\.?|against)\s+|(?<=\w)[와과]\s+|と", re.IGNORECASE)
_COMPARED = 2  # articles, where none is named
_LATEST, _OLDEST = 1, -1  # among those listed, the newest first


@dataclass(frozen=True, slots=True)
class OverviewRequest:
    """Hold what a message asks an overview of: its words, what they were told to ask for, and the filters."""

    text: str
    intent: Intent
    filters: Filters

    @property
    def place(self) -> int | None:
        """The number of the article that is meant alone, from 1, or -1 for the oldest; None where none is."""
        place = self.intent.place
        if isinstance(place, str):
            return _LATEST if place == "newest" else _OLDEST
        return place


def say_overview(
    said: Composition,
    overviews: Overviews,
    view: SnapshotView,
    request: OverviewRequest,
    search: Callable[[str], SearchHits],
) -> Holdings | None:
    """Add the overview, comparison or list that is asked for; nothing where there is nothing to say.

    Returns what there is where that is asked for: it is what the first sentence says.
    """
    intent = request.intent
    lists = intent.kind == "catalog" and intent.subject is None
    if lists and (there := listing(overviews, view, request.filters)):
        said.add(summary(there.holdings), there.bounds)
        said.quote(there.quotes)
        return there.holdings
    if intent.compares:
        said.quote(_set_side_by_side(overviews, request, search))
    elif request.place is not None:
        said.quote(overviews.of_articles(overviews.listed([request.place], request.filters)))
    elif intent.subject is None:
        said.quote(overviews.of_corpus(request.filters))
    else:
        found, subject = _subject(overviews, intent.subject, search)
        said.quote(overviews.of_subject(found, subject))
    return None


def _set_side_by_side(
    overviews: Overviews, request: OverviewRequest, search: Callable[[str], SearchHits]
) -> tuple[Quote, ...]:
    """Return what two articles, or the nearest to two subjects, share or each begin with."""
    named = [side for side in _SIDES.split(request.intent.subject or "") if side.strip()]
    subjects = [_subject(overviews, side, search) for side in named[:_COMPARED]]
    if len(subjects) == _COMPARED:
        near = [overviews.nearest(found, subject, 1) for found, subject in subjects]
        sides: list[tuple[int, Subject | None]] = [
            (versions[0], subject) for versions, (_, subject) in zip(near, subjects, strict=True) if versions
        ]
        if len(sides) < _COMPARED:
            return ()
    elif subjects:
        found, subject = subjects[0]
        sides = [(version, None) for version in overviews.nearest(found, subject, _COMPARED)]
    else:
        sides = [(version, None) for version in overviews.newest(_COMPARED, request.filters)]
    if _COMMON.search(request.text):
        return overviews.in_common([version for version, _ in sides])
    return overviews.compared(sides)


def _subject(overviews: Overviews, words: str, search: Callable[[str], SearchHits]) -> tuple[SearchHits, Subject]:
    found = search(words)
    return found, overviews.subject(found, words)
