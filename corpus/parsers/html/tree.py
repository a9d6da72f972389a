"""A page's source as a tree of elements, and small operations on it that lxml hasn't."""

import functools
import re
from typing import Any

from corpus.decoding import decode

Element = Any  # lxml has no types

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FEW_NULS = 0.0005  # of the bytes; UTF-16 has as many as letters
_HEAD = 4096  # bytes in which a page must declare its encoding; browsers look at 1024
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,1000}\?>")  # lxml takes no text with one
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]"
)  # for a tree; browsers show none of them
# libxml2 stumbles over some kinds. Bounded: a page of a million "<!doctype" that never end must not take hours.
_DOCTYPE = re.compile(r"<!doctype[^>]{0,1000}>", re.I)
_OF_A_HEAD = frozenset(("title", "meta", "link", "base", "style", "script", "noscript", "object"))
_TEMPLATE, _TEMPLATE_END = re.compile(r"<template\b", re.I), re.compile(r"</template\s*>", re.I)


def decode_markup(data: bytes, charset: str | None = None) -> str:
    """Return the source of HTML or XML: in what the server says, else in what it says of itself. Raises as `decode`."""
    declared = _DECLARED.search(data[:_HEAD])
    own = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    if 0 < data.count(b"\0") <= max(1, _FEW_NULS * len(data)) and data.lstrip()[:1] == b"<":
        data = data.replace(b"\0", b"")  # browsers pass over them
    return decode(data, declared=(charset, own))


def parse_page(source: str) -> Element | None:
    """Return the page's `html` element, None where there is no element in it; comments and templates are left out."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")
    written = _UNFIT.sub("", _DOCTYPE.sub("", _XML_DECLARATION.sub("", source), count=1))
    try:
        root = html.document_fromstring(_without_templates(written).encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    _move_out_of_head(root)
    return root if root.find("body") is not None or root.find("head") is not None else None


def _move_out_of_head(root: Element) -> None:
    """Put into the body what is none of a head's: libxml2 leaves `article` and the like there without a `body` tag."""
    stray = [child for head in root.findall("head") for child in head if child.tag not in _OF_A_HEAD]
    if stray:
        body = root.find("body")
        if body is None:
            body = root.makeelement("body")
            root.append(body)
        for place, element in enumerate(stray):
            body.insert(place, element)


def _without_templates(page: str) -> str:
    """Return the page without its templates, which show nothing; one that never ends is left."""
    kept, position = [], 0
    while (start := _TEMPLATE.search(page, position)) and (end := _TEMPLATE_END.search(page, start.end())):
        kept.append(page[position : start.start()])
        position = end.end()
    return "".join([*kept, page[position:]])


def text_of(element: Element) -> str:
    """Return the text in an element on one line; without its tail."""
    return " ".join("".join(element.itertext()).split())


def class_and_id(element: Element) -> str:
    """Return what the page's author calls an element: its classes and its id, in lower case, a hyphen for each hump."""
    return _hyphened(element.get("class") or "", element.get("id") or "")


@functools.lru_cache(maxsize=4096)
def _hyphened(classes: str, name: str) -> str:
    return _CAMEL.sub("-", f"{classes} {name}").lower().strip()


def drop(element: Element) -> None:
    """Take an element out of its tree; its tail stays."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def put(element: Element, text: str = "") -> None:
    """Let an element hold nothing but this text, as a `span`; thousands in one line would be slow to take out."""
    element.clear(keep_tail=True)
    element.tag = "span"
    element.text = text
