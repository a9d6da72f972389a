"""Correct words of a script that lexical search cuts into pairs of characters.

The slip lies in the first pair that the corpus lacks, or, in a long word that no text has, in any: whatever the two may
have been meant as takes their place, and what then has all its pairs in the corpus is looked for in the texts. No list
of the corpus's words is kept or made.
"""

from collections.abc import Callable, Iterable, Iterator

from retrieval.query.spelling.candidates import Candidate, Vocabulary, plainest

# What two characters in a row may have been meant as, each a slip away.
Variants = Callable[[str], Iterable[str]]
Stands = Callable[[str, str], bool]

_LONG = 4  # characters of a word whose pairs stand together, where they stand in one text at all


def lacks(word: str, vocabulary: Vocabulary) -> bool:
    """Return whether a corpus lacks a pair of a word's characters, or a long word as a whole."""
    if _first_lacking(word, vocabulary) is not None:
        return True
    return len(word) >= _LONG and not any(word in text for text in vocabulary.texts_with(word)[1])


def meant(word: str, vocabulary: Vocabulary, variants: Variants, most: int, stands: Stands) -> str | None:
    """Return the one word that a word which the corpus lacks is plainly a slip of, None where none is.

    `most` is how many slips it may be away, and `stands` tells whether a text has a word as one.
    """

    def candidates() -> Iterator[Candidate]:
        for slips, other in sorted(set(_known(word, vocabulary, variants, most))):
            count, texts = vocabulary.texts_with(other)
            if any(stands(other, text) for text in texts):
                yield Candidate(other, slips, count)

    return plainest(candidates())


def _known(word: str, vocabulary: Vocabulary, variants: Variants, most: int) -> Iterator[tuple[int, str]]:
    """Yield the words up to `most` slips away of which the corpus has each pair, with how many slips."""
    first = _first_lacking(word, vocabulary)
    for at in range(len(word) - 1) if first is None else (first,):
        for other in variants(word[at : at + 2]):
            repaired = f"{word[:at]}{other}{word[at + 2 :]}"
            lacking = _first_lacking(repaired, vocabulary)
            if lacking is None:
                yield 1, repaired
            elif first is not None and lacking > first and most > 1:
                yield from ((slips + 1, found) for slips, found in _known(repaired, vocabulary, variants, most - 1))


def _first_lacking(word: str, vocabulary: Vocabulary) -> int | None:
    """Return where the first pair of characters is that the corpus lacks."""
    return next((at for at in range(len(word) - 1) if not vocabulary.count(word[at : at + 2])), None)
