"""PDF: the text of the pages as a reader takes it in, in sentences and paragraphs."""

from collections.abc import Iterable
from typing import Any

from corpus.errors import SourceError
from corpus.parsers.draft import MAX_ARTICLE_CHARS, Draft, check_text, given_title
from corpus.parsers.pdf.columns import in_reading_order
from corpus.parsers.pdf.legibility import is_legible
from corpus.parsers.pdf.lines import Line, PageText, read_page
from corpus.parsers.pdf.page_furniture import without_furniture
from corpus.parsers.pdf.paragraphs import join_lines
from corpus.parsers.pdf.recognition import has_its_fonts, has_picture, is_installed, recognize


def parse_pdf(data: bytes) -> Draft:
    """Return the text of the pages, with the title and author that the file names.

    Running heads and page numbers are left out. Pages that are pictures are read by text recognition where it is
    installed. The file's creation date says when it was made, not when the article was published, so there is no date.
    Raises SourceError for a file that is encrypted with a password, broken, without a text layer, or in fonts that
    don't say which letters they show.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise SourceError("unreadable-pdf-locked" if locked else "unreadable-pdf-broken") from error
    try:
        said = document.get_metadata_dict()
        pages, by_ocr = _pages(document)
    except pypdfium2.PdfiumError as error:
        raise SourceError("unreadable-pdf-broken") from error
    finally:
        document.close()
    text = join_lines(map(in_reading_order, without_furniture(pages)))
    if not text.strip():
        raise SourceError("unreadable-pdf-pictures")
    return Draft(text=text, title=given_title(said.get("Title")), author=said.get("Author") or None, by_ocr=by_ocr)


def _pages(document: Any) -> tuple[list[list[Line]], bool]:
    """Return the lines of each page, and whether any were recognized; raise SourceError where letters can't be told."""
    pages: list[list[Line]] = []
    can_recognize = is_installed()
    by_ocr, size, seen, unknown = False, 0, 0, 0
    for page in document:
        read = read_page(page)
        if can_recognize and _is_to_recognize(page, read):
            read, by_ocr = recognize(page), True
        page.close()
        pages.append(read.lines)
        seen, unknown = seen + read.seen, unknown + read.unknown
        size += sum(len(line.text) for line in read.lines)
        if size > MAX_ARTICLE_CHARS:
            check_text(_words(line for lines in pages for line in lines))
    if seen and not is_legible(_words(line for lines in pages for line in lines), unknown / seen):
        raise SourceError("unreadable-pdf-letters")
    return pages, by_ocr


def _is_to_recognize(page: Any, read: PageText) -> bool:
    if not read.lines:
        return has_picture(page)
    return not is_legible(_words(read.lines), read.unknown / max(read.seen, 1)) and has_its_fonts(page)


def _words(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines)
