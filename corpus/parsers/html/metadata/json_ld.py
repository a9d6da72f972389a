"""What a page says of itself in JSON-LD (schema.org), told from what it says of other stories."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from corpus.parsers.html.metadata.likeness import are_alike
from corpus.parsers.html.tree import Element

Node = dict[str, Any]

_TYPE = re.compile(r"ld\+json|json\+ld", re.I)
_MOST_NODES, _MOST_CHARS = 500, 2_000_000
_WRAPPED = re.compile(
    r"^\s*(?://)?\s*(?:/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://)?\s*(?:/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$"
)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_ARTICLE = re.compile(r"(?:article|posting|report|review|recipe|howto|essay|chapter|creativework|story)$", re.I)
_PAGE = re.compile(r"(?:page|episode|videoobject|question)$", re.I)
_INSIDE = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "isPartOf",
    "publisher",
)  # which lead to nothing of other stories


def read_json_ld(root: Element) -> list[Node]:
    """Return the objects of a page's JSON-LD that have a type, in its order; those in lists of other pages left out."""
    found: list[Node] = []
    for script in root.iter("script"):
        if not _TYPE.search(script.get("type") or ""):
            continue
        for node in _walk(_parsed(script.text or ""), 0):
            found.append(node)
            if len(found) >= _MOST_NODES:
                return found
    return found


def own_nodes(nodes: Sequence[Node], addresses: Sequence[str], titles: Sequence[str]) -> list[Node]:
    """Return the nodes that speak of the page itself, the likeliest first: its article, and then the page.

    `addresses` are those that the page gives itself, `titles` its headings and title. One that has another address is
    of another story unless its headline is the page's; so is one of several articles that has another headline.
    """
    articles = [node for node in nodes if is_article(node)]
    judged = [(_likeness(node, addresses, titles), node) for node in articles]
    best = [node for score, node in sorted(judged, key=lambda pair: -pair[0]) if score > 0]
    if not best and len(articles) == 1 and judged[0][0] == 0:
        best = articles
    pages = [node for node in nodes if _is_a(node, _PAGE) and _likeness(node, addresses, titles) >= 0]
    return [*best, *pages]


def is_article(node: Node) -> bool:
    """Return whether a node is an article, a post, a recipe or the like."""
    return _is_a(node, _ARTICLE)


def words_in(value: Any) -> str:
    """Return what a property says in one line: a string, or the first of a list of strings; empty for anything else."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str)), "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def names_in(value: Any, nodes: Sequence[Node]) -> list[str]:
    """Return the names of persons, or of organisations where no person is named; references are followed."""
    persons: list[str] = []
    others: list[str] = []
    for item in (_resolved(item, nodes) for item in (value if isinstance(value, list) else [value])):
        if isinstance(item, str):
            persons.append(item)
        elif isinstance(item, dict):
            named = item.get("name")
            names = [named] if isinstance(named, str) else named if isinstance(named, list) else [_full_name(item)]
            into = others if _is_a(item, re.compile("organi[sz]ation$", re.I)) else persons
            into += [name for name in names if isinstance(name, str) and name.strip()]
    return persons or others


def _full_name(item: Node) -> str:
    parts = (item.get(key) for key in ("givenName", "additionalName", "familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def _resolved(item: Any, nodes: Sequence[Node]) -> Any:
    if isinstance(item, dict) and set(item) <= {"@id", "@type"}:
        return next((node for node in nodes if node.get("@id") == item.get("@id") and "name" in node), item)
    return item


def _parsed(text: str) -> Any:
    if len(text) > _MOST_CHARS:
        return None
    written = _WRAPPED.sub("", text).strip().rstrip(";")
    for attempt in (written, _TRAILING_COMMA.sub("", written)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if value.get("@type"):
            yield value
        for key in _INSIDE:
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)


def _is_a(node: Node, kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(name, str) and kind.search(name) for name in (types if isinstance(types, list) else [types]))


def _likeness(node: Node, addresses: Sequence[str], titles: Sequence[str]) -> int:
    """Return above 0 for a node that is of this page, below for one of another, 0 where nothing tells."""
    own = [address for address in _addresses(node) if address]
    headline = words_in(node.get("headline")) or words_in(node.get("name"))
    titled = are_alike(headline, titles) if headline and titles else None
    if own and addresses:
        placed = any(path_of(one) == path_of(other) for one in own for other in addresses)
        if placed:
            return 3 if titled is not False else 2
        return 1 if titled else -1
    if titled is not None:
        return 2 if titled else -1
    return 0


def _addresses(node: Node) -> Iterator[str]:
    page = node.get("mainEntityOfPage")
    for value in (
        node.get("url"),
        page.get("@id") or page.get("url") if isinstance(page, dict) else page,
        node.get("@id"),
    ):
        if isinstance(value, str) and value.startswith(("http://", "https://", "/")):
            yield value


def path_of(address: str) -> str:
    """Return what an address names on its site, with its query, in whichever spelling."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    path = unquote(parts.path).rstrip("/").lower().removesuffix("/amp").removesuffix(".amp")
    return f"{path}?{parts.query}" if parts.query else path
