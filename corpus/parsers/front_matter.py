"""Front matter: what stands above a Markdown text, in YAML, TOML or JSON, and what it says of the article.

It is read as people write it: a value that is no YAML, such as `title: Ferries: a history`, is taken as it stands. Two
rules with lines of speech between them look the same and are text, so one key at least must be one that is known.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from corpus.errors import SourceError
from corpus.parsers.dates import read_date
from corpus.parsers.draft import read_field, read_url

Matter = Mapping[str, Any]

# Keys are compared in lower case and without "-", "_" and spaces; the first that says something counts.
_TITLE = ("title", "headline")
_PUBLISHED = (
    *("published", "publishdate", "publisheddate", "datepublished", "publishedat", "publishedon", "pubdate"),
    *("publicationdate", "dateofpublication", "issued", "posted", "date", "day"),
)
_AUTHOR = ("author", "authors", "authorname", "byline", "by", "creator", "creators", "writer")
_PUBLISHER = (
    *("publisher", "sitename", "site", "publication", "newspaper", "outlet", "sourcename", "siteauthor"),
    *("website", "source"),
)
_URL = (
    *("canonical", "canonicalurl", "url", "link", "source", "sourceurl", "originalurl", "original", "externalurl"),
    *("permalink", "website"),
)
_LANGUAGE = ("language", "lang", "locale")
_OTHERS = """
alias aliases archived categories category comments cover created cssclass cssclasses dateadded datesaved description
draft excerpt expirydate extra featured featuredimage hidden id image images keywords lastmod lastmodified layout
license linktitle markup menu modified navorder order params parent permalink postid publish rating redirectfrom
series sidebar slug state status subtitle summary tag tags taxonomies template thumbnail toc topic topics type updated
uuid version weight
"""
_KNOWN = frozenset((*_TITLE, *_PUBLISHED, *_AUTHOR, *_PUBLISHER, *_URL, *_LANGUAGE, *_OTHERS.split()))
_INSIDE = ("extra", "params", "metadata", "meta")  # where Zola, Hugo and others keep more of them

_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?P<dialect>yaml|toml|json)?[ \t]*\n"
    r"(?P<block>.*?)^(?P<end>---|\+\+\+|\.\.\.)[ \t]*$\n?",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_LINE = re.compile(r"(?P<key>[^\s:=#\[\]{}\"'-][^:=\n]{0,40}?)[ \t]*(?::(?=\s|$)|=)[ \t]*(?P<value>.*)")
_SEPARATORS = re.compile(r"[\s_-]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()]*\)")
_NOTHING = frozenset(("", "~", "null", "none", "undefined"))
_TRUE, _FALSE = frozenset(("true", "yes", "on")), frozenset(("false", "no", "off"))
# What a key says of a text that isn't published.
_UNPUBLISHED: Mapping[str, frozenset[str]] = {
    "draft": _TRUE,
    "published": _FALSE,
    "publish": _FALSE,
    "status": frozenset(("draft", "private", "unpublished")),
}
_PROSE = 4  # words of a value that is rather said than set
_DEEPEST = 3
_MOST_NAMES = 50


def split(source: str) -> tuple[Matter, str]:
    """Return the front matter, by keys in lower case without separators, and the body: all of it, if none."""
    beginning = source.lstrip("\ufeff \t\n")
    for found in (_fenced(beginning), _json(beginning), _header(beginning)):
        if found:
            return _plain_keys(found[0]), found[1]
    return {}, source


def fields(matter: Matter) -> dict[str, Any]:
    """Return a Draft's fields, without those that are not said. Raises SourceError for what is marked as a draft."""
    inner = [matter[key] for key in _INSIDE if isinstance(matter.get(key), dict)]
    places = [matter, *map(_plain_keys, inner)]
    if any(map(_is_draft, places)):
        raise SourceError("unreadable-draft")

    def first(keys: tuple[str, ...]) -> Iterator[str]:
        return (text for key in keys for place in places if key in place and (text := _text(place[key])))

    language = next(first(_LANGUAGE), "")
    found = {
        "title": next(first(_TITLE), ""),
        "publisher": next(filter(read_field, first(_PUBLISHER)), ""),
        "published": next((day for day in first(_PUBLISHED) if read_date(day, language)), ""),
        "author": next(first(_AUTHOR), ""),
        "url": next(filter(read_url, first(_URL)), ""),
        "language": language,
    }
    return {field: value for field, value in found.items() if value}


