"""OPML: the list of feeds that feed readers exchange (opml.org). Folders in it are passed over."""

import re
from collections.abc import Iterable

from corpus.errors import SourceError
from corpus.specs import SourceSpec
from corpus.web.markup import clean_xml
from corpus.web.urls import host_of

_MAX_BYTES = 4 * 1024 * 1024
_MOST_FEEDS = 1_000
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML can't hold


def read_opml(data: bytes) -> list[SourceSpec]:
    """Return the feeds of an OPML file, each once; those whose address can't be read are left out.

    What a reader calls a feed isn't taken for its publisher. Raises SourceError where it isn't OPML, or has no feed.
    """
    import listparser

    if len(data) > _MAX_BYTES:
        raise SourceError("unreadable-opml-large", bytes=_MAX_BYTES)
    try:
        found = listparser.parse(clean_xml(data))
    except SourceError:
        raise
    except Exception as error:  # whatever hostile bytes make it stumble over
        raise SourceError("unreadable-no-opml") from error
    if not found.version.startswith("opml"):
        raise SourceError("unreadable-no-opml")
    specs = [spec for feed in found.feeds if (spec := _spec(feed.url))]
    if not specs:
        raise SourceError("unreadable-opml-empty")
    if len(specs) > _MOST_FEEDS:
        raise SourceError("unreadable-opml-many", count=len(specs), most=_MOST_FEEDS)
    return list(dict.fromkeys(specs))


def write_opml(specs: Iterable[SourceSpec]) -> str:
    """Return an OPML file of the feeds among the sources, each by its publisher's name, else its host's."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Footnote's feeds"
    body = etree.SubElement(root, "body")
    for spec in specs:
        if spec.kind == "feed":
            name = _UNFIT.sub("", spec.publisher or host_of(spec.location))
            etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=spec.location)
    return str(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True), "utf-8")


def _spec(address: str) -> SourceSpec | None:
    """Return a feed as a source; "feed://" is how some readers write "http://"."""
    try:
        return SourceSpec("feed", re.sub(r"^feed:(//)?(?=https?://)|^feed(?=://)", _plain, address.strip()))
    except SourceError:
        return None


def _plain(found: re.Match[str]) -> str:
    return "" if found[0].startswith("feed:") else "http"
