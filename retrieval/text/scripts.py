"""Which script a text is written in, by Unicode's names of its letters: "latin", "hangul", "arabic"."""

import functools
import unicodedata
from collections import Counter

_LOOKED_AT = 400  # characters: a script shows at once
# Japanese is written in kana and Chinese characters together: where there is a tenth of kana, the rest is Japanese too.
_KANA, _KANA_SHARE = ("hiragana", "katakana"), 0.1
LATIN, HANGUL, JAPANESE, HAN = "latin", "hangul", "japanese", "han"
# So many letters of an alphabet say as much as one of these: "Kim Hak-sun은 어디에서 태어났나요?" is asked in Korean.
_SYLLABIC = {HANGUL: 2, HAN: 2, **dict.fromkeys(_KANA, 2)}
_NAMED = {"cjk": HAN, "fullwidth": LATIN, "halfwidth": "katakana"}


def script_of(text: str) -> str:
    """Return the script that most letters of a text's beginning are of, empty for one without letters."""
    text = text[:_LOOKED_AT]
    if text.isascii():
        return LATIN if any(map(str.isalpha, text)) else ""
    counts = Counter(map(_script, filter(str.isalpha, text)))
    counts = Counter({name: count * _SYLLABIC.get(name, 1) for name, count in counts.items()})
    kana = sum(counts.pop(name, 0) for name in _KANA)
    if kana:
        han = counts.pop(HAN, 0)
        counts[JAPANESE if kana >= _KANA_SHARE * (kana + han) else HAN] += kana + han
    return max(counts, key=lambda name: counts[name]) if counts else ""


def is_latin(text: str) -> bool:
    """Return whether most letters of a text's beginning are Latin, or there are none."""
    return script_of(text) in (LATIN, "")


def are_apart(one: str, other: str) -> bool:
    """Return whether words of one script aren't written in another: Chinese characters are Japanese too."""
    chinese = (HAN, JAPANESE)
    return bool(one and other) and one != other and not (one in chinese and other in chinese)


@functools.lru_cache(maxsize=16_384)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0].casefold()
    return _NAMED.get(name, name)
