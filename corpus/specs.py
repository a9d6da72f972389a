"""What a source is: a folder or file, a page, a feed or a sitemap, with what is to be read of it."""

import fnmatch
import posixpath
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal, Self, get_args

from corpus.article import Article
from corpus.errors import SourceError
from corpus.parsers.draft import read_field, read_language
from corpus.sample import SAMPLE
from corpus.web.urls import normalize

Kind = Literal["files", "page", "feed", "sitemap", "sample"]
KINDS: tuple[str, ...] = get_args(Kind)
_MAX_PATTERNS = 100
_MAX_PATTERN = 500  # characters
_MAX_NUMBER = 1_000_000


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """Hold what a source is. Raises SourceError where it can't be one, with why.

    `location` is an absolute posix path, an address in its one spelling, or "sample"; it is the source's name.
    `publisher` stands in place of what an article says, `language` only where it says nothing. Patterns (`*`, `?`,
    `[a-z]`, in capitals as written) are held against the whole address, or a file's path within the folder: what
    `include` names is read, all where it names nothing, less what `exclude` names. `most` is how many articles, the
    newest first, and `max_age_days` how old they may be by their date; one without a date is taken for the oldest, and
    for young enough.
    """

    kind: Kind
    location: str
    publisher: str | None = None
    language: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    most: int | None = None
    max_age_days: int | None = None

    def __post_init__(self) -> None:
        """Check every field, and bring the location and the language into their one spelling."""
        if self.kind not in KINDS:
            raise SourceError("options-kind", known=", ".join(KINDS), kind=repr(self.kind))
        self._set("location", _LOCATIONS[self.kind](self.location))
        self._set("publisher", _publisher(self.publisher))
        self._set("language", _language(self.language))
        self._set("include", _patterns("include", self.include))
        self._set("exclude", _patterns("exclude", self.exclude))
        _check_number("most", self.most)
        _check_number("max_age_days", self.max_age_days)

    def takes(self, place: str) -> bool:
        """Return whether the patterns let this address, or path within the folder, be read."""
        wanted = not self.include or any(fnmatch.fnmatchcase(place, pattern) for pattern in self.include)
        return wanted and not any(fnmatch.fnmatchcase(place, pattern) for pattern in self.exclude)

    def is_recent(self, published: date | None, today: date) -> bool:
        """Return whether something published on that day is young enough to be read."""
        return published is None or self.max_age_days is None or (today - published).days <= self.max_age_days

    def dress(self, article: Article) -> Article:
        """Return the article with the publisher that the source is given, and with its language where it says none."""
        publisher, language = self.publisher or article.publisher, article.language or self.language
        if (publisher, language) == (article.publisher, article.language):
            return article
        return replace(article, publisher=publisher, language=language)

    def as_json(self) -> dict[str, Any]:
        """Return a JSON object that `from_json` reads; what isn't set is left out."""
        fields = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        return {key: value for key, value in fields.items() if value not in (None, [])}

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """Return the source that a JSON object describes; raise SourceError where it describes none."""
        unknown = sorted(set(fields) - set(cls.__slots__))
        if unknown:
            raise SourceError("options-unknown", names=", ".join(map(str, unknown)))
        if "kind" not in fields or "location" not in fields:
            raise SourceError("options-lacking")
        return cls(**fields)

    def _set(self, field: str, value: object) -> None:
        object.__setattr__(self, field, value)


def _path(location: object) -> str:
    if not isinstance(location, str) or not location.startswith("/") or "\0" in location:
        raise SourceError("options-path", source=repr(location))
    if any("\ud800" <= char <= "\udfff" for char in location):
        raise SourceError("options-path-utf8", source=repr(location))
    return "/" + posixpath.normpath(location).lstrip("/")


def _address(location: object) -> str:
    if not isinstance(location, str):
        raise SourceError("options-address", source=repr(location))
    return normalize(location)


def _sample(location: object) -> str:
    if location != SAMPLE:
        raise SourceError("options-path", source=repr(location))
    return SAMPLE


_LOCATIONS = {"files": _path, "page": _address, "feed": _address, "sitemap": _address, "sample": _sample}


def _publisher(value: object) -> str | None:
    if value is None or value == "":
        return None
    name = read_field(value) if isinstance(value, str) else None
    if name is None:
        raise SourceError("options-publisher", value=repr(value))
    return name


def _language(value: object) -> str | None:
    if value is None or value == "":
        return None
    language = read_language(value) if isinstance(value, str) else None
    if language is None:
        raise SourceError("options-language", value=repr(value))
    return language


def _patterns(field: str, value: object) -> tuple[str, ...]:
    patterns = tuple(value) if isinstance(value, list | tuple) else None
    if patterns is None or not all(isinstance(pattern, str) for pattern in patterns):
        raise SourceError("options-no-patterns", field=field)
    kept = tuple(dict.fromkeys(pattern.strip() for pattern in patterns if pattern.strip()))
    if len(kept) > _MAX_PATTERNS or any(len(pattern) > _MAX_PATTERN for pattern in kept):
        raise SourceError("options-patterns", field=field, count=_MAX_PATTERNS, most=_MAX_PATTERN)
    return kept


def _check_number(field: str, value: object) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= _MAX_NUMBER):
        raise SourceError("options-number", field=field, most=_MAX_NUMBER)
