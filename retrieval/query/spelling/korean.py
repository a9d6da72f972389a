"""Correct slips in Korean nouns: a key beside the right one, too many or too few, or a vowel written as it sounds.

Words of two syllables are mostly a key away from other words, so that only what sounds the same is a slip there. Of the
6,150 words of 500 sentences of news and encyclopedias, the words of 500 others changed 17, a dozen of them wrongly.
What this does not do: verbs, whose endings no corpus has all of, and spaces but for those around what asks; pairs of
characters mostly forgive them.
"""

import functools
import re
from collections.abc import Iterator

from retrieval.query.spelling.candidates import Vocabulary
from retrieval.query.spelling.pairs_of_characters import lacks, meant
from retrieval.query.spelling.particles import is_inflected, nouns, stands_as_noun
from retrieval.text.hangul import KEYS, ROWS, SHIFTED, VOWELS, composed, in_hangul, keys_of
from retrieval.text.terms import terms

_WORD = re.compile("[가-힣ㄱ-ㅣ]{2,16}")
_LATIN_WORD = re.compile(r"(?<![^\W\d_])[A-Za-z]{4,}(?![^\W\d_])")
_SYLLABLES = re.compile("[가-힣]{2,}")
# Syllables of a noun that may have any slip, and two.
_ANY_SLIP, _TWO_SLIPS = 3, 5
# Vowels that sound the same, after any key or after these: 되 is ㅗㅣ and 돼 ㅗㅐ, and 쟈 sounds like 자.
_SOUND_THE_SAME = (
    ("", "ㅐㅔ"),
    ("", "ㅒㅖ"),
    ("ㅗ", "ㅣㅐ"),
    *(("ㅅㅆㅈㅉㅊ", vowels) for vowels in ("ㅏㅑ", "ㅓㅕ", "ㅗㅛ", "ㅜㅠ")),
)
_SOUND_ALIKE = ("ㅖㅔ", "ㅓㅗ", "ㅏㅑ", "ㅓㅕ", "ㅗㅛ", "ㅜㅠ")
_PAIRS = 256  # whose slips are kept: 0.8 MB
_SHORTEST_TYPED = 2  # syllables: "thsu" is 소녀
_ASKING = ("언제", "어디", "누구", "누가", "얼마", "무엇")
_ASKED = "|".join(_ASKING)
_RUN_TOGETHER = re.compile(rf"(?<=[가-힣][은는이가을를의에로])(?={_ASKED})")  # 높이는얼마인가요
_PARTED = re.compile(rf"((?:{_ASKED})|[가-힣]인(?= 가요)) (?=가요|인가요|입니까|예요|이에요)")  # 얼마인 가요


def correct(text: str, vocabulary: Vocabulary) -> str:
    """Return a text with the Korean nouns that are plainly slips corrected, and a word that asks in its own place."""
    spaced = _PARTED.sub(r"\1", _RUN_TOGETHER.sub(" ", text))
    return _WORD.sub(lambda found: _corrected(found[0], vocabulary), spaced)


def in_korean(text: str, vocabulary: Vocabulary) -> str:
    """Return a text with what was typed with the keyboard left in English as it was meant: "thsutkd" is 소녀상.

    A word that neither the corpus nor the encoder has, and that types a noun of the corpus, shows that it was.
    """
    typed = {word: in_hangul(word) for word in _LATIN_WORD.findall(text) if not _is_known(word, vocabulary)}
    typed = {word: korean for word, korean in typed.items() if _SYLLABLES.fullmatch(korean)}
    if not any(_is_of_the_corpus(noun, vocabulary) for korean in typed.values() for noun in nouns(korean)):
        return text
    return _LATIN_WORD.sub(lambda found: typed.get(found[0], found[0]), text)


def _is_known(word: str, vocabulary: Vocabulary) -> bool:
    small = word.casefold()
    return any(map(vocabulary.count, terms(small))) or vocabulary.is_word(small)


def _is_of_the_corpus(noun: str, vocabulary: Vocabulary) -> bool:
    if len(noun) < _SHORTEST_TYPED or lacks(noun, vocabulary):
        return False
    return any(stands_as_noun(noun, text) for text in vocabulary.texts_with(noun)[1])


def _corrected(word: str, vocabulary: Vocabulary) -> str:
    whole = composed(keys_of(word))  # a letter that was typed after its syllable joins it: 소녀사ㅇ
    if not (_SYLLABLES.fullmatch(whole) and terms(whole)):
        return word
    found = nouns(whole)
    if any(not lacks(noun, vocabulary) or vocabulary.is_word(noun) for noun in found):
        return whole
    for noun in found:
        if len(noun) < _ANY_SLIP:
            other = next((asked for asked in _ASKING if noun in _sounding_alike(asked)), None)
            other = other or meant(noun, vocabulary, _sounding_alike, 1, stands_as_noun)
        else:
            other = meant(noun, vocabulary, _a_key_away, 2 if len(noun) >= _TWO_SLIPS else 1, stands_as_noun)
        if other and not is_inflected(other):
            return other + whole[len(noun) :]
    return whole


def _sounding_alike(pair: str) -> Iterator[str]:
    """Yield two syllables with one of their vowels as it is written where it sounds the same."""
    keys = keys_of(pair)
    for n, key in enumerate(keys):
        for before, vowels in _SOUND_THE_SAME:
            if key in vowels and (not before or keys[n - 1] in before):
                yield composed(keys[:n] + vowels[1 - vowels.index(key)] + keys[n + 1 :])


@functools.lru_cache(maxsize=_PAIRS)
def _a_key_away(pair: str) -> tuple[str, ...]:
    """Return what two syllables may have been meant as where a key is another, too many, too few or out of turn."""
    keys, near = keys_of(pair), _near()
    edited = {
        *(keys[:n] + keys[n + 1 :] for n in range(len(keys))),
        *(keys[:n] + key + keys[n + 1 :] for n in range(len(keys)) for key in near[keys[n]]),
        *(keys[:n] + key + keys[n:] for n in range(1, len(keys) + 1) for key in _missing(keys[n - 1], keys[n : n + 1])),
        *(f"{keys[:n]}{keys[n + 1]}{keys[n]}{keys[n + 2 :]}" for n in range(len(keys) - 1)),
    }
    return tuple(sorted(filter(_SYLLABLES.fullmatch, map(composed, edited - {keys}))))


def _missing(before: str, after: str) -> str:
    """Return the keys that may be missing between two: a vowel beside a vowel, a consonant that ends a syllable."""
    if after and after in VOWELS:
        return VOWELS
    return KEYS if before in VOWELS else ""


@functools.cache
def _near() -> dict[str, set[str]]:
    """Return for each key those beside it, that with the shift key, and what sounds like it."""
    near: dict[str, set[str]] = {key: set() for key in KEYS}
    places = {key: (row, column) for row, keys in enumerate(ROWS) for column, key in enumerate(keys)}
    for key, (row, column) in places.items():
        for other, (other_row, other_column) in places.items():
            # Each row is half a key to the right of the one above.
            if abs(row - other_row) <= 1 and 0 < abs(2 * (column - other_column) + row - other_row) <= 2:
                near[key].add(other)
    for one, other in (*SHIFTED.items(), *(vowels for _, vowels in _SOUND_THE_SAME), *_SOUND_ALIKE):
        near[one].add(other)
        near[other].add(one)
    return near
