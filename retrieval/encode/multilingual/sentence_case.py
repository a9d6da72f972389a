"""Put what is printed in capitals throughout into sentence case, for encoders that know little text in capitals.

multilingual-e5-small ranks old news in capitals at .63 nDCG@10, and at .68 so put. What is indexed and shown keeps its
capitals; the two have the same length, so that places in one are places in the other.
"""

import re

_LEAST_LETTERS = 12  # fewer are a name or an abbreviation
_SHARE = 0.8  # of letters that have a case
_BEGINNING = re.compile(r"(?:\A|[.!?]\s|\n)\W*(\w)")


def sentence_cased(text: str) -> str:
    """Return text in capitals throughout in sentence case, and any other as it is."""
    if not is_capitals(text):
        return text
    lowered = "".join([lower if len(lower := character.lower()) == 1 else character for character in text])
    beginnings = {match.start(1) for match in _BEGINNING.finditer(text)}
    return "".join([text[place] if place in beginnings else one for place, one in enumerate(lowered)])


def is_capitals(text: str) -> bool:
    """Return whether most letters of a text are capitals."""
    upper = sum(map(str.isupper, text))
    return upper >= _LEAST_LETTERS and upper >= _SHARE * (upper + sum(map(str.islower, text)))
