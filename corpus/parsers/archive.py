"""Files that are archives of XML (DOCX, ODT, EPUB): their members, within limits, and without entities of their own."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from corpus.errors import SourceError

_MOST_MEMBERS = 20_000
_MAX_MEMBER = 64 * 1024 * 1024  # bytes, unpacked
_MAX_WHOLE = 256 * 1024 * 1024


class Archive:
    """Read the members of a zip file. Raises SourceError for one that is broken, encrypted, or a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
            raise SourceError("unreadable-archive-broken") from None
        infos = self._zip.infolist()
        if len(infos) > _MOST_MEMBERS or sum(info.file_size for info in infos) > _MAX_WHOLE:
            raise SourceError("unreadable-archive-large", most=_MAX_WHOLE)
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """Return a member's bytes, of which there are as many as it says; raise SourceError where it can't be read."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 0x1:
                raise SourceError("unreadable-archive-locked")
            with self._zip.open(info) as member:
                data = member.read(_MAX_MEMBER + 1)
        except KeyError:
            raise SourceError("unreadable-archive-broken") from None
        except SourceError:
            raise
        except Exception as error:  # zipfile raises whatever the packing stumbles over
            raise SourceError("unreadable-archive-broken") from error
        if len(data) > _MAX_MEMBER:
            raise SourceError("unreadable-archive-large", most=_MAX_MEMBER)
        return data

    def xml(self, name: str) -> Any:
        """Return the root of a member that is XML."""
        return parse_xml(self.read(name))

    def xml_names(self) -> Iterator[str]:
        """Yield the names of the members that are XML by their names."""
        return (name for name in self.names if name.endswith((".xml", ".rels")))


def parse_xml(data: bytes) -> Any:
    """Return the root element; raise SourceError for what is no XML, or declares entities."""
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        raise SourceError("unreadable-archive-broken") from None


def refuse_entities(data: bytes) -> None:
    """Raise SourceError for XML that declares entities: they can fill the memory, or stand for files of this host."""
    if b"<!ENTITY" in data or b"<!ENTITY" in data.replace(b"\0", b""):
        raise SourceError("unreadable-entities")


def text_of(root: Any, *names: str) -> str | None:
    """Return the text of the first element with one of these local names that holds any."""
    for name in names:
        for element in root.iter(f"{{*}}{name}"):
            text = " ".join("".join(element.itertext()).split())
            if text:
                return text
    return None
