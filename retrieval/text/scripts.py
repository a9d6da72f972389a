"""Which script a text is written in."""

import re

_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a]")
_MOST = 0.7  # of the letters; the others may be a name in its own script


def is_latin(text: str) -> bool:
    """Return whether a text is written in Latin letters for the most part, or in none at all."""
    letters = _LETTER.findall(text)
    return not letters or sum(map(bool, map(_LATIN.match, letters))) >= _MOST * len(letters)
