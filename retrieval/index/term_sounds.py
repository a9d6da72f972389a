"""Find the terms of a lexical index by what they sound like (`retrieval.text.sounds`), however they are spelled.

A vocabulary has tens of thousands of terms, and a question several words that may be names: each term is spoken once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

Spoken = Callable[[str], str]

_LONGER, _LONGEST = 3, 24  # letters that a term may have more than two for each of its sounds, and at all
# The letters that words may begin with, by the first of their sounds.
_LETTERS = {
    "K": "gkcq", "T": "dt", "P": "bpvf", "C": "cjz", "S": "st", "R": "rl", "M": "m", "N": "n", "h": "hf",
    "a": "ayw", "e": "eyw", "i": "iy", "o": "oyuw", "u": "uyw", "y": "y", "w": "w",
}  # fmt: skip


class TermSounds:
    """Tell which terms sound like a name; `beginning_with` gives those that begin with a letter.

    What terms sound like is worked out when it is first asked for, those of one letter and length together.
    """

    def __init__(self, beginning_with: Callable[[str], Iterable[str]]) -> None:
        self._beginning_with = beginning_with
        self._known: dict[tuple[str, int, str, Spoken], Mapping[str, list[str]]] = {}

    def like(self, sound: str, spoken: Spoken) -> Iterator[str]:
        """Yield the terms that sound so as `spoken` tells it, with an "e" that stemming may have taken put back."""
        for letter in _LETTERS.get(sound[:1], ""):
            for length in range(len(sound) - 1, min(2 * len(sound) + _LONGER, _LONGEST) + 1):
                yield from self._sounding(letter, length, "", spoken).get(sound, ())
                if sound.endswith("e"):
                    yield from self._sounding(letter, length, "e", spoken).get(sound, ())

    def _sounding(self, letter: str, length: int, ending: str, spoken: Spoken) -> Mapping[str, list[str]]:
        """Return the terms of a letter and a length by what they sound like with an ending."""
        key = letter, length, ending, spoken
        if key not in self._known:
            by_sound: dict[str, list[str]] = {}
            for term in self._beginning_with(letter):
                if len(term) == length:
                    by_sound.setdefault(spoken(f"{term}{ending}"), []).append(term)
            self._known[key] = by_sound
        return self._known[key]
