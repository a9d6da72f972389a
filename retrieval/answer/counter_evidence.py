"""Ask what the other articles would answer, without those that an answer rests on.

Of a question that one article answers, a false article that was written to be found answers better than a true one: it
says the lie in the question's own words. So the articles that say what is answered, however many copies there are, are
left out, and the rest are read again. Where these give another number, date or name, or asked why another reason, both
are shown, and nobody picks a winner. What this does not do: find that the other articles say nothing of it, or say it
otherwise than by such a value.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from retrieval.answer.also_in import also_in
from retrieval.answer.evidence import Considered
from retrieval.cite.answer_values import other_amount, other_reason, other_value
from retrieval.cite.citations import Composition, Quote
from retrieval.cite.contradictions import in_order_of_date
from retrieval.store.catalog import Catalog
from retrieval.store.holdings import held_since
from retrieval.text.numbers.quantities import quantities_in
from retrieval.types import AlsoIn, Hit

_TRIES = 2  # one more where what is read first agrees
# What the others would answer stands in the first of them, or isn't worth the time: with eight passages and windows a
# question took twice as long, and as many planted lies were found.
_PASSAGES, _WINDOWS = 4, 2
_SURE = 0.8  # of what an answer must be sure of
_WORD_AFTER = re.compile(r"[ -]?\w+")

ReadAgain = Callable[[Considered, tuple[Hit, ...], int], Considered]


def counter_evidence(
    catalog: Catalog, considered: Considered, said: Composition, read_again: ReadAgain
) -> tuple[Quote, ...]:
    """Return what an answer rests on first and what the articles that don't say it would answer, in order of date.

    None where its value isn't known, or the others don't answer, or agree, or where it is no newer than they are.
    """
    first, hits = said.quotes[0], considered.found.hits
    known = also_in(considered.view, said.citations[:1], hits).get(said.citations[0].n, AlsoIn())
    supporters = [copy.article_id for copy in (*known.independent, *known.copies)]
    other = _otherwise(considered, first, supporters, read_again)
    if other is None or not _is_newer(catalog, first.hit, other.hit):
        return ()
    return in_order_of_date([first, other])


def is_opposed(first: Quote, group: Sequence[Quote]) -> bool:
    """Return whether a group that differs holds a quote and another of an older article, or one of unknown age.

    Two of one day may both be planted.
    """
    day = first.hit.published
    others = [quote.hit.published for quote in group if quote != first] if first in group else []
    return any(day is None or other is None or other < day for other in others)


def _otherwise(considered: Considered, first: Quote, supporters: Iterable[str], read_again: ReadAgain) -> Quote | None:
    """Return what the corpus would answer otherwise without the articles that say what it answers."""
    mine = value_of(first)
    left_out = {first.hit.article_id, *supporters}
    for _ in range(_TRIES if mine else 0):
        rest = tuple(hit for hit in considered.found.hits if _is_before(hit, first.hit, left_out))[:_PASSAGES]
        if not rest:
            return None
        again = read_again(considered, rest, _WINDOWS)
        other = next(iter(again.reading.quotes), None)
        if other is None or again.confidence < _SURE * again.calibration.threshold:
            return None
        if _differs(considered.sought.kind, mine, other):
            return other
        left_out.add(other.hit.article_id)
    return None


def _differs(kind: str, mine: str, other: Quote) -> bool:
    """Return whether a quote answers otherwise; where its words that answer aren't known, by its amounts alone."""
    theirs = value_of(other)
    if not theirs:
        return other_amount(mine, other.text)
    return other_value(mine, theirs) or (kind == "reason" and other_reason(mine, theirs))


def _is_newer(catalog: Catalog, hit: Hit, other: Hit) -> bool:
    """Return whether an article was published, or came to the corpus, after another; without a date it may have."""
    if hit.published is None or other.published is None or hit.published >= other.published:
        return True
    came, before = (held_since(catalog, one.article_id) for one in (hit, other))
    return came is not None and before is not None and came > before


def _is_before(hit: Hit, first: Hit, left_out: Collection[str]) -> bool:
    """Return whether a passage may speak against another: one of an article that is younger in every way may not."""
    if hit.article_id in left_out:
        return False
    if hit.published is None or first.published is None:
        return True
    return hit.published <= first.published or hit.version <= first.version


def value_of(quote: Quote) -> str:
    """Return the words of a quote that answer, with the unit that stands after them; empty where they aren't known."""
    text, from_hit = quote.hit.text, quote.hit.start
    start, end = (place - from_hit for place in quote.highlight or (from_hit, from_hit))
    value, after = text[start:end], _WORD_AFTER.match(text, end)
    wider = value + after.group() if value and after else value
    mine, with_unit = quantities_in(value).numbers, quantities_in(wider).numbers
    same = [one.value for one in mine] == [one.value for one in with_unit]
    return wider if same and mine != with_unit else value
