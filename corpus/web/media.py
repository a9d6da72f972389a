"""Media types: what is asked for, what a server says that it sends, and what the bytes are."""

import re
from pathlib import PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from corpus.errors import FetchError

Form = Literal["html", "pdf", "markdown", "text", "xml", "json"]

HTML = ("text/html", "application/xhtml+xml")
PDF = ("application/pdf", "application/x-pdf")
MARKDOWN = ("text/markdown", "text/x-markdown")
TEXT = ("text/plain",)
XML = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
JSON = ("application/feed+json", "application/json", "text/json")
GZIP = ("application/gzip", "application/x-gzip")
UNSAID = ("", "application/octet-stream", "binary/octet-stream")  # what servers say of what they don't know

PAGES = (*HTML, *PDF, *MARKDOWN, *TEXT, *UNSAID)
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
}
_SUFFIXES: dict[str, Form] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}
_LIKE_A_FEED = re.compile(r"(?:application|text)/[\w.+-]*(?:xml|rss|atom|rdf|feed|json)[\w.+-]*")
_BEGINNING = 1024  # bytes in which a PDF may have its mark, and HTML its first tag
_HTML_BEGINNING = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
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
    claims to be a PDF and isn't, and for what is nothing that can be told.
    """
    begins = body[:_BEGINNING]
    is_pdf = b"%PDF-" in begins
    form = _FORMS.get(said)
    suffix = _SUFFIXES.get(PurePosixPath(unquote(urlsplit(url).path)).suffix.lower())
    if is_pdf and form != "text":
        return "pdf"
    if form == "pdf" or (form is None and suffix == "pdf"):
        raise FetchError("unreadable-no-pdf")
    if form == "text":
        return suffix if suffix == "markdown" else "text"
    if form is not None:
        return form
    if _HTML_BEGINNING.match(begins):
        return "html"
    if suffix is None:
        raise FetchError("unreadable-unsaid")
    return suffix
