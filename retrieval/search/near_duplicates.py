"""Find passages that say nearly the same in other articles: wire copies, updates of one story.

Two passages are near copies where they share most of their runs of five words (Broder, On the resemblance and
containment of documents, 1997), unless they disagree: a copy with a corrected number, date, name or "not" says
something else, and hiding it would hide the contradiction.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from retrieval.text.terms import CJK
from retrieval.text.words.lexicon import MONTHS, ONES, ORDINALS, SCALES, TENS, WEEKDAYS
from retrieval.types import Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RUN = 5  # words
_FACTOR = 6_364_136_223_846_793_005  # of Knuth's MMIX generator: makes one number of several, in 64 bits
# Of the shorter passage's runs, the share that the longer one has. On constructed pairs, copies with another dateline,
# a sentence added or cut or six words edited have .75 and more; passages cut half a passage apart have .59, those that
# share a quoted paragraph .28.
_CONTAINED = 0.65
# The shorter passage's runs by the longer one's: a lone quotation is no copy of the article that it is in.
_COMPARABLE = 0.5
_WORD = re.compile(rf"[{CJK}]|\d+(?:[.,:]\d+)*|[^\W\d_{CJK}]+(?:['’][^\W\d_]+)*")
_ASCII_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*|\d+(?:[.,:]\d+)*", re.ASCII)  # finds the same, in half the time
_COUNTING = frozenset((*ONES, *TENS, *SCALES, "half", "twice", *ORDINALS[1:6], *MONTHS, *WEEKDAYS))
_COUNTING |= frozenset("一二三四五六七八九十百千万億만억천")
_DENIALS = frozenset({"no", "not", "never", "nor", "neither", "none", "without", "cannot", "不", "未", "無", "没"})
_SENTENCE = 5  # words: what is put in that is as long may be a sentence of its own, and contradicts nothing
_NAME = 3  # words: the longest name that is looked for in the place of another


def collapse(passages: Iterable[Passage], limit: int) -> list[list[Passage]]:
    """Return the first `limit` passages that aren't copies of a better one, each followed by its copies, best first.

    One article's passages are never copies of each other, and a copy's article is named once.
    """
    given = list(passages)
    runs = [_runs(passage.text) for passage in given]
    shared = _shared(runs)
    groups: list[list[int]] = []
    for place, passage in enumerate(given):
        alike = [group for group in groups if shared[group[0]][place]]
        nearest = sorted(alike, key=lambda group: -shared[group[0]][place])
        same = next((group for group in nearest if _is_copy(given, runs, shared, group[0], place)), None)
        if same is not None:
            if all(passage.article_id != given[other].article_id for other in same):
                same.append(place)
        elif len(groups) < limit:
            groups.append([place])
    return [[given[place] for place in group] for group in groups]


def _is_copy(
    passages: Sequence[Passage],
    runs: "Sequence[NDArray[np.int64]]",
    shared: Sequence[Sequence[int]],
    one: int,
    other: int,
) -> bool:
    if passages[one].article_id == passages[other].article_id:
        return False
    alike = _are_alike(len(runs[one]), len(runs[other]), shared[one][other])
    return alike and not _disagree(passages[one].text, passages[other].text)


def _are_alike(one: int, other: int, shared: int) -> bool:
    fewer, more = sorted((one, other))
    return shared >= _CONTAINED * fewer and fewer >= _COMPARABLE * more


def is_one_text(text: str, other: str) -> bool:
    """Return whether two passages are one text, also where one of them was changed to say another thing."""
    one, two = _runs(text), _runs(other)
    return _are_alike(len(one), len(two), _shared([one, two])[0][1])


def look_at(passages: Iterable[Passage]) -> None:
    """Work out ahead what `collapse` wants of passages: 0.15 ms each, kept for 4,096 texts."""
    for passage in passages:
        _runs(passage.text)


@functools.lru_cache(maxsize=4_096)
def _runs(text: str) -> "NDArray[np.int64]":
    """Return the hashes of a text's runs, each once: 1.5 kB for 200 words."""
    words = np.fromiter(map(hash, _words(text.casefold())), np.int64)
    runs = np.zeros(max(1, len(words) - _RUN + 1), np.int64)
    for place in range(min(_RUN, len(words))):
        runs = runs * _FACTOR + words[place : place + len(runs)]  # wraps around
    runs.sort()
    return _once(runs)


