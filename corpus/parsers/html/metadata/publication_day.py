"""The day on which a page says that it was published: never a day of change, of another story, or of an event."""

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from corpus.parsers.dates import read_date
from corpus.parsers.html.elements import BLOCKS
from corpus.parsers.html.metadata.head import Metas
from corpus.parsers.html.metadata.json_ld import Node, path_of, words_in
from corpus.parsers.html.metadata.surroundings import Surroundings
from corpus.parsers.html.tree import Element, class_and_id, text_of

_META_NAMES = """
article:published_time og:article:published_time og:published_time article:published datepublished date.published
publish-date publish_date published_time publication_date publicationdate published-date pubdate parsely-pub-date
sailthru.date cxenseparse:recs:publishtime article.published dc.date.issued dcterms.issued dcterms.date dc.date
dc:date dcterms.created dc.date.created citation_publication_date citation_date citation_online_date bt:pubdate
originalpublicationdate displaydate article_date_original shareaholic:article_published_time vr:published_time
article:post_date date created datecreated
"""
_PUBLISHED = re.compile(
    r"""publish | posted | pub-?date | (?:entry|post|article)-?date | date-?(?:time|line|header) | created
    | (?:^|[\s_-])date(?:$|[\s_-]) | timestamp | veroeffentlicht | datum | fecha""",
    re.VERBOSE,
)
_CHANGED = re.compile(r"updat|modif|edit|revis|changed|aktualisiert|geändert|event|start|end-?date|expire|comment")
_CHANGED_WORDS = re.compile(
    r"""\W*(?:last\ )?(?:updated | modified | changed | edited | aktualisiert | geändert
    | letzte\ (?:änderung|aktualisierung)
    | zuletzt | mis\ à\ jour | modifié | actualizado | modificado | aggiornato | 更新 | 수정 )""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = r"[^\W\d_]{3,12}"
_IN_TEXT = re.compile(
    rf"""(?<![\w.])(?: \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}} | \d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{4}}
    | \d{{1,2}}(?:st|nd|rd|th|er)?\.?,?\s+(?:de\s+)?{_MONTH}\.?,?\s+(?:del?\s+)?\d{{4}}
    | {_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}
    | \d{{4}}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일] )(?!\w)""",
    re.VERBOSE,
)
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_BYLINE = re.compile(
    r"""(?:\W*(?: by | von | par | por | published | posted | on | am | le | el | veröffentlicht | publié | publicado
    | erstellt | stand | date | datum )\b[^.!?]*)?\W*""",
    re.VERBOSE | re.IGNORECASE,
)
_LINES = tuple("p div span li td small em i b strong font time header h2 h3 h4 h5 h6".split())  # noqa: SIM905
_LONGEST, _LITTLE = 120, 50  # characters of a line with a day, and beside the day


def find_day(
    nodes: Sequence[Node], metas: Metas, near: Surroundings, addresses: Sequence[str], language: str | None
) -> date | None:
    """Return the day of publication, None where none is named. `near` is what stands around the article.

    Asked in this order: JSON-LD, metadata, what is marked in the page, the address, a line beside the headline.
    """
    last = datetime.now(UTC).date() + timedelta(days=2)
    said = (_in_nodes(nodes), _in_metas(metas), _marked(near), _in_addresses(addresses), _timed(near), _lines(near))
    days = (read_date(written, language) for written in itertools.chain(*said))
    return next((day for day in days if day and day <= last), None)


def _in_nodes(nodes: Sequence[Node]) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield from (words_in(node.get(key)) for node in nodes)


def _in_metas(metas: Metas) -> Iterator[str]:
    for name in _META_NAMES.split():
        yield from metas.get(name, ())


def _marked(near: Surroundings) -> Iterator[str]:
    """Yield what microdata and the names of elements say to be the day."""
    for element in near.all:
        item = (element.get("itemprop") or "").lower()
        stated = (element.get("property") or "").lower().rpartition(":")[2] in (
            "datepublished",
            "datecreated",
            "issued",
        )
        if item == "datepublished" or stated or element.get("pubdate") is not None:
            yield element.get("content") or element.get("datetime") or text_of(element)[:_LONGEST]
    for element in filter(_has_day, near.all):
        if _PUBLISHED.search(_names(element)) and not _CHANGED.search(_names(element)):
            yield from _said(element)


def _timed(near: Surroundings) -> Iterator[str]:
    """Yield the days of other `time` elements: those that stand alone, or in a byline."""
    for element in filter(_has_day, near.all):
        ahead = _ahead(element)
        if not _CHANGED.search(_names(element)) and len(ahead) <= _LONGEST / 2 and _BYLINE.fullmatch(ahead):
            yield from _said(element)


def _lines(near: Surroundings) -> Iterator[str]:
    """Yield the days in the lines ahead of the text that hold little else, and in those that say they have one."""
    for element in near.ahead:
        if element.tag in _LINES:
            yield from _day_in(element, _LITTLE)
    for element in near.all:
        if element.tag in _LINES and _PUBLISHED.search(class_and_id(element)):
            yield from _day_in(element, _LONGEST)


def _day_in(element: Element, most: int) -> Iterator[str]:
    text = text_of(element)
    found = _IN_TEXT.search(text) if 6 <= len(text) <= _LONGEST and not _CHANGED_WORDS.match(text) else None
    if found and len(text) - len(found[0]) <= most:
        yield found[0]


def _has_day(element: Element) -> bool:
    return element.tag in ("time", "abbr") or bool(element.get("datetime"))


def _ahead(element: Element) -> str:
    """Return the words before an element in its line."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        return f"{'' if before.tag in BLOCKS else text_of(before)} {before.tail or ''}".strip()
    return ((parent.text or "") if parent is not None else "").strip()


def _said(element: Element) -> Iterator[str]:
    yield element.get("datetime") or element.get("title") or ""
    yield from _IN_TEXT.findall(text_of(element)[:_LONGEST])


def _names(element: Element) -> str:
    parent = element.getparent()
    item = (element.get("itemprop") or "").lower()
    return f"{class_and_id(element)} {item} {class_and_id(parent) if parent is not None else ''}"


def _in_addresses(addresses: Sequence[str]) -> Iterator[str]:
    for address in addresses:
        found = _IN_ADDRESS.search(path_of(address))
        if found:
            yield "-".join(found.groups())
