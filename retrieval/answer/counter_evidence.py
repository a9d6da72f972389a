"""Ask what the other articles would answer, without those that an answer rests on.

Of a question that one article answers, a false article that was written to be found answers better than a true one: it
says the lie in the question's own words. So the articles that say what is answered, however many copies there are, are
left out, and the rest are read again. Where these give another number, date or name, both are shown, and nobody picks a
winner. What this does not do: find that the other articles say nothing of it, or say it otherwise than by such a value.
"""

from collections.abc import Callable, Collection, Iterable

from retrieval.answer.evidence import Considered
from retrieval.cite.answer_values import other_value
from retrieval.cite.citations import Quote
from retrieval.types import Hit

_TRIES = 2  # one more where what is read first agrees
# What the others would answer stands in the first of them, or isn't worth the time: with eight passages and windows a
# question took twice as long, and as many planted lies were found.
_PASSAGES, WINDOWS = 4, 2


def counter_evidence(
    considered: Considered,
    first: Quote,
    supporters: Iterable[str],
    read_again: Callable[[tuple[Hit, ...]], Considered],
) -> Quote | None:
    """Return what articles say otherwise that don't say what is answered, as the corpus would answer by them alone.

    `first` is what the answer rests on first, `supporters` are the articles that say it; None where its value isn't
    known, or where the others don't answer, or agree.
    """
    mine = value_of(first)
    left_out = {first.hit.article_id, *supporters}
    for _ in range(_TRIES if mine else 0):
        rest = tuple(hit for hit in considered.found.hits if _is_before(hit, first.hit, left_out))[:_PASSAGES]
        if not rest:
            return None
        again = read_again(rest)
        other = next(iter(again.reading.quotes), None)
        theirs = value_of(other) if other else ""
        if other is None or not theirs or again.confidence < again.calibration.threshold:
            return None
        if other_value(mine, theirs):
            return other
        left_out.add(other.hit.article_id)
    return None


def _is_before(hit: Hit, first: Hit, left_out: Collection[str]) -> bool:
    """Return whether a passage may speak against another: one of an article that is younger in every way may not."""
    if hit.article_id in left_out:
        return False
    if hit.published is None or first.published is None:
        return True
    return hit.published <= first.published or hit.version <= first.version


def value_of(quote: Quote) -> str:
    """Return the words of a quote that answer, empty where they aren't known."""
    start, end = quote.highlight or (quote.hit.start, quote.hit.start)
    return quote.hit.text[start - quote.hit.start : end - quote.hit.start]
