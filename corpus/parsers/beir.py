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
                raise SourceError(f"another line before it has the _id {json.dumps(article.id)} too")
        except SourceError as error:
            yield origin, Failure(origin, str(error))
        else:
            seen.add(article.id)
            yield origin, article


def _row(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise SourceError("the line is too long to be one article; split it")
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceError("the line is not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError):
        raise SourceError("the line is not JSON") from None
    if not isinstance(row, dict):
        raise SourceError("the line is not a JSON object")
    return row


def _article(row: dict[str, Any]) -> Article:
    article_id = _id(row.get("_id"))
    text = row.get("text")
    if not isinstance(text, str):
        raise SourceError("there is no text in it" if text is None else "its text is not a string")
    metadata = row.get("metadata")
    if metadata is not None and not isinstance(metadata, dict):
        raise SourceError("its metadata is not an object")
    fields = {field: _string(metadata or {}, field) for field in _FIELDS}
    draft = Draft(text=text, title=_string(row, "title"), **fields)
    return to_article(draft, article_id=article_id, fallback_title=article_id)


def _id(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return str(value)
    if value is None or value == "":
        raise SourceError("there is no _id in it")
    if not isinstance(value, str) or not value.strip() or _UNFIT_ID.search(value):
        raise SourceError("its _id is neither a number nor plain text")
    return value


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise SourceError(f"its {key} is not a string")
    return value
