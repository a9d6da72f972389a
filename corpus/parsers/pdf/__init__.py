"""PDF: the text of the pages as a reader takes it in, in sentences and paragraphs."""

from typing import Any

from corpus.errors import SourceError
from corpus.parsers.draft import MAX_ARTICLE_CHARS, Draft, check_text, given_title
from corpus.parsers.pdf.columns import in_reading_order
from corpus.parsers.pdf.legibility import is_legible
from corpus.parsers.pdf.lines import Line, read_page
from corpus.parsers.pdf.page_furniture import without_furniture
from corpus.parsers.pdf.paragraphs import join_lines


def parse_pdf(data: bytes) -> Draft:
    """Return the text of the pages, with the title and author that the file names.

    Running heads and page numbers are left out. Its creation date says when the file was made, not when the article was
    published, so there is no date. Raises SourceError for a file that is encrypted with a password, broken, without a
    text layer, or in fonts that don't say which letters they show.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise SourceError("unreadable-pdf-locked" if locked else "unreadable-pdf-broken") from error
    try:
        said = document.get_metadata_dict()
        pages = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise SourceError("unreadable-pdf-broken") from error
    finally:
        document.close()
    text = join_lines(map(in_reading_order, without_furniture(pages)))
    if not text.strip():
        raise SourceError("unreadable-pdf-pictures")
    return Draft(text=text, title=given_title(said.get("Title")), author=said.get("Author") or None)


def _pages(document: Any) -> list[list[Line]]:
    """Return the lines of each page; raise SourceError where too many of their letters can't be told."""
    pages: list[list[Line]] = []
    size = seen = unknown = 0
    for page in document:
        read = read_page(page)
        page.close()
        pages.append(read.lines)
        seen, unknown = seen + read.seen, unknown + read.unknown
        size += sum(len(line.text) for line in read.lines)
        if size > MAX_ARTICLE_CHARS:
            check_text("\n".join(line.text for lines in pages for line in lines))
    words = "\n".join(line.text for lines in pages for line in lines)
    if seen and not is_legible(words, unknown / seen):
        raise SourceError("unreadable-pdf-letters")
    return pages
