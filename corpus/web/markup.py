"""Markup from strangers: XML without entities of its own."""

import codecs
import re

from corpus.errors import SourceError
from corpus.parsers.html import decode_markup

# XML in UTF-16 or UTF-32 without its byte-order mark (XML 1.0, appendix F).
_UNMARKED = (
    (b"<\0\0\0", codecs.BOM_UTF32_LE),
    (b"\0\0\0<", codecs.BOM_UTF32_BE),
    (b"<\0?\0", codecs.BOM_UTF16_LE),
    (b"\0<\0?", codecs.BOM_UTF16_BE),
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def clean_xml(data: bytes, charset: str | None = None) -> bytes:
    """Return XML as UTF-8, without the declaration that says what it was in.

    Raises SourceError where it declares entities: nothing that is read here needs one, and they can fill the memory,
    or stand for files of this machine. It is decoded first, so that no odd encoding hides them.
    """
    mark = next((mark for begins, mark in _UNMARKED if data.startswith(begins)), b"")
    text = decode_markup(mark + data, charset)
    if "<!ENTITY" in text:
        raise SourceError("unreadable-entities")
    return _DECLARATION.sub("", text).strip().encode()
