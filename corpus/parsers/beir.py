"""BEIR's corpus.jsonl: one article a line."""

import json
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.article import Article, Failure
from corpus.errors import SourceError
from corpus.parsers.draft import Draft, to_article

_FIELDS = ("published", "publisher", "url", "author", "language")
_UNFIT_ID = re.compile("[\0-\x1f\x7f\ud800-\udfff]")


def number_rows(lines: Iterable[bytes | None], *, name: str) -> Iterator[tuple[str, Article | Failure]]:
    """Yield (origin, article or failure) for each line that isn't blank; None stands for a line too long to hold.

    The origin is "name:LINE", counted from 1. A row is `{"_id", "title"?, "text", "metadata"?: {"published"?,
    "publisher"?, "url"?, "author"?, "language"?}}`.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        origin = f"{name}:{number}"
        if line is not None and not line.strip():
            continue
        try:
            article = _article(_row(line))
            if article.id in seen:
                raise SourceError("unreadable-row-twice", id=json.dumps(article.id))
        except SourceError as error:
            yield origin, Failure(origin, error.reason)
        else:
            seen.add(article.id)
            yield origin, article


def _row(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise SourceError("unreadable-row-long")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError("unreadable-row-utf8") from None
    except (ValueError, RecursionError):
        raise SourceError("unreadable-row-json") from None
    if not isinstance(row, dict):
        raise SourceError("unreadable-row-object")
    return row


def _article(row: dict[str, Any]) -> Article:
    article_id = _id(row.get("_id"))
    text = row.get("text")
    if not isinstance(text, str):
        raise SourceError("unreadable-no-text" if text is None else "unreadable-row-text")
    metadata = row.get("metadata")
    if metadata is not None and not isinstance(metadata, dict):
        raise SourceError("unreadable-row-metadata")
    fields: dict[str, Any] = {field: _string(metadata or {}, field) for field in _FIELDS}
    draft = Draft(text=text, title=_string(row, "title"), **fields)
    return to_article(draft, article_id=article_id, fallback_title=article_id)


def _id(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return str(value)
    if value is None or value == "":
        raise SourceError("unreadable-row-no-id")
    if not isinstance(value, str) or not value.strip() or _UNFIT_ID.search(value):
        raise SourceError("unreadable-row-id")
    return value


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError("unreadable-row-key", key=key)
    return value
