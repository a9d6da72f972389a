"""The days that a page shows its readers: marked as the article's, in a byline, in a line of their own, in the title.

A day in a sentence is of what the sentence says, and none of these.
"""

import itertools
import re
from collections.abc import Iterator

from corpus.parsers.html.elements import BLOCKS
from corpus.parsers.html.metadata.authors import is_byline
from corpus.parsers.html.metadata.surroundings import Surroundings
from corpus.parsers.html.tree import Element, class_and_id, text_of

_PUBLISHED = re.compile(
    r"""publish | posted | pub-?date | (?:entry|post|article)-?date | date-?(?:time|line|header) | created | submitted
    | (?:^|[\s_-])date(?:$|[\s_-]) | timestamp | veroeffentlicht | datum | fecha""",
    re.VERBOSE,
)
_CHANGED = re.compile(r"updat|modif|edit|revis|changed|aktualisiert|geändert|event|start|end-?date|expire|comment")
_CHANGED_WORDS = re.compile(
    r"""updated | modified | changed | edited(?!\ by) | aktualisiert | geändert | letzte\ (?:änderung|aktualisierung)
    | zuletzt | mis\ à\ jour | modifié | actualizado | modificado | aggiornato | 更新 | 수정""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH = r"[^\W\d_]{3,12}"
_DAY = rf"""(?<![\w.])(?: \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}} | \d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{4}}
    | \d{{1,2}}\.\d{{1,2}}\.\d{{2}}(?!\.\d)
    | \d{{1,2}}(?:st|nd|rd|th|er)?\.?,?\s+(?:de\s+)?{_MONTH}\.?,?\s+(?:del?\s+)?\d{{4}}
    | {_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}
    | \d{{4}}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일] )(?!\w)"""
_IN_TEXT = re.compile(_DAY, re.VERBOSE)
# "10 July 2020, 8:00 | In brief | 12 comments": a line that begins with a day, and is no sentence.
_BEGINS = re.compile(rf"\W*({_DAY})\s*(?:[,|·•⋅/–—-]|(?:at|um|à|a\ las|alle|by|von)\b)[^.!?]*", re.VERBOSE)
# "Published by Ann Other on 10 July 2020", wherever it stands.
_SAID = re.compile(
    rf"""\W*(?:published|posted|veröffentlicht|erschienen|gespeichert|gepostet|publié|paru|publicado|pubblicato)\b
    [^.!?\d]{{0,60}}({_DAY})""",
    re.VERBOSE | re.IGNORECASE,
)
# A release, or a report of a newspaper without a place: "29.11.2022 – The council ..."; of figures alone, since stories
# begin with a day that is spelled out, too.
_OPENING = re.compile(
    rf"""(?: (?:Pressemitteilung|Medienmitteilung|Press\ release|Communiqué)\s(?:vom|of|from|du)\s({_DAY})
    | (\d{{1,2}}\.\d{{1,2}}\.\d{{4}})\s*[|–—:„“«-] )""",
    re.VERBOSE,
)
_CLOSING = re.compile(rf"(?:[^\W\d_]+,\s(?:den\s|le\s)?)?({_DAY})\.?", re.VERBOSE)  # "Seoul, 10 July 2020"
_IN_TITLE = re.compile(rf"({_DAY})\s+[|–—-]\s.* | .*\s[|–—-]\s+({_DAY})", re.VERBOSE | re.DOTALL)
_BYLINE = re.compile(
    r"""(?:\W*(?: by | von | par | por | published | posted | on | am | le | el | veröffentlicht | publié | publicado
    | erstellt | stand | date | datum )\b[^.!?]*)?\W*""",
    re.VERBOSE | re.IGNORECASE,
)
_LINES = tuple("p div span li td small em i b strong font time header h2 h3 h4 h5 h6".split())  # noqa: SIM905
_LONGEST, _LITTLE = 120, 50  # characters of a line with a day, and beside the day
_LOOKED_AT = 2000  # characters of a line with its white space


def marked_days(near: Surroundings) -> Iterator[str]:
    """Yield what microdata and the names of elements say to be the day; `near` is what stands around the article."""
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


def timed_days(near: Surroundings) -> Iterator[str]:
    """Yield the days of other `time` elements: those that stand alone, or in a byline."""
    for element in filter(_has_day, near.all):
        ahead = _ahead(element)
        if not _CHANGED.search(_names(element)) and len(ahead) <= _LONGEST / 2 and _BYLINE.fullmatch(ahead):
            yield from _said(element)


def days_ahead(near: Surroundings) -> Iterator[str]:
    """Yield the days in the lines ahead of the text that hold little else."""
    for element in near.ahead:
        if element.tag in _LINES:
            yield from _day_in(element, _LITTLE)


def days_in_lines(near: Surroundings) -> Iterator[str]:
    """Yield the days in lines around the text that say they have one: by their name, or by their first word."""
    lines = [element for element in near.all if element.tag in _LINES]
    for element in lines:
        if _PUBLISHED.search(class_and_id(element)) or is_byline(element):
            yield from _day_in(element, _LONGEST)
    for element in lines:
        if said := _SAID.match(_first_line(element)[:_LONGEST]):
            yield said[1]


def days_of_text(near: Surroundings) -> Iterator[str]:
    """Yield the day that the text of an article opens with, and the one that it is signed with."""
    texts = [block.text for block in near.blocks if block.kind == "text"]
    if texts and (opening := _OPENING.match(texts[0])):
        yield opening[1] or opening[2]
    if texts and (closing := _CLOSING.fullmatch(texts[-1].rpartition("\n")[2])):
        yield closing[1]


def days_in_title(title: str) -> Iterator[str]:
    """Yield the day that a title has before or behind a bar or a dash."""
    found = _IN_TITLE.fullmatch(title)
    if found:
        yield found[1] or found[2]


def _day_in(element: Element, most: int) -> Iterator[str]:
    text = _first_line(element)
    found = _IN_TEXT.search(text) if 6 <= len(text) <= _LONGEST else None
    if found is None or _CHANGED_WORDS.search(text, 0, found.start()):
        return
    if len(text) - len(found[0]) <= most or _BEGINS.fullmatch(text):
        yield found[0]


def _first_line(element: Element) -> str:
    """Return the text of an element as far as the first block in it, or the beginning of a long one."""
    pieces, size = [], 0
    for piece in _pieces(element):
        pieces.append(piece[:_LOOKED_AT])
        size += len(piece)
        if size > _LOOKED_AT:
            break
    return " ".join("".join(pieces).split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in itertools.takewhile(lambda child: child.tag not in BLOCKS, element):
        yield from child.itertext()
        yield (" " if child.tag == "br" else "") + (child.tail or "")


def _has_day(element: Element) -> bool:
    return element.tag in ("time", "abbr") or bool(element.get("datetime"))


def _ahead(element: Element) -> str:
    """Return the words before an element in its line; not those of a byline of its own."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        apart = before.tag in BLOCKS or is_byline(before)
        return f"{'' if apart else text_of(before)} {before.tail or ''}".strip()
    return ((parent.text or "") if parent is not None else "").strip()


def _said(element: Element) -> Iterator[str]:
    yield element.get("datetime") or element.get("title") or ""
    yield from _IN_TEXT.findall(text_of(element)[:_LONGEST])


def _names(element: Element) -> str:
    parent = element.getparent()
    item = (element.get("itemprop") or "").lower()
    return f"{class_and_id(element)} {item} {class_and_id(parent) if parent is not None else ''}"
