"""Read Hangul as the keys that it is typed with, and back, by the keyboard that nearly all Koreans use.

소녀상 is ㅅㅗㄴㅕㅅㅏㅇ: seven keys, "thsutkd" where the keyboard was left in English. A key for each letter but for
double vowels and finals, which take two: 의 is ㅇㅡㅣ. The standard is KS X 5002, Dubeolsik.
"""

import functools
import re

_FIRST, _LAST = ord("가"), ord("힣")
_VOWEL_KEYS = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ"
_FINAL_KEYS = "ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
_INITIALS = tuple("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
_MEDIALS = tuple(_VOWEL_KEYS.split())
_FINALS = ("", *_FINAL_KEYS.split())
# By how much each moves a syllable on from 가, as Unicode orders them.
_PLACES = tuple(
    {part: place * step for place, part in enumerate(parts)}
    for parts, step in ((_INITIALS, len(_MEDIALS) * len(_FINALS)), (_MEDIALS, len(_FINALS)), (_FINALS, 1))
)
_DOUBLE = dict(
    zip("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄㅘㅙㅚㅝㅞㅟㅢ", (keys for keys in (*_FINALS, *_MEDIALS) if len(keys) > 1), strict=True)
)
ROWS = ("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ")  # of the keyboard
SHIFTED = dict(zip("ㅂㅈㄷㄱㅅㅐㅔ", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))
KEYS = "".join((*ROWS, *SHIFTED.values()))
VOWELS = "".join(key for key in KEYS if key in _MEDIALS)
_ON_KEYS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "".join(ROWS), strict=True))
_IN_HANGUL = str.maketrans(
    {letter.upper(): SHIFTED.get(key, key) for letter, key in _ON_KEYS.items()} | dict(_ON_KEYS.items())
)


def _any_of(parts: tuple[str, ...]) -> str:
    return "|".join(sorted(filter(None, parts), key=len, reverse=True))


# A consonant before a vowel begins a syllable.
_SYLLABLE = re.compile(f"([{''.join(_INITIALS)}])({_any_of(_MEDIALS)})((?:{_any_of(_FINALS)})(?![ㅏ-ㅣ]))?")


def keys_of(text: str) -> str:
    """Return a text with its Hangul as the keys that it is typed with."""
    return "".join(map(_keys, text))


def composed(keys: str) -> str:
    """Return a text with the keys of Hangul as the syllables that they type; what types none stays."""
    return _SYLLABLE.sub(_syllable, keys)


def in_hangul(text: str) -> str:
    """Return what the keys of a text in Latin letters type where the keyboard is set to Korean."""
    return composed(text.translate(_IN_HANGUL))


@functools.cache
def _keys(letter: str) -> str:
    if _FIRST <= ord(letter) <= _LAST:
        rest, final = divmod(ord(letter) - _FIRST, len(_FINALS))
        initial, medial = divmod(rest, len(_MEDIALS))
        return _INITIALS[initial] + _MEDIALS[medial] + _FINALS[final]
    return _DOUBLE.get(letter, letter)


def _syllable(found: re.Match[str]) -> str:
    initial, medial, final = found.groups("")
    return chr(_FIRST + _PLACES[0][initial] + _PLACES[1][medial] + _PLACES[2][final])
