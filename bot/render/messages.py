"""What the bot says, in the languages of `bot/render/locales`: a folder a language, its `.ftl` files one catalogue.

The catalogues are written in Fluent (https://projectfluent.org). A folder with a file in it is a language, named as
Discord names it, with its region or without ("pt-BR", "pt"); what it lacks is said in English. Commands are named by
`{ COMMAND("corpus refresh") }`, which says what a person types for it. `glossary.toml` beside them has one word a thing
for each language.
"""

import functools
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from retrieval.text.languages import plain_language

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

logger = logging.getLogger(__name__)

ENGLISH = "en"
LOCALES = Path(__file__).parent / "locales"

# Fluent gives a whole sentence up where a value is longer than 2,500 characters; no message of Discord's is.
_LONGEST_VALUE = 2_000
# Days are written as the catalogues are: "22 March 2016" and not "March 22, 2016".
_FORMATS = {ENGLISH: "en_GB"}


# The ids that Discord gave to commands, by name.
CommandIds = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Say things in one language; with their ids, commands are mentions, which whoever reads them can press."""

    locale: str
    command_ids: CommandIds = ()

    def __call__(self, key: str, /, **values: str | int | float) -> str:
        """Return the sentence of a key with its values filled in, in English where the language has none.

        Numbers are written as the language writes them; ids are given as strings. Raises KeyError where not even
        English has the key.
        """
        said = self.find(key, **values)
        if said is None and self.locale != ENGLISH:
            _log_missing(self.locale, key)
            said = words_for(ENGLISH, self.command_ids).find(key, **values)
        if said is None:
            raise KeyError(key)
        return said

    def find(self, key: str, attribute: str = "", /, **values: str | int | float) -> str | None:
        """Return the sentence of a key, or of an attribute of it, None where this language has none."""
        bundle = _bundle(self.locale, self.command_ids)
        message = bundle.get_message(key) if bundle.has_message(key) else None
        if message is None:
            return None
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            return None
        given = {name: value[:_LONGEST_VALUE] if isinstance(value, str) else value for name, value in values.items()}
        said, errors = bundle.format_pattern(pattern, given)
        for error in errors:
            logger.error("the catalogue %s can't say %s: %s", self.locale, key, error)
        return str(said)

    def command(self, name: str) -> str:
        """Return a command by its qualified name, "corpus refresh": a mention of it, or how it is typed here."""
        return _command(self.locale, self.command_ids, name)

    def sentences(self, *said: str) -> str:
        """Return sentences one after the other, without those that are empty; Japanese puts no space between them."""
        return ("" if self.locale == "ja" else " ").join(filter(None, said))

    def day(self, day: date) -> str:
        """Return a day as it is written for people."""
        from babel.dates import format_date

        return format_date(day, "long", locale=self._formats)

    def language(self, code: str) -> str:
        """Return the name of a language by its code, such as "ko" or "pt-BR"; the code where it has no name."""
        from babel.core import Locale

        known = Locale.parse(self._formats).languages
        return str(known.get(code.replace("-", "_"), code))

    def duration(self, length: timedelta) -> str:
        """Return a length of time in whole minutes as it is written for people: "6 hours", "90 minutes"."""
        from babel.units import format_unit

        minutes = round(length.total_seconds() / 60)
        units = (("day", 24 * 60), ("hour", 60), ("minute", 1))
        unit, size = next((unit, size) for unit, size in units if minutes % size == 0)
        return format_unit(minutes // size, f"duration-{unit}", locale=self._formats)

    def joined(self, items: Sequence[str]) -> str:
        """Return a list as one phrase: "a, b and c"."""
        from babel.lists import format_list

        return format_list(list(items), locale=self._formats)

    @property
    def _formats(self) -> str:
        """The locale, as Babel spells it, whose numbers and days are written."""
        return _FORMATS.get(self.locale, self.locale.replace("-", "_"))


class Localized(Protocol):
    """Be somebody with a locale of their own, as whoever is behind an interaction."""

    @property
    def locale(self) -> str | Enum:
        """Return the locale."""
        ...


class LocalizedGuild(Protocol):
    """Be a server with a locale."""

    @property
    def preferred_locale(self) -> str | Enum:
        """Return the locale."""
        ...


def locale_of(where: Localized | LocalizedGuild | None) -> str:
    """Return the locale in which to speak: a person's own, a server's, or English."""
    return str(getattr(where, "locale", None) or getattr(where, "preferred_locale", None) or "en-US")


def locale_for(text: str, where: Localized | LocalizedGuild | None) -> str:
    """Return the locale to answer a message in: that of the language it is plainly in, else of where it stands."""
    own, written = locale_of(where), plain_language(text)
    return written if written in languages() and written != own.split("-")[0] else own


def words_of(where: Localized | LocalizedGuild | None, command_ids: CommandIds | None = None) -> Words:
    """Return the words for a person's locale, a server's, or English; an interaction's client knows the commands."""
    known = getattr(getattr(where, "client", None), "command_ids", ()) if command_ids is None else command_ids
    return words_for(locale_of(where), known)


def words_for(locale: str | Enum | None, command_ids: CommandIds = ()) -> Words:
    """Return what says things in the language of a locale, such as "ko" or "ko-KR"; in English where there is none."""
    asked = str(locale or ENGLISH).replace("_", "-").lower()
    known = {language.lower(): language for language in languages()}
    return _words(known.get(asked) or known.get(asked.split("-")[0]) or ENGLISH, command_ids)


@functools.cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are catalogues in."""
    return tuple(sorted(folder.name for folder in LOCALES.iterdir() if any(folder.glob("*.ftl"))))


@functools.cache
def _log_missing(language: str, key: str) -> None:
    """Log, once, that a catalogue has not a key."""
    logger.warning("the catalogue %s has no %s", language, key)


@functools.cache
def _words(language: str, command_ids: CommandIds) -> Words:
    return Words(language, command_ids)


def command_key(name: str) -> str:
    """Return the key of a command's name in the catalogues, by its qualified name or that of a context menu."""
    return f"command-{re.sub(r'[^a-z0-9_]+', '-', name.lower()).strip('-')}"


def _command(language: str, command_ids: CommandIds, name: str) -> str:
    parts, words = name.split(), _words(language, ())
    if known := dict(command_ids).get(parts[0]):
        return f"</{name}:{known}>"
    names = (" ".join(parts[: n + 1]) for n in range(len(parts)))
    return "/" + " ".join(words.find(command_key(one)) or part for one, part in zip(names, parts, strict=True))


@functools.cache
def _bundle(language: str, command_ids: CommandIds) -> "FluentBundle":
    from fluent.runtime import FluentBundle, FluentResource

    functions: dict[str, Callable[[Any], Any]] = {"COMMAND": functools.partial(_command, language, command_ids)}
    # What is sent has no marks in it.
    bundle = FluentBundle([_FORMATS.get(language, language)], functions=functions, use_isolating=False)
    for file in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
