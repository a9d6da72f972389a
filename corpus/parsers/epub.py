"""EPUB: the chapters of a book, in its order; each is an article of its own."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from corpus.errors import SourceError
from corpus.parsers.archive import Archive, text_of
from corpus.parsers.draft import Draft
from corpus.parsers.html import parse_html

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_LEAST_WORDS = 30  # of a chapter; less is a title page, or a part's


def parse_epub(data: bytes) -> list[Draft]:
    """Return a draft for each chapter; `part` is its place in the book. Raises SourceError where there is none.

    Author, publisher, day and language are the book's, and a chapter's title stands behind that of the book.
    """
    archive = Archive(data)
    place = next((found.get("full-path") for found in archive.xml(_CONTAINER).iter("{*}rootfile")), None)
    if not place:
        raise SourceError("unreadable-archive-broken")
    package = archive.xml(place)
    book = Draft(
        text="",
        title=text_of(package, "title"),
        publisher=text_of(package, "publisher"),
        published=_day(package),
        author=", ".join(_creators(package)) or None,
        language=text_of(package, "language"),
    )
    if "META-INF/encryption.xml" in archive.names and "rights.xml" in "".join(archive.names):
        raise SourceError("unreadable-archive-locked")
    chapters = list(_chapters(archive, package, posixpath.dirname(place), book))
    if not chapters:
        raise SourceError("unreadable-no-text")
    return [chapter for chapter in chapters if len(chapter.text.split()) >= _LEAST_WORDS] or chapters


def _chapters(archive: Archive, package: Any, folder: str, book: Draft) -> Iterator[Draft]:
    items = {item.get("id"): item for item in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        if name not in archive.names:
            continue
        try:
            chapter = parse_html(archive.read(name), is_page=False)
        except SourceError as error:
            if error.code.startswith("unreadable-archive"):
                raise
            continue  # a cover, or a page of pictures
        yield replace(book, text=chapter.text, title=_title(book, chapter), part=name)


def _title(book: Draft, chapter: Draft) -> str | None:
    if not chapter.title or chapter.title == book.title:
        return book.title
    return f"{book.title}: {chapter.title}" if book.title else chapter.title


def _creators(package: Any) -> Iterator[str]:
    for creator in package.iter("{http://purl.org/dc/elements/1.1/}creator"):
        name = " ".join("".join(creator.itertext()).split())
        if name:
            yield name


def _day(package: Any) -> str | None:
    """Return when the book was published, rather than when its file was made."""
    for found in package.iter("{http://purl.org/dc/elements/1.1/}date"):
        event = found.get("{http://www.idpf.org/2007/opf}event")
        if event in (None, "publication", "original-publication"):
            return (found.text or "").strip() or None
    return None
