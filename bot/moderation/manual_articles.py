"""Articles that moderators give by hand: read from an attachment or a page, looked at, and added when confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any

from bot.render.errors import Refused
from corpus.article import Article
from corpus.errors import SourceError
from corpus.parsers import FORMS, parse
from corpus.parsers.dates import read_date
from corpus.parsers.draft import read_field
from corpus.read_results import Found
from corpus.specs import SourceSpec
from retrieval.store.catalog import Catalog

# As much as is read of a page of the web.
MAX_BYTES = 10 * 1024 * 1024
SUFFIXES = (".md", ".txt", ".html", ".pdf", ".docx", ".odt", ".rtf", ".eml")
_FOLDER = "attached"
_NAME_CHARS = 150
_FIELDS = ("id", "title", "text", "publisher", "author", "url", "language", "by_ocr")


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold an article that isn't added yet. `spec` is the page that it was read from, None for an attachment.

    `edited` tells that its title or day isn't what its page says: it is then added as it is, and not read again.
    """

    article: Article
    origin: str
    spec: SourceSpec | None = None
    edited: bool = False
    replaces: bool = False

    @property
    def found(self) -> Found:
        """Return the article as the refresher takes it."""
        return Found(self.article, self.origin)


def check_attachment(name: str, size: int) -> None:
    """Raise Refused where an attachment can't be an article, before it is fetched."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in FORMS or not suffix:
        raise Refused("adding-wrong-type", types=", ".join(SUFFIXES))
    if size > MAX_BYTES:
        raise Refused("adding-too-big", megabytes=MAX_BYTES // 1024**2)


def from_attachment(catalog: Catalog, name: str, data: bytes) -> Draft:
    """Return the draft of an attached file. Raises SourceError where it can't be read. Runs in a worker thread."""
    clean = PurePath(name).name[-_NAME_CHARS:]
    try:
        article = parse(data, name=clean, article_id=f"{_FOLDER}/{clean}")
    except SourceError:
        raise
    except Exception as error:  # the parsers stand on big libraries, and the file is anybody's
        raise SourceError("unreadable-unforeseen", error=type(error).__name__) from error
    return _placed(catalog, Draft(article, clean))


def with_metadata(draft: Draft, title: str, publisher: str, published: str) -> Draft:
    """Return a draft with what a moderator says of it. Raises Refused where the day is none, or the title is empty."""
    named = read_field(title)
    if named is None:
        raise Refused("adding-no-title")
    day = read_date(published) if published.strip() else None
    if published.strip() and day is None:
        raise Refused("adding-no-date")
    article = draft.article
    edited = draft.edited or (named, day) != (article.title, article.published)
    changed = replace(article, title=named, publisher=read_field(publisher), published=day)
    spec = replace(draft.spec, publisher=changed.publisher) if draft.spec else None
    return replace(draft, article=changed, spec=spec, edited=edited)


def as_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as it is kept for its buttons."""
    article = {name: getattr(draft.article, name) for name in _FIELDS}
    article["published"] = draft.article.published.isoformat() if draft.article.published else None
    spec = draft.spec.as_json() if draft.spec else None
    return {
        "article": article,
        "origin": draft.origin,
        "spec": spec,
        "edited": draft.edited,
        "replaces": draft.replaces,
    }


def from_json(kept: Mapping[str, Any]) -> Draft:
    """Return the draft that was kept for its buttons."""
    article = dict(kept["article"])
    article["published"] = date.fromisoformat(article["published"]) if article["published"] else None
    spec = SourceSpec.from_json(kept["spec"]) if kept["spec"] else None
    return Draft(Article(**article), kept["origin"], spec, kept["edited"], kept["replaces"])


def _placed(catalog: Catalog, draft: Draft) -> Draft:
    """Give a draft an id that no source's article has; one that was given by hand before is replaced."""
    current = catalog.current()
    members = catalog.members(current.id if current else None)
    stem, number = draft.article.id, 2
    while (member := members.get(draft.article.id)) and member.source != "added":
        draft = replace(draft, article=replace(draft.article, id=f"{stem} ({number})"))
        number += 1
    return replace(draft, replaces=member is not None)
