"""Correct words that a corpus lacks to words that it has, where only one is plainly meant.

A word that the corpus has, in any inflection, stays, and so does one that it lacks but that is a word: "bread" is no
slip of "broad". No list of words is whole, so that a slip must also look like one: inside the word, and in a name no
other letter, but a vowel for a vowel in a long one. Of the words of 500 questions asked of a corpus on other subjects,
eight slips are corrected and two words that were right changed.

In another language than English only accents are looked at: by these rules, 295 of 1,000 sentences in French and
Spanish were changed, nearly all for the worse. What this does not do: numbers, and a wrong first letter.
"""

import functools
import re
from collections.abc import Iterator
from string import ascii_lowercase

from retrieval.query.spelling.accents import otherwise_accented
from retrieval.query.spelling.candidates import Candidate, Vocabulary, plainest
from retrieval.text.languages import is_foreign
from retrieval.text.scripts import is_latin
from retrieval.text.terms import CJK, STOP_WORDS, terms

# Letters of a word from which on one slip is corrected, one that is another letter, another vowel in a name, and two.
_ONE_SLIP, _OTHER_LETTER, _OTHER_VOWEL, _TWO_SLIPS = 4, 5, 7, 10
_TOO_FAR = 9
# Two letters in the other order, or one twice, make some ten words of one, a letter too many or too few some hundreds:
# of a "staute", the statue is likelier than the state.
_LIKELY = 0.5
_LONGEST = 24  # letters; what is longer is no word of English
_VOWELS = frozenset("aeiou")
# Looked at more closely: how the corpus writes them.
_CANDIDATES = 6
_OFTEN = 1_000_000
_WORD = re.compile(rf"(?:(?![{CJK}])[^\W\d_])+")
# Too short to be compared.
_SLIPS = {
    "wat": "what", "wht": "what", "teh": "the", "hte": "the", "adn": "and", "wen": "when", "whn": "when", "hwo": "who",
    "hwy": "why", "abt": "about", "agian": "again", "thier": "their", "wether": "whether",
}  # fmt: skip
# "After" and the like are found in the corpus or not; these are words that questions are built with, whatever it holds.
_FUNCTION_WORDS = frozenset(word for word in STOP_WORDS if len(word) >= _ONE_SLIP) | {
    "again", "against", "around", "between", "does", "during", "ever", "happen", "happened", "many", "much", "whether",
    "without",
}  # fmt: skip
_ASKED = """
accept according agree agreed agreement announce announced apologise apologize article articles before begin believe
between cause common compare comparison country decide decided demand demanded describe difference explain government
happen happened important meaning mention minister money number people president propose proposed question reason
receive received refuse refused reject rejected remove removed require required response statement summarise summarize
summary support tell themselves
"""
# Words that many questions are asked with, which the encoder understands though a small corpus lacks them.
_COMMON = frozenset(_ASKED.split())
_CONTRACTED = """
arent cant couldnt didnt doesnt dont hadnt hasnt havent hows isnt shouldnt thats theres theyre wasnt werent whats whens
wheres whos whys wont wouldnt youre
"""
_WITHOUT_APOSTROPHE = frozenset(_CONTRACTED.split())


def correct(text: str, vocabulary: Vocabulary) -> str:
    """Return a text with the words that are plainly slips corrected, and all else as it was."""
    shouted = text.isupper()

    @functools.cache
    def foreign() -> bool:
        return is_latin(text) and is_foreign(text)

    @functools.cache
    def corrected(word: str, begins: bool) -> str:
        small = word.casefold()
        found = terms(small)
        if len(found) != 1 or small in _FUNCTION_WORDS | _COMMON or vocabulary.count(found[0]):
            return word
        if len(small) >= _ONE_SLIP and (accented := otherwise_accented(small, vocabulary, foreign=foreign())):
            return _cased(accented, word)
        return word if foreign() else _corrected(word, found[0], vocabulary, begins=begins, shouted=shouted)

    return _WORD.sub(lambda found: corrected(found[0], found.start() == 0), text)


def _corrected(word: str, term: str, vocabulary: Vocabulary, *, begins: bool, shouted: bool) -> str:
    small = word.casefold()
    is_name = not (shouted or word.islower() or (begins and word == word.capitalize()))
    if small in _SLIPS and not is_name:
        return _cased(_SLIPS[small], word)
    if len(small) < _ONE_SLIP or small in _WITHOUT_APOSTROPHE or (is_name and word != word.capitalize()):
        return word
    if vocabulary.is_word(small):
        return word
    meant = plainest(_candidates(small, term, vocabulary, is_name=is_name))
    return _cased(meant, word) if meant else word


