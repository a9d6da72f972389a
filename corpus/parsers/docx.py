"""Word's DOCX: what the document says once its changes are accepted; the words that it deletes are nowhere."""

import re
from io import BytesIO

from corpus.errors import SourceError
from corpus.parsers.archive import Archive, refuse_entities, text_of
from corpus.parsers.draft import Draft, given_title
from corpus.parsers.tags import plain_text

_BACK = re.compile(r'<a href="#[^"]*">↑</a>')  # from a note to its mark
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
        html = mammoth.convert_to_html(BytesIO(data), convert_image=mammoth.images.img_element(lambda _: {})).value
    except Exception as error:  # whatever a broken file makes it stumble over
        raise SourceError("unreadable-docx-broken") from error
    said = archive.xml(_PROPERTIES) if _PROPERTIES in archive.names else None
    title, author, language = (
        (text_of(said, name) if said is not None else None) for name in ("title", "creator", "language")
    )
    return Draft(text=plain_text(_BACK.sub("", html)), title=given_title(title), author=author, language=language)
