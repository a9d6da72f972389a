"""Compare the names of two sentences that are spelled by sound in Latin script, as Murayama and Kim Hak-sun are.

Such a name is in a Korean sentence as it sounds (`retrieval.text.sounds`), and in another in Latin script as it stands.
Names of other kinds are often translated, or spelled by ear: that they can't be found says nothing. What this does not
do: Chinese characters, whose readings need a dictionary.
"""

import functools
import re

from retrieval.text.names import missing_names
from retrieval.text.scripts import HANGUL, LATIN, script_of
from retrieval.text.sounds import loose_sound_of, loose_sounds_of, sound_of, sounds_of, together
from retrieval.text.words.countries import countries_in
from retrieval.text.words.lexicon import OF_COUNTRIES

# Syllables as Japanese names are written in: a consonant and a vowel, or an n. Korea, Europe and Fashion are no such.
_JAPANESE = re.compile(
    r"(?!.*(?:e[au]|ia|ion))(?:(?:[kstnhmrgzdbpj]|[kgnhbpmr]?y|sh|ch|ts|w|f)?[aiueo]|n(?![aiueoy]))+", re.IGNORECASE
)
_KOREAN = re.compile(r"\b[A-Z][a-z]{1,5} [A-Z][a-z]{1,5}-[a-z]{1,5}\b")
_LEAST_LETTERS = 6  # "Abe", "Sato" and "Same" sound like too much else
_HANGUL = re.compile("[가-힣]{2,}")
_FULL, _LONGEST = 3, 6  # syllables of a Korean full name, and of others


def lacks_name(sentence: str, other: str) -> bool:
    """Return whether a sentence in Latin script has a name spelled by sound that the other doesn't have.

    Nothing is told where the other is in a script that doesn't spell by sound.
    """
    script = script_of(other)
    if script not in (LATIN, HANGUL):
        return False
    full = [name for name in _KOREAN.findall(sentence) if name not in other]
    single = [name for name in missing_names(sentence, [other]) if _is_japanese(name)]
    if script == LATIN or not (full or single):
        return bool(full or single)
    return not _heard_in_full(other).issuperset(map(loose_sound_of, full)) or not _heard(other).issuperset(
        map(sound_of, single)
    )


def _is_japanese(name: str) -> bool:
    spelled = len(name) >= _LEAST_LETTERS and _JAPANESE.fullmatch(name) is not None
    return spelled and name.casefold() not in OF_COUNTRIES and not countries_in(name, "en")


@functools.lru_cache(maxsize=512)
def _heard(text: str) -> frozenset[str]:
    """Return what all that may be a name in a Korean sentence sounds like; particles stand at its end."""
    parts = (word[:length] for word in _HANGUL.findall(text) for length in range(2, min(len(word), _LONGEST) + 1))
    return frozenset(sound for part in parts for sound in sounds_of(part))


@functools.lru_cache(maxsize=512)
def _heard_in_full(text: str) -> frozenset[str]:
    names = (word[n : n + _FULL] for word in _HANGUL.findall(text) for n in range(len(word) - _FULL + 1))
    return frozenset(together(parts) for name in names for parts in loose_sounds_of(name))
