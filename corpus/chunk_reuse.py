"""Find what a changed text still has of its earlier passages, each at its place and in their order.

It is the longest chain of places, by characters, in which both the passages and their places go on: heaviest increasing
subsequence (Jacobson and Vo, Heaviest Increasing/Common Subsequence Problems, 1992), over the places where a passage
begins and ends where pieces of the new text do.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import Span

# A passage that is there more often (a refrain, a line of a table) is looked for at this many places alone.
_PLACES = 20


@dataclass(frozen=True, slots=True)
class _Chain:
    """Hold the heaviest chain that ends with a place, from its end to its beginning."""

    weight: int
    place: Span
    before: "_Chain | None"


def still_there(text: str, pieces: Sequence[Span], passages: Sequence[str]) -> list[Span]:
    """Return the spans of those passages that a text still has, in order; none of them overlap.

    `pieces` are the spans that the text is made of, in order: a passage that begins or ends within one is another now.
    """
    best: list[_Chain] = []  # by the end of the last place, and by weight: what is later weighs more
    starts, ends = {start for start, _ in pieces}, {end for _, end in pieces}
    for passage in passages:
        places = _places(text, passage, starts, ends) if passage else ()
        # All are found before any is entered: a passage stands in a chain once.
        for chain in [_appended(best, place) for place in places]:
            _enter(best, chain)
    spans = []
    last = best[-1] if best else None
    while last:
        spans.append(last.place)
        last = last.before
    return spans[::-1]


def _places(text: str, passage: str, starts: set[int], ends: set[int]) -> Iterator[Span]:
    found, left = text.find(passage), _PLACES
    while found >= 0 and left:
        if found in starts and found + len(passage) in ends:
            left -= 1
            yield found, found + len(passage)
        found = text.find(passage, found + 1)


def _appended(best: Sequence[_Chain], place: Span) -> _Chain:
    """Return the heaviest chain that a place can be appended to, with it."""
    fits = bisect_left(best, place[0] + 1, key=lambda chain: chain.place[1])
    before = best[fits - 1] if fits else None
    return _Chain((before.weight if before else 0) + place[1] - place[0], place, before)


def _enter(best: list[_Chain], chain: _Chain) -> None:
    """Keep a chain unless one that ends no later weighs as much; drop those that it makes useless."""
    at = bisect_left(best, chain.place[1] + 1, key=lambda other: other.place[1])
    if at and best[at - 1].weight >= chain.weight:
        return
    if at and best[at - 1].place[1] == chain.place[1]:
        at -= 1
    after = at
    while after < len(best) and best[after].weight <= chain.weight:
        after += 1
    best[at:after] = [chain]
