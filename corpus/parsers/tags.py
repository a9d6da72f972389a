"""HTML tags inside other text: which words are tags, and the text without them."""

import html
import re
from collections.abc import Iterator
from typing import Any

from corpus.parsers.inline_marks import CLOSE, OPEN, resolve

_NAMES = """
a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame
frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark
menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script
section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot
th thead time title tr track tt u ul var video wbr
"""
_BLOCK_NAMES = """
address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1
h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tr ul
"""
_TAGS, _BREAKS = frozenset(_NAMES.split()), frozenset(_BLOCK_NAMES.split())
_SILENT = frozenset(("script", "style", "template", "rp", "rt"))  # the last two show how ruby is said
_CELLS = ("td", "th")
_ONE_BREAK = ("br", "hr", "tr", "li")  # as lines, not as paragraphs
_NO_TAG = re.compile(r"<(?=/?([A-Za-z][\w-]*))|<!(?!--|doctype\b)|<\?", re.IGNORECASE)
_ITEM_ALONE = re.compile(r"^-\s*\n+(?=\S)(?!- )", re.MULTILINE)  # its words stand in a block of their own
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_ESCAPED = re.compile(r"&lt;/(?:p|div|li|h[1-6]|blockquote|td)&gt;|&lt;br\s*/?&gt;", re.IGNORECASE)


def is_html(name: str) -> bool:
    """Return whether the name is one of HTML's tags: "<Anna> hello" in a chat is none."""
    return name.lower() in _TAGS


def strip_tags(source: str) -> str:
    """Return the text of HTML among other text: what is no tag, as in "<Anna> hello", is text."""
    return plain_text(_NO_TAG.sub(_as_text, _CDATA.sub("", source)))


def plain_text(source: str) -> str:
    """Return the text of a piece of HTML, a line for each block, in time that grows with its length alone.

    Cells of a table are parted by " | ". Nothing of scripts, styles and comments is in it. What is escaped twice, as in
    many feeds, is read as if it were once.
    """
    if "<" not in source and _ESCAPED.search(source):
        source = html.unescape(source)
    if "<" not in source and "&" not in source:
        return tidy(source)
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(f"<div>{source}</div>".encode(), parser)
    except (etree.LxmlError, ValueError):
        return ""
    text = tidy(resolve("".join(_pieces(etree.iterwalk(tree, events=("start", "end"))))))
    return _ITEM_ALONE.sub("- ", text)


def tidy(text: str) -> str:
    """Return the text with single spaces, and an empty line at most between two lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _as_text(found: re.Match[str]) -> str:
    return found[0] if found[1] and is_html(found[1]) else found[0].replace("<", "&lt;")


def _pieces(walk: Any) -> Iterator[str]:
    cells = 0
    for event, element in walk:
        if element.tag in _CELLS:
            cells += 1 if event == "start" else -1
        if element.tag in _BREAKS and not (event == "end" and element.tag in _ONE_BREAK):
            yield " " if cells else "\n"  # a row stays one line
        if event == "end":
            yield CLOSE.get(element.tag, "") + (element.tail or "")
        elif element.tag in _SILENT:
            walk.skip_subtree()
        elif element.tag == "li":
            yield "- " + (element.text or "").lstrip()
        else:
            cell = element.tag in _CELLS and element.getprevious() is not None
            yield (" | " if cell else "") + OPEN.get(element.tag, "") + (element.text or "")
