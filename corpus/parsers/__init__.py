"""Files to articles: a form for each kind of file, chosen by the file name's suffix."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType

from corpus.article import Article
from corpus.errors import SourceError
from corpus.parsers.dates import read_date
from corpus.parsers.draft import MAX_ARTICLE_CHARS, to_article
from corpus.parsers.isolation import SECONDS, Form, parse_as

__all__ = ["FORMS", "MAX_ARTICLE_CHARS", "ROWS_SUFFIX", "parse"]

_DATED_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[-_ ](?P<rest>.+)")  # as Jekyll has it
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
    draft = parse_as(form, data, seconds=seconds)
    dated = _DATED_NAME.fullmatch(path.stem) if form == "markdown" else None
    if dated and read_date(draft.published, draft.language) is None:
        draft = replace(draft, published=dated["day"])
    return to_article(draft, article_id=article_id, fallback_title=dated["rest"] if dated else path.stem)
