"""HTML: the main text of a page, as trafilatura finds it, and what the page says of itself. Nothing is fetched."""

import re
from datetime import date
from typing import Any

from corpus.decoding import decode
from corpus.errors import SourceError
from corpus.parsers.draft import Draft

Element = Any  # lxml has no types

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
_HEAD = 4096  # bytes in which a page must declare its encoding; browsers look at 1024
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,1000}\?>")  # lxml takes no text with one
_TEMPLATE, _TEMPLATE_END = re.compile(r"<template\b", re.I), re.compile(r"</template\s*>", re.I)
# Bounded: a page of a million "<!doctype" that never end must not take hours.
_DOCTYPE = re.compile(r"<!doctype[^>]{0,1000}>", re.I)
_HTML_TAG = re.compile(r"<html[\s>]", re.I)
_LANGUAGE = re.compile(r"""<html\b[^>]{0,1000}?\s(?:xml:)?lang\s{0,9}=\s{0,9}["']?([\w-]{1,40})""", re.I)
_SHORT = 250  # characters, under which trafilatura's fallback may know more of the page
_BLOCKS = frozenset(("p", "head", "quote", "list", "table", "div", "item"))
_AS_WRITTEN = frozenset(("quote", "code"))  # what trafilatura makes of a `pre`


def parse_html(data: bytes, charset: str | None = None) -> Draft:
    """Return the main text without menus, comments and scripts, with tables; the fields come from the metadata.

    `charset` is what the server says of the encoding, which counts before what the page says of itself. Raises
    SourceError where the page shows no text.
    """
    page = _whole(decode_markup(data, charset))
    found, text = _extract(page)
    if not text.strip():
        raise SourceError("unreadable-scripts")
    language = _LANGUAGE.search(page)
    return Draft(
        text=text,
        title=getattr(found, "title", None),
        publisher=getattr(found, "sitename", None),
        published=_date(getattr(found, "date", None), page),
        author=_author(getattr(found, "author", None)),
        url=getattr(found, "url", None),
        language=language[1] if language else None,
    )


def decode_markup(data: bytes, charset: str | None = None) -> str:
    """Return the source of HTML or XML: in what the server says, else in what it says of itself. Raises as `decode`."""
    declared = _DECLARED.search(data[:_HEAD])
    own = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    return decode(data, declared=(charset, own))


def _without_templates(page: str) -> str:
    """Return the page without its templates, which trafilatura takes for text; one that never ends is left."""
    kept, position = [], 0
    while (start := _TEMPLATE.search(page, position)) and (end := _TEMPLATE_END.search(page, start.end())):
        kept.append(page[position : start.start()])
        position = end.end()
    return "".join([*kept, page[position:]])


def _whole(page: str) -> str:
    """Return the page with a beginning that trafilatura takes for HTML's; it reads no fragments, and no XML."""
    page = _without_templates(_XML_DECLARATION.sub("", page)).lstrip()
    if not _HTML_TAG.search(page):
        page = _DOCTYPE.sub("", page)
        page = "<html>" + page
    return page if _DOCTYPE.match(page) else "<!doctype html>" + page


def _extract(page: str) -> tuple[Any, str]:
    """Return what trafilatura found, which holds the metadata, and the text."""
    from trafilatura import html2txt

    found = _trafilatura(page, least=1)
    text = _render(found.body) if found else ""
    if len(text) < _SHORT:
        # Its fallback flattens a page to one paragraph, so it is taken only where it keeps clearly more words.
        flat = _trafilatura(page, least=_SHORT)
        more = _render(flat.body) if flat else ""
        if len(more.split()) > 1.25 * len(text.split()):
            found, text = flat, more
    return found, text if text.strip() else html2txt(page)


def _trafilatura(page: str, *, least: int) -> Any:
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(least))
    return bare_extraction(
        page,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        with_metadata=True,
        config=config,
        # The extensive search takes days out of the text: the day of an event, not of the article.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _date(found: str | None, page: str) -> str | None:
    """Return the date only if the page names that very day: of "2016-03" trafilatura makes today's day of the month."""
    try:
        day = date.fromisoformat(found or "")
    except ValueError:
        return None
    year, month, number = day.year, day.month, day.day
    written = (
        rf"{year}[-/.]?0?{month}[-/.]?0?{number}(?!\d)|(?<!\d)0?{number}[-/.]0?{month}[-/.]{year}"
        rf"|(?<!\d)0?{month}[-/.]0?{number}[-/.]{year}|{day:%B} 0?{number},? {year}|{day:%b}\.? 0?{number},? {year}"
        rf"|(?<!\d)0?{number}\.? ({day:%B}|{day:%b}\.?),? {year}"
        rf"|{year}\s?[년年]\s?0?{month}\s?[월月]\s?0?{number}\s?[일日]"
    )
    return found if re.search(written, page, re.I) else None


def _author(found: str | None) -> str | None:
    names = [name.strip() for name in (found or "").split(";")]
    return ", ".join(name for name in names if name and not name.startswith(("http://", "https://"))) or None


def _render(body: Element) -> str:
    return "\n\n".join(_blocks(body))


def _blocks(element: Element) -> list[str]:
    """Return the blocks of text in an element; text between its block children is a block of its own."""
    if element.tag == "table":
        return _filled("\n".join(_row(row) for row in element.iter("row")))
    if element.tag == "list":
        return _filled(_list(element))
    if element.tag in _AS_WRITTEN and not any(child.tag in _BLOCKS for child in element):
        return _filled(_inline(element))
    blocks: list[str] = []
    loose = _words(element, element.text)
    for child in element:
        if child.tag in _BLOCKS:
            blocks += [*_filled(_unindent(loose)), *_blocks(child)]
            loose = ""
        else:
            loose += _inline_child(child)
        loose += _words(element, child.tail)
    return blocks + _filled(_unindent(loose))


def _filled(text: str) -> list[str]:
    tidy = "\n".join(map(str.rstrip, text.split("\n"))).strip("\n")
    return [tidy] if tidy.strip() else []


def _unindent(text: str) -> str:
    return "\n".join(map(str.strip, text.split("\n")))


def _words(element: Element, text: str | None) -> str:
    """Return a text node's words, with its line ends only where they matter."""
    if element.tag in _AS_WRITTEN:
        return text or ""
    return re.sub(r"\s+", " ", text or "")


def _inline(element: Element) -> str:
    return _words(element, element.text) + "".join(
        _inline_child(child) + _words(element, child.tail) for child in element
    )


def _inline_child(child: Element) -> str:
    if not isinstance(child.tag, str):  # a comment
        return ""
    return "\n" if child.tag == "lb" else _inline(child)


def _row(row: Element) -> str:
    return " | ".join(" ".join(" ".join(_blocks(cell)).split()) for cell in row.iter("cell"))


def _list(element: Element) -> str:
    lines = []
    for number, item in enumerate(element.iterchildren("item"), start=1):
        mark = {"ol": f"{number}. ", "dl": ""}.get(element.get("rend") or "", "- ")
        lines.append(mark + "\n".join(_blocks(item)).replace("\n", "\n" + " " * len(mark)))
    return "\n".join(lines)
