"""OpenDocument's ODT: the text of its paragraphs, lists and tables; of its changes what they leave."""

from collections.abc import Iterator
from typing import Any

from corpus.parsers.archive import Archive, text_of
from corpus.parsers.draft import Draft, given_title
from corpus.parsers.inline_marks import CLOSE, OPEN, resolve
from corpus.parsers.tags import tidy

_CONTENT, _META, _STYLES = "content.xml", "meta.xml", "styles.xml"
_BLOCKS = ("p", "h")
_SILENT = frozenset(("tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "note", "bookmark"))
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_MOST_SPACES = 100


def parse_odt(data: bytes) -> Draft:
    """Return the text, with the title, author and language that the file names. Raises SourceError for a broken one."""
    archive = Archive(data)
    content = archive.xml(_CONTENT)
    marks = dict(_marks(content))
    if _STYLES in archive.names:
        marks = dict(_marks(archive.xml(_STYLES))) | marks
    body = next(content.iter("{*}text"), content)
    said = archive.xml(_META) if _META in archive.names else content
    return Draft(
        text=tidy(resolve("".join((*_blocks(body, marks), *_notes(body, marks))))),
        title=given_title(text_of(said, "title")),
        author=text_of(said, "initial-creator", "creator"),
        language=text_of(said, "language"),
    )


def _marks(root: Any) -> Iterator[tuple[str, str]]:
    """Yield the styles that raise, lower, strike out or hide words, each with the tag that does so in HTML."""
    for style in root.iter(f"{{{_STYLE}}}style"):
        for properties in style.iter(f"{{{_STYLE}}}text-properties"):
            position = properties.get(f"{{{_STYLE}}}text-position", "")
            struck = properties.get(f"{{{_STYLE}}}text-line-through-style", "none") != "none"
            if struck or properties.get(f"{{{_TEXT}}}display") == "none":
                yield style.get(f"{{{_STYLE}}}name", ""), "s"
            elif position.startswith(("super", "sub", "-")) or position[:1].isdigit():
                lowered = position.startswith(("sub", "-"))
                if not position.startswith("0%"):
                    yield style.get(f"{{{_STYLE}}}name", ""), "sub" if lowered else "sup"


def _blocks(element: Any, marks: dict[str, str]) -> Iterator[str]:
    """Yield the pieces of the blocks in an element, each with its line ends."""
    for child in element.iterchildren("*"):
        name = _name(child)
        if name in _SILENT:
            continue
        if name in _BLOCKS:
            yield "\n\n" + "".join(_inline(child, marks)) + "\n\n"
        elif name == "list-item":
            yield "\n- " + "".join(_blocks(child, marks)).strip("\n")
        elif name == "table-row":
            cells = [" ".join("".join(_blocks(cell, marks)).split()) for cell in child.iterchildren("{*}table-cell")]
            yield "\n" + " | ".join(cells)
        else:
            yield "\n" + "".join(_blocks(child, marks)) + "\n"


def _notes(body: Any, marks: dict[str, str]) -> Iterator[str]:
    """Yield what stands below the text: the notes, without their marks."""
    return (piece for note in body.iter("{*}note-body") for piece in _blocks(note, marks))


def _inline(element: Any, marks: dict[str, str]) -> Iterator[str]:
    yield element.text or ""
    for child in element.iterchildren("*"):
        name = _name(child)
        if name == "s":
            yield " " * min(int(child.get(f"{{{_TEXT}}}c", "1")), _MOST_SPACES)
        elif name in ("tab", "line-break"):
            yield "\n" if name == "line-break" else " "
        elif name in _BLOCKS:  # in a frame
            yield "\n" + "".join(_inline(child, marks)) + "\n"
        elif name not in _SILENT:
            tag = marks.get(child.get(f"{{{_TEXT}}}style-name", ""), "")
            yield from (OPEN.get(tag, ""), *_inline(child, marks), CLOSE.get(tag, ""))
        yield child.tail or ""


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
