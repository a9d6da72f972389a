"""Markup from strangers: XML without entities of its own, and the text in a piece of HTML."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.errors import SourceError
from corpus.parsers.html import decode_markup
from corpus.parsers.tags import BREAKS, SILENT, tidy

_VOID = ("br", "hr")  # have no end
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def clean_xml(data: bytes, charset: str | None = None) -> bytes:
    """Return XML as UTF-8, without the declaration that says what it was in.

    Raises SourceError where it declares entities: nothing that is read here needs one, and they can fill the memory,
    or stand for files of this machine. It is decoded first, so that no odd encoding hides them.
    """
    text = decode_markup(data, charset)
    if "<!ENTITY" in text:
        raise SourceError("unreadable-entities")
    return _DECLARATION.sub("", text).strip().encode()


def plain_text(source: str) -> str:
    """Return the text of a piece of HTML, a line for each block, in time that grows with its length alone."""
    if "<" not in source and "&" not in source:
        return tidy(source)
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(f"<div>{source}</div>".encode(), parser)
    except (etree.LxmlError, ValueError):
        return ""
    return tidy("".join(_pieces(etree.iterwalk(tree, events=("start", "end")))))


def _pieces(walk: Any) -> Iterator[str]:
    for event, element in walk:
        if element.tag in BREAKS and not (event == "end" and element.tag in _VOID):
            yield "\n"
        if event == "end":
            yield element.tail or ""
        elif element.tag in SILENT:
            walk.skip_subtree()
        else:
            yield element.text or ""
