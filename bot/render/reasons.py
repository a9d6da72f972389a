"""Say an error or a reason: its code is the key of a message of the catalogue, its values are what that speaks of.

The terminal, its JSON and the logs say it in English, whole. Discord says it in a person's language, and of a path of
this machine the last part alone.
"""

import re
from collections.abc import Callable

from bot.render.messages import Words, words_for
from bot.render.source_names import source_name
from corpus.errors import FootnoteError, Reason

_ENGLISH = words_for("en")
# Of a message, what the terminal says in its place, where people name options and not fields.
_TERMINAL = "terminal"
# What somebody typed: the terminal shows it as Python writes it.
_TYPED = ("said", "name")
# Folders before the last part of a path, in a text; an address has its slashes after a colon, a slash or a letter.
_FOLDERS = re.compile(r"(?<![\w:/.])/(?:[^/:\n]*/)*(?=[^/:\n])")

_Shown = Callable[[str, str], str]


def in_english(error: BaseException) -> str:
    """Return an error as the terminal and the logs say it."""
    return sentence(error.reason) if isinstance(error, FootnoteError) else str(error) or type(error).__name__


def sentence(reason: Reason) -> str:
    """Return a reason as the terminal and the logs say it."""
    typed = {name: repr(value) if name in _TYPED else value for name, value in _values(reason, _ENGLISH).items()}
    return _ENGLISH.find(reason.code, _TERMINAL, **typed) or said(reason, _ENGLISH)


def reason_in(reason: Reason, words: Words) -> str:
    """Return a reason in a person's language, as Discord says it."""
    return said(reason, words, in_public)


def said(reason: Reason, words: Words, shown: _Shown = lambda _, text: text) -> str:
    """Return a reason in a language; `shown` gets the name and the text of each value, and returns what is shown.

    One that no message says is of a later version: its code and its values are shown.
    """
    try:
        return words(reason.code, **_values(reason, words, shown))
    except KeyError:
        return str(reason)


def _values(reason: Reason, words: Words, shown: _Shown = lambda _, text: text) -> dict[str, str | int]:
    values: dict[str, str | int] = {}
    for name, value in reason.values.items():
        if isinstance(value, Reason):
            values[name] = said(value, words, shown)
        else:
            values[name] = shown(name, value) if isinstance(value, str) else value
    return values


def in_public(name: str, text: str) -> str:
    """Return a value of a reason as Discord may show it: of a path of this machine, the last part alone."""
    if name == "source" and text.startswith("/"):
        return source_name(text)
    # A quoted path, or a sentence that an earlier version kept.
    return _FOLDERS.sub("", text) if name in ("source", "text") else text
