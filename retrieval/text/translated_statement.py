"""Tell whether sentences in two languages that mean the same differ in a fact all the same.

Vectors say how near two sentences are, and hardly tell 63 from 58, Norway from Sweden, or "did" from "did not". This
compares what can be told apart across languages: figures, countries, names spelled by sound, and denials. What it finds
nothing against may be different all the same.
"""

import functools

from retrieval.text.names_by_sound import lacks_name
from retrieval.text.numbers.figures import other_figures
from retrieval.text.scripts import is_latin
from retrieval.text.terms import terms
from retrieval.text.words.countries import countries_in
from retrieval.text.words.denials_by_language import other_denial

_LEAST_TERMS = 5  # "The victim saw nobody": what has fewer is said of many things


@functools.lru_cache(maxsize=2_048)
def may_say_the_same(one: str, other: str, language: str, other_language: str) -> bool:
    """Return whether two sentences are long enough to be one statement, and nothing speaks against it."""
    if min(len(set(terms(text))) for text in (one, other)) < _LEAST_TERMS:
        return False
    languages = language, other_language
    return not (
        other_denial(one, other, languages)
        or _other_countries(one, other, languages)
        or other_figures(one, other, languages)
        or (is_latin(one) and lacks_name(one, other))
        or (is_latin(other) and lacks_name(other, one))
    )


def _other_countries(one: str, other: str, languages: tuple[str, str]) -> bool:
    """Return whether each names a country that the other doesn't."""
    mine, theirs = map(countries_in, (one, other), languages)
    return bool(mine - theirs and theirs - mine)
