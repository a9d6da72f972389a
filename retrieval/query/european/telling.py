"""Tell which language's rules a German, French or Spanish message is read by."""

import functools
import re

from retrieval.query.european.french import FRENCH
from retrieval.query.european.german import GERMAN
from retrieval.query.european.rules import Rules
from retrieval.query.european.spanish import SPANISH
from retrieval.text.languages import function_words, language_of
from retrieval.text.scripts import is_latin
from retrieval.text.terms import STOP_WORDS

_RULES = {rules.language: rules for rules in (GERMAN, FRENCH, SPANISH)}
LANGUAGES = tuple(_RULES.values())
_WORD = re.compile(r"[^\W\d_]{2,}")  # "a" is French and Spanish too


@functools.lru_cache(maxsize=1_024)
def rules_of(text: str) -> Rules | None:
    """Return the rules of the language that a text is in, None for English and what has none here.

    "No idea" has a Spanish function word, and an English one too: English has to be outnumbered. Dutch, Italian and
    Portuguese share many, so that a text which could be theirs too is read by the rules that there are.
    """
    if not is_latin(text):
        return None
    if shown := next((rules for rules in LANGUAGES if rules.shown_by.search(text)), None):
        return shown
    told = language_of(text)
    if told is not None and told not in _RULES:
        return None
    counts = {language: count for language, count in function_words(text).items() if language in _RULES}
    first, second, *_ = sorted(counts, key=lambda language: -counts[language])
    if counts[first] > max(counts[second], sum(word in STOP_WORDS for word in _WORD.findall(text.casefold()))):
        return _RULES[first]
    return next((rules for rules in LANGUAGES if rules.greets.match(text)), None) if told is None else None
