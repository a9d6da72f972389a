"""The names of months and weekdays in other languages, as the Unicode locale data (CLDR) that Babel brings has them.

In small letters, as `retrieval.text.words.lexicon` has those of English, and without their accents too, as people type
them: fevrier for février, marz and maerz for März. What this does not do: abbreviations of weekdays, which are words
("So.", "mer.").
"""

import functools
from collections.abc import Iterable, Mapping

from retrieval.text.accents import without_accents

# Austria's Jänner and Uruguay's setiembre stand beside the common names.
_LOCALES = {"de": ("de", "de_AT"), "fr": ("fr",), "es": ("es", "es_UY")}
_CONTEXTS = ("format", "stand-alone")


@functools.cache
def month_names(language: str) -> Mapping[str, int]:
    """Return the numbers of the months, from 1, by their whole names in a language."""
    return _months(language, "wide")


@functools.cache
def month_abbreviations(language: str) -> Mapping[str, int]:
    """Return the numbers of the months, from 1, by their abbreviations in a language, without a full stop."""
    return _months(language, "abbreviated")


@functools.cache
def weekday_names(language: str) -> Mapping[str, int]:
    """Return the numbers of the weekdays, Monday being 0, by their whole names in a language."""
    from babel.dates import get_day_names

    return _numbered(get_day_names("wide", "format", language).items())


def _months(language: str, width: str) -> Mapping[str, int]:
    from babel.dates import get_month_names

    sources = [(context, locale) for context in _CONTEXTS for locale in _LOCALES[language]]
    return _numbered(item for context, locale in sources for item in get_month_names(width, context, locale).items())  # type: ignore[arg-type]


def _numbered(names: Iterable[tuple[int, str]]) -> Mapping[str, int]:
    plain = [(name.casefold().rstrip("."), number) for number, name in names]
    return dict(plain) | {bare: number for name, number in plain for bare in without_accents(name)}
