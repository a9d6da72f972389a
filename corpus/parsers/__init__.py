"""Files to articles: a form for each kind of file, chosen by the file name's suffix."""

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from corpus.article import Article
from corpus.errors import SourceError
from corpus.parsers.draft import MAX_ARTICLE_CHARS, to_article
from corpus.parsers.isolation import SECONDS, Form, parse_as

__all__ = ["FORMS", "MAX_ARTICLE_CHARS", "ROWS_SUFFIX", "parse"]

ROWS_SUFFIX = ".jsonl"  # many articles in one file: corpus.parsers.beir
FORMS: Mapping[str, Form] = MappingProxyType(
    {
        ".md": "markdown",
        ".markdown": "markdown",
        ".txt": "text",
        ".text": "text",
        "": "text",  # LICENSE, NOTES: text by custom, and refused if it is not
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".pdf": "pdf",
    }
)


def parse(data: bytes, *, name: str, article_id: str, seconds: float = SECONDS) -> Article:
    """Return the article in a file's bytes; `name` is the file's name, whose suffix says what the bytes are.

    Raises SourceError for what can't be read, within so many seconds.
    """
    path = PurePath(name)
    form = FORMS.get(path.suffix.lower())
    if form is None:
        known = ", ".join(suffix for suffix in (*FORMS, ROWS_SUFFIX) if suffix)
        raise SourceError("unreadable-suffix", suffix=path.suffix, known=known)
    if not data:
        raise SourceError("unreadable-empty")
    return to_article(parse_as(form, data, seconds=seconds), article_id=article_id, fallback_title=path.stem)
