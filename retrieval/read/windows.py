"""Which few sentences of the passages are read closely: windows around those that likeness and words put forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retrieval.read.features import Candidate
from retrieval.text.scripts import HAN, JAPANESE, script_of
from retrieval.types import Hit, Sentences

# Characters of a window, its title left out: some 100 tokens, as most that the reader was taught with.
_LONGEST = 460
# By how much fewer a token has in a script: 4.2 in English, 1.7 in Korean, 1.5 in Japanese and Chinese.
_DENSER = {"hangul": 2.4, JAPANESE: 2.7, HAN: 2.8}


@dataclass(frozen=True, slots=True)
class Window:
    """Hold neighbouring sentences of a passage: from `first` on, up to `last`, which is no longer in it."""

    hit: Hit
    first: int
    last: int
    sentences: Sentences

    @property
    def start(self) -> int:
        """Return where it begins in the passage."""
        return self.sentences.spans[self.first][0]

    @property
    def head(self) -> str:
        """Return what is read before it: the article's title, in a line of its own."""
        return f"{self.hit.title}\n" if self.hit.title else ""

    @property
    def text(self) -> str:
        """Return what is read."""
        return self.head + self.hit.text[self.start : self.sentences.spans[self.last - 1][1]]


def windows_around(
    likely: Sequence[Candidate], sentences: Mapping[str, Sentences], most: int, longest: int = _LONGEST
) -> list[Window]:
    """Return at most so many windows, each around the likeliest sentence that none before it holds.

    `longest` is in characters of an alphabet; of scripts that say more in a character a window has fewer.
    """
    found: list[Window] = []
    read: set[tuple[str, int]] = set()
    for candidate in likely:
        if len(found) == most:
            break
        if (candidate.hit.key, candidate.ordinal) in read:
            continue
        room = round(longest / _DENSER.get(script_of(candidate.hit.text), 1))
        window = _around(candidate, sentences[candidate.hit.key], room)
        found.append(window)
        read.update((candidate.hit.key, ordinal) for ordinal in range(window.first, window.last))
    return found


def _around(candidate: Candidate, sentences: Sentences, longest: int) -> Window:
    """Return a sentence with those before and after it, one by one on either side, as far as there is room."""
    spans = sentences.spans
    first, last = candidate.ordinal, candidate.ordinal + 1
    grown = True
    while grown:
        grown = False
        if first and spans[last - 1][1] - spans[first - 1][0] <= longest:
            first, grown = first - 1, True
        if last < len(spans) and spans[last][1] - spans[first][0] <= longest:
            last, grown = last + 1, True
    return Window(candidate.hit, first, last, sentences)