def _candidates(word: str, term: str, vocabulary: Vocabulary, *, is_name: bool) -> Iterator[Candidate]:
    """Yield what is as near to a word as a slip or two."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= _TWO_SLIPS and not is_name else 1
    if not is_name:
        for words, count in ((_FUNCTION_WORDS, _OFTEN), (_COMMON, 1)):
            near = (found for found in words if found[0] == word[0] and _slips(word, found, is_name=False) == 1)
            yield from (Candidate(found, 1, count) for found in near)
        yield from _one_slip_away(word, vocabulary)
    held = vocabulary.beginning_with(word[0])
    # A term lacks the ending, in which a slip may lie.
    for found, *_ in process.extract(term, held, scorer=OSA.distance, score_cutoff=most + 1, limit=_CANDIDATES):
        forms = {*vocabulary.forms(found)}
        if word == term and vocabulary.is_word(found):
            forms.add(found)  # "demnad", where the corpus has "demanded" alone
        slips = {form: _slips(word, form.casefold(), is_name=is_name) for form in forms}
        # Of forms as near, one in small letters shows that it is no name.
        form = min(slips, key=lambda form: (slips[form], form != form.lower(), form), default="")
        if form and slips[form] <= most:
            yield Candidate(form, slips[form], vocabulary.count(found))


def _one_slip_away(word: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield the words one slip from one that the corpus has in some inflection, whatever the slip did to the ending.

    Of what the corpus lacks, those with two letters in the other order alone that are known to be words.
    """
    if not (word.isascii() and _OTHER_LETTER <= len(word) <= _LONGEST):
        return
    turned = {f"{word[:n]}{word[n + 1]}{word[n]}{word[n + 2 :]}" for n in range(1, len(word) - 1)}
    fewer = {word[:n] + word[n + 1 :] for n in range(1, len(word))}
    more = {f"{word[:n]}{letter}{word[n:]}" for n in range(1, len(word)) for letter in ascii_lowercase}
    for other in sorted((turned | fewer | more) - {word}):
        found = terms(other)
        count = vocabulary.count(found[0]) if len(found) == 1 else 0
        if not (count or other in turned) or _slips(word, other, is_name=False) != 1:
            continue
        forms = sorted(form for form in vocabulary.forms(found[0]) if form.casefold() == other) if count else []
        if forms or vocabulary.is_word(other) or (count and other in turned):
            likely = count and (other in turned or _doubles(word, other))
            yield Candidate(forms[-1] if forms else other, _LIKELY if likely else 1, max(count, 1))


def _slips(word: str, other: str, *, is_name: bool) -> int:
    """Return how many slips are between two words, many where they are rather two words."""
    from rapidfuzz.distance import OSA

    slips = OSA.distance(word, other, score_cutoff=2)
    if slips != 1:
        return slips
    if len(word) > len(other):
        return slips if _doubles(word, other) or not (is_name or len(word) <= _ONE_SLIP) else _TOO_FAR
    if len(word) < len(other):
        return _TOO_FAR if other.startswith(word) and (is_name or len(word) <= _ONE_SLIP) else slips
    differ = [place for place, letters in enumerate(zip(word, other, strict=True)) if letters[0] != letters[1]]
    if len(differ) > 1:  # two letters in the wrong order
        return slips
    vowel = {word[differ[0]], other[differ[0]]} <= _VOWELS
    likely = vowel and len(word) >= _OTHER_VOWEL if is_name else len(word) >= _OTHER_LETTER
    return slips if likely and differ[0] < len(word) - 1 else _TOO_FAR


def _doubles(word: str, other: str) -> bool:
    """Return whether a word has one letter twice that another has once."""
    return any(
        word[place] == word[place + 1] and word[:place] + word[place + 1 :] == other for place in range(len(word) - 1)
    )


def _cased(meant: str, word: str) -> str:
    """Return what is meant in the capitals that were written, or that the corpus writes it with."""
    if word.isupper() and len(word) > 1:
        return meant.upper()
    return meant[0].upper() + meant[1:] if word[0].isupper() else meant
