"""Compare names by their sound across scripts: Murayama and 무라야마, Kim Hak-sun and 김학순, Obama and オバマ.

Hangul and kana are spelled as Unicode names their letters (학 is HANGUL SYLLABLE HAG). Left out is what spellings in
Latin letters differ in: whether a consonant is voiced, L and R, long vowels. Koreans spell their own names as they
like, Kyung or Gyeong: full names are compared by less, all but the first of several vowels and glides left out too.
What this does not do: Chinese characters, whose readings need a dictionary.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_HANGUL, _KANA = "HANGUL SYLLABLE ", "KATAKANA LETTER "
_KANA_MARKS = ("KATAKANA-HIRAGANA PROLONGED SOUND MARK", "KATAKANA LETTER SMALL TU", "KATAKANA MIDDLE DOT")
_KANA_SOUNDS = {"TI": "CHI", "TU": "TSU", "SI": "SHI", "ZI": "JI", "DI": "JI", "DU": "ZU", "WO": "O"}
_NAMES = 8_192  # whose sounds are kept: passages have the same ones again and again
_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*rules: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)


# In this order, each on what the one before it left; the first for all names, then those for vowels, close and loose.
_CONSONANTS = _rules(
    (r"t?ch|j|z", "C"), (r"sh|t?s+", "S"), (r"wh", "h"), (r"ng(?![aeiouy])|n", "N"), (r"fu", "hu"),
    (r"ph|[fvbp]", "P"), (r"th|[dt]", "T"), (r"ck|kh|gh|[gkcq]", "K"), (r"x", "KS"), (r"[rl]", "R"), (r"m", "M"),
)  # fmt: skip
_CLOSE = _CONSONANTS + _rules((r"(?<=[SC])eu", "u"), (r"ae", "e"), (r"(?<=[CS])y", ""), (r"ou|oh(?![aeiou])", "o"))
_LOOSE = _rules((r"f", "h")) + _CONSONANTS + _rules(  # ファ is the Korean hwa
    (r"[wy](?=[aeiou])", ""), (r"h(?![aeiouy])", ""), (r"a[ei]", "e"), (r"ee|y", "i"), (r"eo|eu|oo|ou|u", "o"),
)  # fmt: skip
_MUTE_R = re.compile(r"r(?![aeiouyw])")  # as in Park
_SEVERAL_VOWELS = re.compile(r"([aeio])[aeio]+")
_TWICE = re.compile(r"(.)\1+")
# Family names by their first letter in Hangul; some had an L or R that Korean has lost: 이 is Lee and Rhee, 노 is Roh.
_FAMILY = frozenset(
    "강고공곽구권금기길김나남노단도류문민박반방배백변서석선성손송신심안양엄여연염오우원유육윤은이인임장전정조주지진차천최추태표하한함허현홍황"
)
_LOST_R = {"이": "ri", "노": "ro", "임": "rim", "유": "ryu", "양": "ryang", "여": "ryeo", "나": "ra"}


@functools.lru_cache(maxsize=_NAMES)
def sound_of(name: str) -> str:
    """Return what a name in Latin script sounds like; empty for what has no such letters."""
    return _closely(_plain(name))


def sounds_of(word: str) -> list[str]:
    """Return what a word in Hangul or katakana may sound like; nothing for other scripts."""
    return _different(map(_closely, _spellings(word)))


@functools.lru_cache(maxsize=_NAMES)
def loose_sound_of(name: str) -> str:
    """Return what a name in Latin script sounds like, as far as spellings of Korean names agree."""
    return _loosely(_plain(name))


def loose_sounds_of(name: str) -> list[tuple[str, ...]]:
    """Return the same of the parts of a Korean full name; nothing for what can't be one.

    It has three syllables in Hangul, the first a family name, or is in katakana with a dot.
    """
    spelled = list(_spellings(name))
    if not spelled or not ("・" in name or (len(name) == 3 and name[0] in _FAMILY)):
        return []
    if name[0] in _LOST_R:
        spelled.append(" ".join((_LOST_R[name[0]], *spelled[0].split(" ")[1:])))
    return [tuple(map(_loosely, one.split(" "))) for one in spelled]


def together(sounds: Sequence[str]) -> str:
    """Return what the parts of a name sound like in one, where the same sounds meet."""
    return _TWICE.sub(r"\1", _SEVERAL_VOWELS.sub(r"\1", "".join(sounds)))


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).casefold()
    return re.sub("[^a-z -]", "", bare)


def _closely(spelled: str) -> str:
    return _TWICE.sub(r"\1", _by_rules(spelled, _CLOSE))


def _loosely(spelled: str) -> str:
    return together([_by_rules(_MUTE_R.sub("", part), _LOOSE) for part in re.split("[ -]", spelled)])


def _by_rules(spelled: str, rules: _Rules) -> str:
    """Return a spelling by rules, its parts one by one: Jae-in is no "jaein"."""
    parts = re.split("[ -]", spelled)
    for pattern, sound in rules:
        parts = [pattern.sub(sound, part) for part in parts]
    return "".join(parts)


def _spellings(word: str) -> Iterator[str]:
    names = [unicodedata.name(char, "") for char in word]
    if all(name.startswith(_HANGUL) for name in names):
        yield from _korean([name.removeprefix(_HANGUL).lower() for name in names])
    elif all(name.startswith(_KANA) or name in _KANA_MARKS for name in names):
        yield _japanese(names).lower()


def _korean(syllables: list[str]) -> Iterator[str]:
    """Yield how syllables are spelled; 으 may stand for no vowel at all, as in 클린턴."""
    spelled = [re.sub(r"^c|c$", "ch", syllable) for syllable in syllables]
    yield " ".join(spelled)
    if any("eu" in syllable for syllable in syllables):
        yield "".join(syllable.replace("eu", "") for syllable in spelled)


def _japanese(names: list[str]) -> str:
    spelled = ""
    for name in names:
        if name in _KANA_MARKS:
            spelled += " " if name.endswith("DOT") else ""
            continue
        letter = name.removeprefix(_KANA)
        if letter.startswith("SMALL "):  # キャ is KYA, フォ is FO
            spelled = re.sub("H$", "F", spelled[:-1]) + letter.removeprefix("SMALL ")
        else:
            spelled += _KANA_SOUNDS.get(letter, letter)
    return spelled


def _different(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, found)))
