"""Markup from strangers: XML without entities of its own."""

import re

from corpus.errors import SourceError
from corpus.parsers.html import decode_markup

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
