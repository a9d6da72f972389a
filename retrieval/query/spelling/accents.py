"""Find the words that a corpus has with accents where they were written without, and the other way round.

In a language that is written with accents, who writes one means it, and one on the last vowel makes another word, but
in a name: gardé and garde, costó and costo.
"""

from retrieval.query.spelling.candidates import Vocabulary
from retrieval.text.accents import without_accents
from retrieval.text.terms import terms


def otherwise_accented(word: str, vocabulary: Vocabulary, *, foreign: bool) -> str | None:
    """Return the word of the corpus that one in small letters is but for accents: "Francois" is François.

    Of several, the most frequent. `foreign` tells that the question is in another language than English.
    """
    if not word.isascii():
        plain = () if foreign else sorted(without_accents(word))
        return next((one for one in plain if any(map(vocabulary.count, terms(one)))), None)
    found = sorted(vocabulary.accented(terms(word)[0]), key=vocabulary.count, reverse=True)
    forms = (form for term in found for form in sorted(vocabulary.forms(term), reverse=True))
    return next((form for form in forms if _is_meant(word, form, foreign=foreign)), None)


def _is_meant(word: str, form: str, *, foreign: bool) -> bool:
    small = form.casefold()
    at_the_end = form == small and small.removesuffix("s")[:-1].isascii()
    return word in without_accents(small) and not (foreign and at_the_end)
