"""Compile lists of words, as rules have them, into patterns that find any of them."""

import re


def any_of(*lists: str) -> re.Pattern[str]:
    r"""Return a pattern that finds the words of some lists, each a regular expression, in capitals or not.

    White space parts the words; within one, a space is written `\s`.
    """
    words = "|".join(word for words in lists for word in words.split())
    return re.compile(rf"(?:\b|(?='))(?:{words})\b", re.IGNORECASE)
