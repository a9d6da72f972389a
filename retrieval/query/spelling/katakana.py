"""Correct slips in words in katakana: a long vowel, a small letter or a voicing mark missing, too many or another.

What this does not do: Chinese characters chosen wrongly for a reading, or written in hiragana, which need a dictionary.
"""

import functools
import re

from retrieval.query.spelling.candidates import Vocabulary
from retrieval.query.spelling.pairs_of_characters import lacks, meant

_KATAKANA = "ァ-ヺー"
_WORD = re.compile(f"[{_KATAKANA}]{{2,20}}[一二]|[{_KATAKANA}]{{4,20}}")
_RUN = re.compile(f"[{_KATAKANA}]+")
_SHAPES = str.maketrans("一二", "ーニ")  # characters that look like them
_PAIRS = 256  # whose slips are kept
_TWO_SLIPS = 6  # letters of a word that may have two
_ALIKE = (
    "アァ", "イィ", "ウゥヴ", "エェ", "オォ", "ヤャ", "ユュ", "ヨョ", "ツッ", "ワヮ",
    "シツ", "ソン", "ジヂ", "ズヅ", "オヲ", "バヴ", "ビヴ", "ベヴ", "ボヴ",
    *(f"{one}{chr(ord(one) + 1)}" for one in "カキクケコサシスセソタチテトハヒフヘホ"),
    *(f"{one}{chr(ord(one) + 2)}" for one in "ハヒフヘホ"), *(f"{one}{chr(ord(one) + 1)}" for one in "バビブベボ"),
    *(f"ー{vowel}" for vowel in "アイウエオァィゥェォ"),
)  # fmt: skip
# One sound that is written in two ways.
_SOUNDS = (
    ("バ", "ヴァ"), ("ビ", "ヴィ"), ("ブ", "ヴ"), ("ベ", "ヴェ"), ("ボ", "ヴォ"), ("ハ", "ファ"), ("ヒ", "フィ"),
    ("ヘ", "フェ"), ("ホ", "フォ"), ("チ", "ティ"), ("テ", "ティ"), ("ジ", "ディ"), ("デ", "ディ"), ("シェ", "セ"),
    ("ジェ", "ゼ"), ("ツ", "トゥ"), ("ウィ", "イ"), ("ウェ", "エ"),
)  # fmt: skip
_OFTEN_TOO_MANY = "ーッァィゥェォャュョ"
_OFTEN_MISSING = f"{_OFTEN_TOO_MANY}ン"


def correct(text: str, vocabulary: Vocabulary) -> str:
    """Return a text with the words in katakana that are plainly slips corrected."""
    return _WORD.sub(lambda found: _corrected(found[0], vocabulary), text)


def _corrected(word: str, vocabulary: Vocabulary) -> str:
    if not lacks(word, vocabulary):
        return word
    alike = word.translate(_SHAPES)
    if alike != word:
        return alike if any(alike in text for text in vocabulary.texts_with(alike)[1]) else word
    if vocabulary.is_word(word):
        return word
    return meant(word, vocabulary, _variants, 2 if len(word) >= _TWO_SLIPS else 1, _stands) or word


def _stands(word: str, text: str) -> bool:
    """Return whether a text has a word, or a longer one in katakana that begins or ends with it."""
    return any(run.startswith(word) or run.endswith(word) for run in _RUN.findall(text))


@functools.lru_cache(maxsize=_PAIRS)
def _variants(pair: str) -> tuple[str, ...]:
    """Return what two letters may have been meant as, one slip away."""
    other = _other()
    found = {
        *(pair[:n] + pair[n + 1 :] for n in range(len(pair)) if pair[n] in _OFTEN_TOO_MANY),
        *(pair[:n] + letter + pair[n:] for n in range(1, len(pair) + 1) for letter in _OFTEN_MISSING),
        *(pair[:n] + letters + pair[n + 1 :] for n in range(len(pair)) for letters in other.get(pair[n], ())),
        *(letters for letters in other.get(pair, ())),
        pair[::-1],
    }
    return tuple(sorted(found - {pair}))


@functools.cache
def _other() -> dict[str, set[str]]:
    """Return what a letter, or two that are one sound, may stand for."""
    other: dict[str, set[str]] = {}
    for group in (*_ALIKE, *_SOUNDS):
        for one in group:
            other.setdefault(one, set()).update(each for each in group if each != one)
    return other
