"""Find sentences of different articles that give different numbers, dates, names or reasons for the same thing.

Two sentences speak of the same thing where they share most of their terms and none of their names speaks against it.
Their numbers are of the same thing where they count the same noun ("63 people", "58 people") or measure the same with
words around them in common ("a fine of $2 million", "fined $3 million"). A rounded number agrees with the exact one,
and "more than 60" with 63. Of names and reasons, `retrieval.cite.frames` finds those that stand in one and the same
sentence. What this does not do: understand; "the toll rose" and "the toll" are one thing here, and the reader, who
sees both with their dates, tells an update from a contradiction.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from retrieval.cite.citations import Quote
from retrieval.cite.frames import differ
from retrieval.text.names import missing_names
from retrieval.text.numbers.quantities import Day, PlacedNumber, placed_numbers
from retrieval.text.numbers.quantity_agreement import compatible
from retrieval.text.terms import terms
from retrieval.types import Hit, Sentences

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Tried on questions about the sample articles, of which none disagree, and on pairs written for the tests: any lower,
# sentences on two things of one kind come up, such as two rulings of one court.
_LEAST_LIKENESS = 0.6
_LEAST_SHARED = 4
_LEAST_SHARE, _LEAST_SHARE_OF_DATED = 0.6, 0.7  # of the shorter sentence's terms
_LEAST_OF_ALL = 0.4  # of the terms of both
_AROUND = 4  # words
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
_CLAUSE_END = re.compile(r"[.;:,()]\s|\band\b|$")
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|by|until|till|from|to|of|and|or|year|during|before|after|late|early|mid)[ -]$", re.IGNORECASE
)
_DIGITS = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class _Said:
    """Hold the figures that are compared of a sentence."""

    numbers: tuple[PlacedNumber, ...]
    days: tuple[Day, ...]
    years: frozenset[int]


def disagreements(
    quotes: Sequence[Quote], hits: Sequence[Hit], sentences: Mapping[str, Sentences]
) -> list[tuple[Quote, ...]]:
    """Return, for each quote that others contradict, it and the nearest sentence of each such article, by date.

    `sentences` are those of the hits, by key; hits without any are left out. A group holds at least two articles.
    """
    groups: list[tuple[Quote, ...]] = []
    for quote in quotes:
        if any(quote in group for group in groups):
            continue
        against: dict[str, Quote] = {}
        for other in _alike(quote, hits, sentences):
            if other.hit.article_id not in against and conflict(quote, other):
                against[other.hit.article_id] = next((known for known in quotes if _overlap(known, other)), other)
        if against:
            groups.append(in_order_of_date([quote, *against.values()]))
    return groups


def in_order_of_date(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Return quotes in the order that their articles were published in, those without a date last."""
    return tuple(sorted(quotes, key=_by_date))


def conflict(one: Quote, other: Quote) -> bool:
    """Return whether two sentences of different articles give different figures, names or reasons for one thing."""
    # What takes the longest comes last: terms, figures, names.
    if not _speak_alike(one.text, other.text):
        return False
    if _other_figures(one.text, other.text):
        return not _other_names(one, other)
    return differ(one.text, other.text)


def _other_figures(one: str, other: str) -> bool:
    mine, theirs = _said(one), _said(other)
    if _other_days(mine, theirs):
        # Of two days, different numbers are no wonder; of one event, two days are the difference.
        return (
            _dates(mine) == _dates(theirs) == 1
            and _speak_alike(one, other, _LEAST_SHARE_OF_DATED)
            and not _other_numbers(mine, theirs)
        )
    return _other_numbers(mine, theirs)


def _speak_alike(one: str, other: str, least: float = _LEAST_SHARE) -> bool:
    mine, theirs = _bare(one), _bare(other)
    shared, both = len(mine & theirs), len(mine | theirs)
    return shared >= _LEAST_SHARED and shared >= least * min(len(mine), len(theirs)) and shared >= _LEAST_OF_ALL * both


def contradicts(claim: str, quote: Quote) -> bool:
    """Return whether a sentence of an article gives other figures than a claim, for what the claim speaks of."""
    claimed = replace(quote, text=claim, hit=replace(quote.hit, text=claim))
    figures = _speak_alike(claim, quote.text) and _other_figures(claim, quote.text)
    return figures and not _other_names(claimed, quote)


