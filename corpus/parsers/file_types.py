"""What a file is: by its bytes where they tell, else by the ending of its name."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

from corpus.parsers.isolation import Form

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
        ".docx": "docx",
        ".epub": "epub",
        ".odt": "odt",
        ".rtf": "rtf",
        ".eml": "eml",
        ".mhtml": "mhtml",
        ".mht": "mhtml",
    }
)
BEGINNING = 4096  # bytes that tell; of an archive all of them are needed
_TEXTS: frozenset[Form] = frozenset(("markdown", "text", "eml"))  # whose bytes may begin with anything

_ZIP = b"PK\x03\x04"
_MIME_TYPES: Mapping[bytes, Form] = MappingProxyType(
    {b"application/epub+zip": "epub", b"application/vnd.oasis.opendocument.text": "odt"}
)
_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_HEADERS = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_SAVED_PAGE = re.compile(rb"^(?:Snapshot-Content-Location:|Content-Type:\s*multipart/related\b)", re.I | re.M)
_SENT = re.compile(rb"^(?:From|Received|Message-ID):", re.I | re.M)


def form_of(suffix: str, data: bytes) -> Form | None:
    """Return what a file with this ending, in lower case, is; None where neither it nor the bytes tell."""
    named = FORMS.get(suffix)
    told = told_by_bytes(data)
    if told is None:
        return named
    if told == "html" and named in _TEXTS:
        return named  # a text may well begin with a tag
    return told


def told_by_bytes(data: bytes) -> Form | None:
    """Return what the bytes plainly are; None for text, and for what can't be read."""
    begins = data[:BEGINNING]
    if b"%PDF-" in begins[:1024]:
        return "pdf"
    if begins.startswith(_ZIP):
        return _archived(data)
    if begins.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _HTML.match(begins.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    headers = _HEADERS.match(begins.lstrip(b"\xef\xbb\xbf\r\n"))
    if headers is None:
        return None
    if _SAVED_PAGE.search(headers[0]):
        return "mhtml"
    return "eml" if len(_SENT.findall(headers[0])) > 1 and b"\nMIME-Version:" in headers[0] else None


def may_be_readable(begins: bytes) -> bool:
    """Return whether a file of an unknown ending that begins so may be one of a known kind."""
    return begins.startswith(_ZIP) or told_by_bytes(begins) is not None


def _archived(data: bytes) -> Form | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if "word/document.xml" in names:
                return "docx"
            kind = archive.read("mimetype").strip() if "mimetype" in names[:1] else b""
            return _MIME_TYPES.get(kind)
    except Exception:  # noqa: BLE001  # zipfile raises whatever a broken one makes it stumble over
        return None
