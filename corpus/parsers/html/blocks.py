"""A page cut into blocks: headings, paragraphs, items, tables, and bare text between them, in the page's order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from corpus.parsers.html.elements import BLOCKS, SILENT
from corpus.parsers.html.tree import Element

Kind = Literal["text", "heading", "caption", "quote", "table", "code"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
_LISTS = ("ul", "ol", "menu", "dir", "dl")
_EMPTY_LINE, _WORD = re.compile(r"\n{2,}"), re.compile(r"[^\W_]")
_LONGEST_CELL, _MOST_PARAGRAPHS = 1600, 3  # characters of a cell; a grid that a page is laid out on has more


@dataclass(slots=True, eq=False)
class Container:
    """Hold an element that holds blocks, and the one around it."""

    element: Element
    around: "Container | None" = None
    is_link: bool = False


@dataclass(slots=True, eq=False)
class Item:
    """Hold an item of a list: the outermost list that it is in, its mark ("- "), and how far its lines are in."""

    whole: Element
    mark: str
    indent: str

    def next_mark(self) -> str:
        """Return what the next block of the item begins with: its mark, and then spaces."""
        mark, self.mark = self.mark, self.indent
        return mark


@dataclass(slots=True, eq=False)
class Block:
    """Hold one block: its element, what that stands in, its text as it is quoted, and how much of that is in links.

    `linked` counts characters. `mark` stands before the first line of a block in an `item`.
    """

    element: Element
    around: Container
    kind: Kind
    text: str
    linked: int = 0
    item: Item | None = None
    mark: str = ""

    def written(self) -> str:
        """Return the text with the mark before it, and its other lines as far in."""
        return self.mark + self.text.replace("\n", f"\n{self.item.indent}") if self.item else self.text


def cut_into_blocks(body: Element) -> list[Block]:
    """Return the blocks of a page's body, in its order, those without a letter or a digit left out."""
    walk = _Walk(body)
    walk.inside(body, Container(body), "text", None)
    return walk.blocks


class _Walk:
    def __init__(self, body: Element) -> None:
        self.blocks: list[Block] = []
        # What holds a block is a container, even where its tag is for words in a line: <a><div>...</div></a>.
        self._holders = {body}
        for block in body.iter(*BLOCKS):
            for ancestor in block.iterancestors():
                if ancestor in self._holders:
                    break
                self._holders.add(ancestor)

    def inside(self, element: Element, around: Container, kind: Kind, item: Item | None) -> None:
        """Add the blocks in a container; text between its blocks is a block of its own."""
        run = _Run(element.text)
        for child in element:
            tag = child.tag
            if tag in SILENT:
                run.say(child.tail)
            elif tag not in BLOCKS and child not in self._holders:
                run.gather(child)
                run.say(child.tail)
            else:
                if run.pieces:
                    self._add(run, element, around, kind, item)
                self._block(child, around, kind, item)
                run = _Run(child.tail)
        if run.pieces:
            self._add(run, element, around, kind, item)

    def _add(self, run: "_Run", element: Element, around: Container, kind: Kind, item: Item | None) -> None:
        """Add what was gathered: a block for each paragraph that an empty line parts from the next."""
        paragraphs = [text for text in _EMPTY_LINE.split("\n".join(run.lines()).strip("\n")) if _has_word(text)]
        share = 1.0 if around.is_link else run.linked / max(1, sum(map(len, paragraphs)))
        for text in paragraphs:
            mark = item.next_mark() if item else ""
            self.blocks.append(Block(element, around, kind, text, min(len(text), round(share * len(text))), item, mark))

    def _block(self, element: Element, around: Container, kind: Kind, item: Item | None) -> None:
        tag = element.tag
        if tag == "table" and _is_table(element):
            text, linked = _read_table(element)
            if text:
                mark = item.next_mark() if item else ""
                self.blocks.append(Block(element, around, "table", text, linked, item, mark))
        elif tag == "pre" and element not in self._holders:
            text = "\n".join(map(str.rstrip, "".join(element.itertext()).strip("\n").split("\n")))
            if text.strip():
                self.blocks.append(Block(element, around, "code", text))
        elif tag in _LISTS:
            self._list(element, _within(element, around), kind, item)
        else:
            self.inside(element, _within(element, around), _KINDS.get(tag, kind), item)

    def _list(self, element: Element, inner: Container, kind: Kind, item: Item | None) -> None:
        whole, indent = (item.whole, item.indent) if item else (element, "")
        number = _number(element.get("start"), 1)
        for child in element:
            if child.tag in ("li", "dt", "dd"):
                mark = "" if element.tag == "dl" else f"{number}. " if element.tag == "ol" else "- "
                number += 1
                entry = Item(whole, indent + mark, indent + " " * len(mark))
                self.inside(child, _within(child, inner), kind, entry)
            elif child.tag not in SILENT:
                self._block(child, inner, kind, Item(whole, indent, indent))


