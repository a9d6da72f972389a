"""The countries that a sentence names, whatever its language: by the names that Unicode's CLDR has for them.

What this does not do: what people are called after a country, but for English (`retrieval.text.words.lexicon`), and
names that CLDR gives in another form (米国 for アメリカ合衆国).
"""

import functools
import re
from collections.abc import Mapping

from retrieval.text.words.lexicon import OF_COUNTRIES

_CODE = re.compile(r"[A-Z]{2}")
_OWN_WORD = r"(?<![^\W\d_])"  # a Hangul or Latin name isn't found within a word; Chinese characters part none


@functools.lru_cache(maxsize=2_048)
def countries_in(text: str, language: str) -> frozenset[str]:
    """Return the ISO 3166 codes of the countries that a text in a language (ISO 639-1) names."""
    names = _names(language)
    return frozenset(names[found] for found in _finding(language).findall(text.casefold()))


@functools.cache
def _names(language: str) -> Mapping[str, str]:
    """Return the codes of countries by their names in small letters; none for a language that CLDR hasn't."""
    from babel.core import Locale, UnknownLocaleError

    try:
        known = Locale(language).territories
    except UnknownLocaleError:
        return {}
    names = {name.casefold(): code for code, name in known.items() if _CODE.fullmatch(code)}
    if language == "en":
        names |= {word: names[country] for word, country in OF_COUNTRIES.items() if country in names}
    return names


@functools.cache
def _finding(language: str) -> re.Pattern[str]:
    names = sorted(_names(language), key=len, reverse=True)
    before = "" if language in ("ja", "zh") else _OWN_WORD
    return re.compile(before + "(" + "|".join(map(re.escape, names)) + ")" if names else r"(?!)")
