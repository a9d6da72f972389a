"""PDF: the text layer, page by page."""

import re
from io import BytesIO
from typing import TYPE_CHECKING

from corpus.errors import SourceError
from corpus.parsers.draft import MAX_ARTICLE_CHARS, Draft, check_text

if TYPE_CHECKING:
    from pypdf import PdfReader

# What programs write into the title when nobody gave one.
_NO_TITLE = re.compile(
    r"\W*|untitled.*|\(?anonymous\)?|unspecified|document\d*|microsoft (word|powerpoint) - .*|slide \d+"
    r"|.*\.(docx?|pdf|odt|rtf|txt|tex|dvi|ps|html?|pptx?|xlsx?|indd|qxd|pmd|p65|wpd|pages)",
    re.IGNORECASE,
)
_UNFIT = re.compile("[\0\ud800-\udfff]")


def parse_pdf(data: bytes) -> Draft:
    """Return the text of the pages, joined by blank lines, with the title and author that the file names.

    Its creation date says when the file was made, not when the article was published, so there is no date.
    Raises SourceError for a file that is encrypted, broken or without a text layer.
    """
    try:
        reader = _open(data)
        draft = Draft(text=_text(reader), title=_title(reader), author=_named(reader, "/Author"))
    except SourceError:
        raise
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        raise SourceError("unreadable-pdf-broken") from error
    if not draft.text.strip():
        raise SourceError("unreadable-pdf-pictures")
    return draft


def _open(data: bytes) -> "PdfReader":
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(BytesIO(data))
        # Many are encrypted with an empty password, only to forbid printing.
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    if locked:
        raise SourceError("unreadable-pdf-locked")
    return reader


def _text(reader: "PdfReader") -> str:
    pages: list[str] = []
    size = 0
    for page in reader.pages:
        text = _UNFIT.sub("", page.extract_text()).strip()
        if text:
            pages.append(text)
            size += len(text)
        if size > MAX_ARTICLE_CHARS:
            check_text("\n\n".join(pages))
    return "\n\n".join(pages)


def _named(reader: "PdfReader", key: str) -> str | None:
    value = reader.metadata.get(key) if reader.metadata else None
    return value if isinstance(value, str) else None


def _title(reader: "PdfReader") -> str | None:
    title = _named(reader, "/Title")
    return None if title is None or _NO_TITLE.fullmatch(title.strip()) else title
