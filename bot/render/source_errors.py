"""Why something can't be read, in a person's language.

`corpus` says why in English, and knows nobody's language. The English catalogue has its sentences word for word, with
places for their values: so they are known again here, and said in another language. What isn't known stays as it is.
"""

import functools
import re

from bot.render.messages import ENGLISH, LOCALES, Words
from bot.render.source_names import source_name

_FILE = "reasons.ftl"
_MESSAGE = re.compile(r"^(reasons-[a-z0-9-]+) = (.+)$", re.MULTILINE)
_VALUE = re.compile(r"\{ \$([a-z]+) \}")
_WHY, _SOURCE = "why", "source"
_LONGEST = 2_000  # characters of a reason that is looked up
_DEPTH = 4  # reasons within reasons


@functools.lru_cache(4096)  # a thousand pages fail for three reasons
def reason_in(text: str, words: Words, depth: int = _DEPTH) -> str:
    """Return a reason in a person's language; of a path of this machine that it names, the last part alone."""
    for key, pattern in _patterns() if depth and len(text) <= _LONGEST else ():
        if found := pattern.fullmatch(text):
            return words(key, **{name: _value(name, value, words, depth) for name, value in found.groupdict().items()})
    return text


def _value(name: str, value: str, words: Words, depth: int) -> str:
    if name == _WHY:
        return reason_in(value, words, depth - 1)
    return source_name(value) if name == _SOURCE else value


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the keys and what the sentences look like, those that say most first."""
    written = (LOCALES / ENGLISH / _FILE).read_text(encoding="utf-8")
    found = [(key, said) for key, said in _MESSAGE.findall(written)]
    found.sort(key=lambda message: -len(_VALUE.sub("", message[1])))
    return tuple((key, _pattern(said)) for key, said in found)


def _pattern(said: str) -> re.Pattern[str]:
    parts = _VALUE.split(said)  # text and names by turns
    return re.compile("".join(_group(part) if n % 2 else re.escape(part) for n, part in enumerate(parts)), re.DOTALL)


def _group(name: str) -> str:
    # A source is an address or a path, which may have spaces, but no ": " of its own.
    return rf"(?P<{name}>(?:(?!: ).)+)" if name == _SOURCE else rf"(?P<{name}>.+?)"
