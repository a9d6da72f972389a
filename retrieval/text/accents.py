"""Latin letters without the marks above and below them, as people write them who don't have the keys."""

import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_IN_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def without_accents(word: str) -> set[str]:
    """Return how a word in small letters may be written without accents: "münchen" as "munchen" and "muenchen".

    A word without any is written in one way.
    """
    if word.isascii():
        return {word}
    composed = unicodedata.normalize("NFC", word)
    return {_bare(composed), _bare(composed.translate(_IN_GERMAN))}


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))
