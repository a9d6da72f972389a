"""Word's DOCX: what the document says once its changes are accepted, without the words that it deletes or hides."""

import re
import zipfile
from io import BytesIO

from corpus.errors import SourceError
from corpus.parsers.archive import Archive, refuse_entities, text_of
from corpus.parsers.draft import Draft, given_title
from corpus.parsers.tags import plain_text

_BACK = re.compile(r'<a href="#[^"]*">↑</a>')  # from a note to its mark
_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROPERTIES = "docProps/core.xml"


def parse_docx(data: bytes) -> Draft:
    """Return the text with headings, lists, tables and notes, and the title and author that the file names.

    The days in it are those of the file, not of publication. Raises SourceError for a file that is broken, or no DOCX.
    """
    import mammoth

    archive = Archive(data)
    for name in archive.xml_names():
        refuse_entities(archive.read(name))
    try:
        file = BytesIO(_without_hidden(archive, data))
        html = mammoth.convert_to_html(file, convert_image=mammoth.images.img_element(lambda _: {})).value
    except Exception as error:  # whatever a broken file makes it stumble over
        raise SourceError("unreadable-docx-broken") from error
    said = archive.xml(_PROPERTIES) if _PROPERTIES in archive.names else None
    title, author, language = (
        (text_of(said, name) if said is not None else None) for name in ("title", "creator", "language")
    )
    return Draft(text=plain_text(_BACK.sub("", html)), title=given_title(title), author=author, language=language)


def _without_hidden(archive: Archive, data: bytes) -> bytes:
    """Return the file without words that Word doesn't show, which mammoth knows nothing of."""
    from lxml import etree

    if _DOCUMENT not in archive.names or b"vanish" not in archive.read(_DOCUMENT):
        return data
    root = archive.xml(_DOCUMENT)
    for mark in list(root.iter(f"{_W}vanish")):
        run = next(mark.iterancestors(f"{_W}r"), None)
        if run is not None and run.getparent() is not None and mark.get(f"{_W}val") not in ("0", "false"):
            run.getparent().remove(run)
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name in archive.names:
            file.writestr(name, etree.tostring(root) if name == _DOCUMENT else archive.read(name))
    return written.getvalue()