def _fenced(source: str) -> tuple[Matter, str] | None:
    found = _FENCED.match(source)
    if found is None or (found["fence"] == "+++") != (found["end"] == "+++"):
        return None
    block, body = found["block"], source[found.end() :]
    if not block.strip():
        return {}, body
    dialect = (found["dialect"] or ("toml" if found["fence"] == "+++" else "yaml")).lower()
    strict = {"yaml": _read_yaml, "toml": _read_toml, "json": _read_json}[dialect](block)
    matter = strict if strict is not None else _read_lines(block)
    return (matter, body) if matter and _is_matter(matter, block, strict=strict is not None) else None


def _is_matter(matter: Matter, block: str, *, strict: bool) -> bool:
    """Return whether it says something of the article, and isn't what somebody said."""
    if any(_plain_key(key) in _KNOWN for key in matter):
        keys = [found["key"] for line in block.split("\n") if (found := _LINE.match(line))]
        return len(keys) == len(set(keys)) or "title" in map(_plain_key, keys)
    prose = (value for value in matter.values() if isinstance(value, str) and len(value.split()) >= _PROSE)
    return strict and all(str(key)[:1].islower() for key in matter) and not any(prose)


def _json(source: str) -> tuple[Matter, str] | None:
    """Return JSON above a text, as Hugo takes it."""
    if not source.startswith("{"):
        return None
    try:
        matter, end = json.JSONDecoder().raw_decode(source)
    except (ValueError, RecursionError):
        return None
    known = isinstance(matter, dict) and any(_plain_key(key) in _KNOWN for key in matter)
    return (matter, source[end:]) if known and source[end : end + 1] in ("\n", "") else None


def _header(source: str) -> tuple[Matter, str] | None:
    """Return lines such as "Title: ..." above the first empty line, as Pelican and MultiMarkdown have them."""
    block, _, body = source.partition("\n\n")
    matter = _read_lines(block)
    known = {_plain_key(key) for key in matter} & _KNOWN
    whole = len(matter) == len(block.split("\n"))
    return (matter, body) if whole and "title" in known and len(known) >= 2 else None


def _read_yaml(block: str) -> Matter | None:
    import yaml

    try:
        # Values as they are written: SafeLoader would make a title of `1.10` 1.1, and fail on an impossible date.
        found = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506  # it makes strings alone
    except (yaml.YAMLError, RecursionError):
        return None
    return found if isinstance(found, dict) else {}


def _read_toml(block: str) -> Matter | None:
    import tomllib

    try:
        return tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _read_json(block: str) -> Matter | None:
    try:
        found = json.loads(block)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else {}


def _read_lines(block: str) -> Matter:
    """Return each line's value as it is written; a list below a key is a list."""
    matter: dict[str, Any] = {}
    key = ""
    for line in block.split("\n"):
        found = _LINE.match(line)
        if found:
            key = found["key"]
            matter[key] = _unquoted(found["value"].strip().strip("[]"))
        elif key and line.lstrip().startswith("- "):
            before = matter[key] if isinstance(matter[key], list) else []
            matter[key] = [*before, _unquoted(line.lstrip()[2:].strip())]
    return matter


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value


def _plain_keys(matter: Matter) -> Matter:
    """Return it by plain keys; of two that are one then, the first counts."""
    plain: dict[str, Any] = {}
    for key, value in matter.items():
        plain.setdefault(_plain_key(key), value)
    return plain


def _plain_key(key: object) -> str:
    return _SEPARATORS.sub("", str(key)).lower()


def _is_draft(matter: Matter) -> bool:
    return any(_text(matter[key]).lower() in said for key, said in _UNPUBLISHED.items() if key in matter)


def _text(value: Any) -> str:
    """Return a value as text: the names in a list or a mapping; empty for none."""
    names = (name for name in _names(value, _DEEPEST) if name.lower() not in _NOTHING)
    return ", ".join(name for name, _ in zip(names, range(_MOST_NAMES), strict=False))


def _names(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield _LINK.sub(r"\1", _WIKI_LINK.sub(r"\1", value)).strip()
    elif isinstance(value, bool):
        yield str(value).lower()
    elif isinstance(value, date | datetime | int | float):
        yield str(value)
    elif isinstance(value, list) and depth:
        for item in value[:_MOST_NAMES]:
            yield from _names(item, depth - 1)
    elif isinstance(value, dict) and depth:
        yield from _named(value, depth - 1)


def _named(mapping: dict[Any, Any], depth: int) -> Iterator[str]:
    """Yield the name in a mapping, or those of the mappings in it."""
    plain = _plain_keys(mapping)
    name = plain.get("name") or plain.get("title")
    parts = (plain.get(key) for key in ("given", "first", "firstname", "family", "last", "lastname"))
    name = name or " ".join(part for part in parts if isinstance(part, str))
    if name:
        yield from _names(name, depth)
        return
    for inner in list(plain.values())[:_MOST_NAMES]:
        if isinstance(inner, dict):
            yield from _names(inner, depth)