def _once(ordered: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Return each of some ordered numbers once; np.unique, which orders them first, takes ten times as long."""
    first = np.ones(len(ordered), np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text)
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def _shared(runs: "Sequence[NDArray[np.int64]]") -> list[list[int]]:
    """Return how many runs each two of the texts share."""
    found = np.concatenate([*runs, np.empty(0, np.int64)])
    ordered = np.sort(found)
    several = _once(ordered[1:][ordered[1:] == ordered[:-1]])  # most runs are one text's alone
    if not len(several):
        return [[0] * len(runs) for _ in runs]
    column = np.searchsorted(several[:-1], found)  # the last for whatever is beyond
    shared = several[column] == found
    texts = np.repeat(np.arange(len(runs)), [len(some) for some in runs])
    has = np.zeros((len(runs), len(several)), np.int64)
    has[texts[shared], column[shared]] = 1
    counts: list[list[int]] = (has @ has.T).tolist()
    return counts


@functools.lru_cache(maxsize=4_096)
def _disagree(text: str, copy: str) -> bool:
    """Return whether a word in the place of another makes it a different statement."""
    one, other = _words(text), _words(copy)
    mine, theirs = ([word.casefold() for word in words] for words in (one, other))
    for gap in _gaps(mine, theirs):
        a, b, c, d = _trimmed(mine, theirs, *gap)
        left, right = mine[a:b], theirs[c:d]
        inner = a > 0 and c > 0 and b < len(mine) and d < len(theirs)
        replaced = bool(left and right)
        if (replaced or inner) and max(b - a, d - c) < _SENTENCE and _denials(left) != _denials(right):
            return True
        if replaced and _counted(left, right):
            return True
        if replaced and _named(one[a:b]) and _named(other[c:d]) and "".join(left) != "".join(right):
            return True
    return False


def _gaps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Return where two texts differ between the runs that they share, as one[a:b] in the place of other[c:d].

    In one go from the left: difflib's alignment takes up to 0.8 s for two passages that repeat their words.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(other) - _RUN + 1):
        places.setdefault(tuple(other[place : place + _RUN]), []).append(place)
    a = b = c = 0
    while b <= len(one) - _RUN:
        d = next((place for place in places.get(tuple(one[b : b + _RUN]), ()) if place >= c), None)
        if d is None:
            b += 1
            continue
        if a < b or c < d:
            yield a, b, c, d
        while b < len(one) and d < len(other) and one[b] == other[d]:
            b, d = b + 1, d + 1
        a, c = b, d
    if a < len(one) or c < len(other):
        yield a, len(one), c, len(other)


def _trimmed(one: Sequence[str], other: Sequence[str], a: int, b: int, c: int, d: int) -> tuple[int, int, int, int]:
    """Return a gap without the words at its ends that both have, too few for a run."""
    while a < b and c < d and one[a] == other[c]:
        a, c = a + 1, c + 1
    while a < b and c < d and one[b - 1] == other[d - 1]:
        b, d = b - 1, d - 1
    return a, b, c, d


def _counted(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether both sides have numbers or dates, and not the same."""
    mine, theirs = ({w for w in words if w[0].isdigit() or w in _COUNTING} for words in (left, right))
    return bool(mine and theirs) and mine != theirs


def _denials(words: Sequence[str]) -> int:
    return sum(word in _DENIALS or word.endswith(("n't", "n’t")) for word in words)


def _named(words: Sequence[str]) -> bool:
    return len(words) <= _NAME and all(word[0].isupper() for word in words)
