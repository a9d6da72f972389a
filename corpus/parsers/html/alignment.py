"""Which blocks of a page are in the text that trafilatura takes out of it, whose own words are cut and rearranged."""

import itertools
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.parsers.html.blocks import Block
from corpus.parsers.html.boilerplate import is_beside
from corpus.parsers.html.tree import Element

_NO_WORD = re.compile(r"[\W_]+")
_SURE = 40  # letters; so many in a row are in a text once
_IN_ONE_PIECE = 0.8  # of the text; where less of it is found, its pieces are not the page's blocks
_PIECE, _MOST_PIECES = 24, 16  # letters of the pieces of a block that is not in the text as it stands, and how many
_ENOUGH = 0.6  # of a block's pieces


def align(extracted: Element, blocks: Sequence[Block]) -> tuple[set[int], float]:
    """Return the positions of the blocks that are in an extracted body, and the share of its text that they make up.

    A short block may be anywhere, as "Home" is: of several places it is taken to stand nearest the long ones. Where the
    text came out in one piece, as some of trafilatura's ways make it, all is taken that is in it and no menu's.
    """
    whole = letters("".join(extracted.itertext()))
    keys = [letters(block.text) for block in blocks]
    together = _by_their_pieces(extracted, keys, whole)
    if _share(together, keys, whole) < _IN_ONE_PIECE:
        one = {place for place, key in enumerate(keys) if key and key in whole and not is_beside(blocks[place].around)}
        together = max(together, one, key=lambda places: _share(places, keys, whole))
    return together, _share(together, keys, whole)


def _by_their_pieces(extracted: Element, keys: Sequence[str], whole: str) -> set[int]:
    text = _Text(whole)
    found = [place for place, key in enumerate(keys) if len(key) >= _SURE and text.has_most_of(key)]
    short = Counter(filter(None, map(letters, _pieces(extracted))))
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        if len(key) < _SURE and key in short:
            places.setdefault(key, []).append(place)
    near = (sorted(each, key=lambda place: _distance(place, found))[: short[key]] for key, each in places.items())
    return {*found, *itertools.chain.from_iterable(near)}


def _share(places: set[int], keys: Sequence[str], whole: str) -> float:
    return sum(len(keys[place]) for place in places) / max(1, len(whole))


def letters(text: str) -> str:
    """Return the letters and digits of a text, which white space and marks make no difference to."""
    return _NO_WORD.sub("", text).lower()


class _Text:
    """Look for blocks in a text, each first behind the last one: they come in its order, and it may be long."""

    def __init__(self, whole: str) -> None:
        self._whole = whole
        self._at = 0

    def has_most_of(self, key: str) -> bool:
        if self._has(key):
            return True
        starts = range(0, len(key) - _PIECE + 1, max(_PIECE, len(key) // _MOST_PIECES))
        return sum(self._has(key[start : start + _PIECE]) for start in starts) >= _ENOUGH * len(starts)

    def _has(self, key: str) -> bool:
        place = self._whole.find(key, self._at)
        if place < 0:
            place = self._whole.find(key, 0, self._at + len(key))
        self._at = max(place, 0) or self._at
        return place >= 0


def _pieces(extracted: Element) -> Iterator[str]:
    """Yield what a short block may be of a body: an element's text, its beginning, and what follows it."""
    for element in extracted.iter():
        if not isinstance(element.tag, str):
            continue
        text, tail = element.text or "", element.tail or ""
        yield text
        yield tail
        if len(element):
            inside = "".join(element.itertext())
            if len(inside) < 4 * _SURE and letters(inside) != letters(text):
                yield inside


def _distance(place: int, among: Sequence[int]) -> int:
    at = bisect(among, place)
    return min((abs(place - other) for other in among[max(0, at - 1) : at + 1]), default=0)
