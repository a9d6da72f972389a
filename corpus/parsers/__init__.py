"""Files to articles: what a file is, told by its bytes and its name, and what stands in it."""

import re
from dataclasses import replace
from pathlib import PurePath

from corpus.article import Article
from corpus.errors import SourceError
from corpus.parsers.dates import read_date
from corpus.parsers.draft import MAX_ARTICLE_CHARS, Draft, to_article
from corpus.parsers.file_types import FORMS, ROWS_SUFFIX, form_of
from corpus.parsers.isolation import SECONDS, Form, parse_as, parse_parts

__all__ = ["FORMS", "MAX_ARTICLE_CHARS", "ROWS_SUFFIX", "parse", "parse_all", "unknown_suffix"]

_DATED_NAME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[-_ ](?P<rest>.+)")  # as Jekyll has it


def parse(data: bytes, *, name: str, article_id: str, seconds: float = SECONDS) -> Article:
    """Return the article in a file's bytes; `name` is the file's name, whose suffix helps to tell what the bytes are.

    Raises SourceError for what can't be read within so many seconds, and for a book of several articles.
    """
    form, path = _form(data, name), PurePath(name)
    return _article(parse_as(form, data, seconds=seconds), form, path.stem, article_id)


def parse_all(data: bytes, *, name: str, article_id: str, seconds: float = SECONDS) -> list[Article]:
    """Return the articles in a file's bytes: those of a book have ids of their own, "ID#PART". Raises as `parse`."""
    form, path = _form(data, name), PurePath(name)
    drafts = parse_parts(form, data, seconds=seconds)
    ids = (f"{article_id}#{draft.part}" if draft.part else article_id for draft in drafts)
    return [_article(draft, form, path.stem, part_id) for draft, part_id in zip(drafts, ids, strict=True)]


def unknown_suffix(suffix: str) -> SourceError:
    """Return the error for a file of an ending that isn't known."""
    known = ", ".join(suffix for suffix in (*FORMS, ROWS_SUFFIX) if suffix)
    return SourceError("unreadable-suffix", suffix=suffix, known=known)


def _form(data: bytes, name: str) -> Form:
    suffix = PurePath(name).suffix
    form = form_of(suffix.lower(), data)
    if form is None:
        raise unknown_suffix(suffix)
    if not data:
        raise SourceError("unreadable-empty")
    return form


def _article(draft: Draft, form: Form, stem: str, article_id: str) -> Article:
    dated = _DATED_NAME.fullmatch(stem) if form == "markdown" else None
    if dated and read_date(draft.published, draft.language) is None:
        draft = replace(draft, published=dated["day"])
    return to_article(draft, article_id=article_id, fallback_title=dated["rest"] if dated else stem)