class _Run:
    """Gather text and inline elements until a block begins; `linked` counts the characters in links."""

    def __init__(self, text: str | None = None) -> None:
        self.pieces: list[str] = [_plain(text)] if text and not text.isspace() else []
        self.linked = 0

    def say(self, text: str | None, *, linked: bool = False) -> None:
        if text:
            piece = _plain(text)
            self.pieces.append(piece)
            self.linked += len(piece.strip()) if linked else 0

    def gather(self, element: Element, *, linked: bool = False) -> None:
        tag = element.tag
        if tag in SILENT:
            return
        if tag == "br":
            self.pieces.append("\n")
            return
        space = " " if tag in BLOCKS else ""  # of a cell's paragraphs, which are one line
        linked = linked or (tag == "a" and not (element.get("href") or "#").startswith("#"))
        self.say(space + (element.text or ""), linked=linked)
        for child in element:
            self.gather(child, linked=linked)
            self.say(child.tail, linked=linked)
        self.say(space)

    def lines(self) -> list[str]:
        return [" ".join(line.split()) for line in "".join(self.pieces).split("\n")]


def _plain(text: str | None) -> str:
    return " ".join(f"|{text}|".split())[1:-1] if text else ""


def _has_word(text: str) -> bool:
    return _WORD.search(text) is not None


def _within(element: Element, around: Container) -> Container:
    return Container(element, around, around.is_link or (element.tag == "a" and bool(element.get("href"))))


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch("[0-9]{1,5}", written) else otherwise


def _is_table(element: Element) -> bool:
    """Return whether a table is one, and not the grid that a page is laid out on."""
    if element.get("role") in ("presentation", "none") or element.find(".//table") is not None:
        return False
    widths = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in element.iter("tr")]
    if len(widths) < 2 or max(widths) < 2:
        return False
    return all(_is_cell(cell) for cell in element.iter("td", "th"))


def _is_cell(cell: Element) -> bool:
    if next(cell.iter("h1", "h2", "h3", "h4"), None) is not None:
        return False
    return len(cell.findall(".//p")) <= _MOST_PARAGRAPHS and len("".join(cell.itertext())) <= _LONGEST_CELL


def _read_table(element: Element) -> tuple[str, int]:
    """Return a table's text, a line for each row, and how much of it is in links."""
    lines, linked = [], 0
    for part in element.iter("caption", "tr"):
        cells = []
        for cell in part.iter("td", "th") if part.tag == "tr" else [part]:
            run = _Run()
            run.gather(cell)
            cells.append(" ".join(" ".join(run.lines()).split()))
            linked += run.linked
        if _has_word("".join(cells)):
            lines.append(" | ".join(cells))
    return "\n".join(lines), linked


def write_blocks(blocks: Iterable[Block]) -> str:
    """Return the text of blocks: an empty line between two, a line's end between what is in one list."""
    text, before = "", None
    for block in blocks:
        if before is not None:
            together = before.item and block.item and before.item.whole is block.item.whole
            text += "\n" if together else "\n\n"
        text += block.written()
        before = block
    return text
