"""The languages of the catalogues, which of them are whole, and catalogues of a test's own in their place."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.render import messages
from bot.render.messages import ENGLISH, LOCALES, languages

GLOSSARY = tomllib.loads((LOCALES / "glossary.toml").read_text(encoding="utf-8"))
# The glossary names the languages that say everything. One that it doesn't name may lack what is then said in English.
WHOLE = tuple(sorted({language for words in GLOSSARY.values() for language in words}))
TRANSLATED = tuple(language for language in languages() if language != ENGLISH)


@contextmanager
def catalogues_in(folder: Path) -> Iterator[None]:
    """Read the catalogues of a folder in place of the real ones."""

    def forget() -> None:
        for cache in (messages.languages, messages._bundle, messages._log_missing):
            cache.cache_clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "LOCALES", folder)
        forget()
        yield
    forget()