def _alike(quote: Quote, hits: Sequence[Hit], sentences: Mapping[str, Sentences]) -> Iterator[Quote]:
    """Yield the sentences of other articles that are near to a quote and speak alike, the nearest first."""
    vector = _vector_of(quote, sentences)
    if vector is None:
        return
    others = [hit for hit in hits if hit.article_id != quote.hit.article_id and hit.key in sentences]
    spoken = [(hit, span) for hit in others for span in sentences[hit.key].spans]
    if not spoken:
        return
    likeness = np.concatenate([sentences[hit.key].vectors for hit in others]) @ vector
    near = np.flatnonzero(likeness >= _LEAST_LIKENESS)
    for n in near[np.argsort(-likeness[near], kind="stable")]:
        hit, (start, end) = spoken[n]
        if _speak_alike(quote.text, hit.text[start:end]):
            yield Quote(hit, hit.start + start, hit.start + end, hit.text[start:end])


def _vector_of(
    quote: Quote, sentences: Mapping[str, Sentences]
) -> "np.ndarray[tuple[int], np.dtype[np.float32]] | None":
    found = sentences.get(quote.hit.key)
    if found is None:
        return None
    start, end = quote.start - quote.hit.start, quote.end - quote.hit.start
    shared = [min(end, there[1]) - max(start, there[0]) for there in found.spans]
    if not shared or max(shared) <= 0:
        return None
    vector: NDArray[np.float32] = found.vectors[int(np.argmax(shared))]
    return vector


@functools.lru_cache(maxsize=2_048)
def _said(text: str) -> _Said:
    numbers, days, years = [], [], set()
    given, dated = placed_numbers(text)
    for number in given:
        if number.number.unit in ("th", "s"):
            continue
        if _is_year(number):
            years.add(int(number.number.value))
        else:
            numbers.append(number)
    for day in dated:
        if day.month:
            days.append(day)
            years |= {day.year} if day.year else set()
    return _Said(tuple(numbers), tuple(days), frozenset(years))


def _other_names(one: Quote, other: Quote) -> bool:
    """Return whether one sentence names somebody or something that the other's passage doesn't."""
    sides = ((one, other.hit), (other, one.hit))
    return any(missing_names(quote.text, [hit.text, hit.title, hit.publisher or ""]) for quote, hit in sides)


def _other_days(one: _Said, other: _Said) -> bool:
    """Return whether two sentences name days or years of which none agree."""
    if one.days and other.days:
        return not any(_agree(mine, theirs) for mine in one.days for theirs in other.days)
    return bool(one.years and other.years and not one.years & other.years)


def _dates(said: _Said) -> int:
    return len(said.days) + len(said.years - {day.year for day in said.days})


def _agree(one: Day, other: Day) -> bool:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)


def _other_numbers(one: _Said, other: _Said) -> bool:
    """Whether a number of one sentence is of the same thing as some of the other, and agrees with none of them."""
    for mine in one.numbers:
        same = [theirs for theirs in other.numbers if _of_one_thing(mine, theirs)]
        back = [again for theirs in same for again in one.numbers if _of_one_thing(again, theirs)]
        if same and not any(compatible(again, theirs) for again in back for theirs in same):
            return True
    return False


def _of_one_thing(one: PlacedNumber, other: PlacedNumber) -> bool:
    if one.number.unit != other.number.unit:
        return False
    if not one.number.unit:
        mine, theirs = _noun(one), _noun(other)
        if mine or theirs:
            return bool(mine & theirs)
    return bool(_around(one) & _around(other))


def _is_year(number: PlacedNumber) -> bool:
    value = number.number.value
    if number.number.unit or value != int(value) or not _FIRST_YEAR <= value < _LAST_YEAR:
        return False
    return bool(_BEFORE_YEAR.search(number.before)) or not _noun(number)


def _noun(number: PlacedNumber) -> frozenset[str]:
    """Return the terms right after a number, up to the end of its clause."""
    after = number.after[: match.start()] if (match := _CLAUSE_END.search(number.after)) else number.after
    return _bare(" ".join(after.split()[:3]))


def _around(number: PlacedNumber) -> frozenset[str]:
    return _noun(number) | _bare(" ".join(number.before.split()[-_AROUND:]))


@functools.lru_cache(maxsize=2_048)
def _bare(text: str) -> frozenset[str]:
    """Return the terms of a text but for its numbers: 2 kB for a sentence."""
    return frozenset(term for term in terms(text) if not _DIGITS.fullmatch(term))


def _overlap(one: Quote, other: Quote) -> bool:
    return one.hit.article_id == other.hit.article_id and one.start < other.end and other.start < one.end


def _by_date(quote: Quote) -> tuple[bool, date, str]:
    published = quote.hit.published
    return published is None, published or date.min, quote.hit.article_id
