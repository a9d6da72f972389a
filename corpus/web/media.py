"""Media types: what is asked for, what a server says that it sends, and what the bytes are."""

import re
from pathlib import PurePosixPath
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from corpus.errors import FetchError
from corpus.parsers.file_types import FORMS, told_by_bytes
from corpus.parsers.isolation import Form as FileForm

Form: TypeAlias = FileForm | Literal["xml", "json"]

HTML = ("text/html", "application/xhtml+xml")
PDF = ("application/pdf", "application/x-pdf")
MARKDOWN = ("text/markdown", "text/x-markdown")
TEXT = ("text/plain",)
DOCUMENTS: dict[str, Form] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/epub+zip": "epub",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "message/rfc822": "eml",
    "multipart/related": "mhtml",
    "application/x-mimearchive": "mhtml",
}
XML = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
JSON = ("application/feed+json", "application/json", "text/json")
GZIP = ("application/gzip", "application/x-gzip")
UNSAID = ("", "application/octet-stream", "binary/octet-stream")  # what servers say of what they don't know

PAGES = (*HTML, *PDF, *MARKDOWN, *TEXT, *DOCUMENTS, *UNSAID)
FEEDS = (*XML, *JSON, *HTML, *TEXT, *UNSAID)  # many servers call a feed text or HTML; its bytes tell
SITEMAPS = (*XML, *GZIP, *HTML, *TEXT, *UNSAID)
ANYTHING = tuple(dict.fromkeys((*PAGES, *FEEDS, *SITEMAPS)))

_FORMS: dict[str, Form] = {
    **dict.fromkeys(HTML, "html"),
    **dict.fromkeys(PDF, "pdf"),
    **dict.fromkeys(MARKDOWN, "markdown"),
    **dict.fromkeys(TEXT, "text"),
    **dict.fromkeys(XML, "xml"),
    **dict.fromkeys(JSON, "json"),
    **DOCUMENTS,
}
_LIKE_A_FEED = re.compile(r"(?:application|text)/[\w.+-]*(?:xml|rss|atom|rdf|feed|json)[\w.+-]*")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.I)


def media_type(header: str | None) -> str:
    """Return the media type of a Content-Type header, in lower case; empty where it names none."""
    return re.split("[;,]", header or "", maxsplit=1)[0].strip().lower()  # some servers send it twice


def charset(header: str | None) -> str | None:
    """Return the charset of a Content-Type header."""
    found = _CHARSET.search(header or "")
    return found[1] if found else None


def check_type(said: str, accepted: tuple[str, ...]) -> None:
    """Raise FetchError for a media type that nothing can be read from; a feed's has many names, and its bytes tell."""
    is_feed = set(accepted).issuperset(XML) and _LIKE_A_FEED.fullmatch(said)
    if said not in accepted and not is_feed:
        raise FetchError("unreadable-type", type=said[:60])


def form_of_page(said: str, url: str, body: bytes) -> Form:
    """Return what a page is: what the server says, unless the bytes are plainly something else.

    A plain text whose address ends in .md is Markdown: servers of source code send it so. Raises FetchError for what
    claims to be a PDF or another document and isn't, and for what is nothing that can be told.
    """
    told = told_by_bytes(body)
    form = _FORMS.get(said)
    suffix = PurePosixPath(unquote(urlsplit(url).path)).suffix.lower()
    named = FORMS.get(suffix) if suffix else None
    if told is not None and told != "html" and form != "text":
        return told
    if form == "pdf" or (form is None and named == "pdf"):
        raise FetchError("unreadable-no-pdf")
    if form in DOCUMENTS.values():
        raise FetchError("unreadable-no-document", type=said)
    if form == "text":
        return "markdown" if named == "markdown" else "text"
    if form is not None:
        return form
    if told == "html":
        return "html"
    if named is None or named in DOCUMENTS.values():
        raise FetchError("unreadable-unsaid")
    return named
