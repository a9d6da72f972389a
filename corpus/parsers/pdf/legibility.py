"""Whether a PDF's fonts say which letters they show, or the letters that come out read as a language all the same.

Old fonts name no letters, yet number them as ASCII does; others number their glyphs, and then "The council" comes out
as "7KH FRXQFLO". What tells them apart are the small words that no text does without.
"""

import re

_MOST_UNKNOWN = 0.1  # of the letters: of a formula's signs a few are always unknown
_MOST_UNREADABLE = 0.01  # of the characters that come out as none
_LEAST_WORDS = 8  # fewer tell nothing
_LEAST_SMALL = 0.1  # of the words; in prose it is a third
_SMALL = """
a an and as at by for from in is it of on or that the to was with der die das den und ist ein eine mit von zu im le la
les des du de et un une est en que el los las por con del il di che per da do os na no een het van w z i se je v och att
det som på og er av ja on и в на не что с по
"""
_SMALL_WORDS = frozenset(_SMALL.split())
_WORD = re.compile(r"[^\W\d_]+")


def is_legible(text: str, unknown: float) -> bool:
    """Return whether a text is what its pages show; `unknown` is the share of letters that its fonts don't name."""
    return unknown <= _MOST_UNKNOWN or _reads_as_language(text)


def _reads_as_language(text: str) -> bool:
    if text.count("\ufffd") > _MOST_UNREADABLE * len(text):
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    small = sum(word in _SMALL_WORDS for word in words)
    return len(words) >= _LEAST_WORDS and small >= _LEAST_SMALL * len(words)
