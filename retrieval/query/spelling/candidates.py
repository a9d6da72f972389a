"""What a slip of the pen may have been meant as, what is known of the corpus's words, and which is plainly meant."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

# Of two that are as near, the one meant is so many times as frequent.
_CLEARLY = 5


class Vocabulary(Protocol):
    """Tell which terms a corpus has, and how it writes them."""

    def count(self, term: str) -> int:
        """Return how many chunks hold a term."""
        ...

    def is_word(self, word: str) -> bool:
        """Return whether a word, in small letters, is known to be one, whatever the corpus holds."""
        ...

    def beginning_with(self, letter: str) -> Sequence[str]:
        """Return the terms that begin with a letter."""
        ...

    def accented(self, term: str) -> Sequence[str]:
        """Return the terms with accents that are a term without them."""
        ...

    def forms(self, term: str) -> Collection[str]:
        """Return words that the corpus writes a term as."""
        ...

    def texts_with(self, word: str) -> tuple[int, Sequence[str]]:
        """Return how many chunks hold all terms of a word, and the texts of the first of them."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold what may be meant, how many slips it is from what was written, and how many chunks have it."""

    word: str
    slips: float
    count: int


def plainest(candidates: Iterable[Candidate]) -> str | None:
    """Return the nearest word, None where another is as near and not much rarer."""
    ranked = sorted(candidates, key=lambda one: (one.slips, -one.count, one.word))
    if not ranked:
        return None
    best, *others = ranked
    rivals = [one for one in others if one.slips == best.slips and one.word.casefold() != best.word.casefold()]
    return None if any(best.count < _CLEARLY * one.count for one in rivals) else best.word
