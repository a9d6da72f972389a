"""Markdown: the front matter's fields, and the words of the body as a reader sees them.

Marks go, words stay. A block in which there is nothing to remove comes out as it stands in the file, down to its
spaces; so does the white space between blocks.
"""

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.decoding import decode
from corpus.parsers import front_matter, obsidian
from corpus.parsers.draft import Draft, check_text
from corpus.parsers.inline_marks import CLOSE, OPEN, resolve
from corpus.parsers.tags import is_html, strip_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block.state_block import StateBlock
    from markdown_it.tree import SyntaxTreeNode

# A link's definition shows nowhere, but "[Anna]: yes" has the same form, and is what somebody said.
_DEFINITION = re.compile(r"\[(?!\^)[^\]]+\]:\s*(<[^>]*>|(?=\S*?[/.#:]\S)\S+)(?:\s+[\"'(].*|\s*)$")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def parse_markdown(data: bytes, charset: str | None = None) -> Draft:
    """Return the draft of a Markdown file; raise SourceError for one whose front matter calls it a draft."""
    source = decode(data, declared=charset)
    check_text(source)
    matter, body = front_matter.split(source)
    said = front_matter.fields(matter)
    text, heading = render(obsidian.drop_comments(body))
    return replace(Draft(text=text, title=heading), **said)


def render(body: str) -> tuple[str, str | None]:
    """Return the words of a Markdown text, and its first heading of level 1."""
    from markdown_it.tree import SyntaxTreeNode

    lines = body.split("\n")
    text, position = "", 0
    heading: str | None = None
    for node in SyntaxTreeNode(_markdown().parse(body)).children:
        start, end = _range(node, lines)
        block = _block(node)
        if not block.strip():
            continue
        if node.type == "heading" and node.tag == "h1":
            heading = heading or block
        raw = "\n".join(lines[start:end])
        between = lines[position:start]
        blank = between if between and not any(map(str.strip, between)) else [""]
        text += ("\n" + "\n".join(blank) + "\n" if text else "") + (raw if _same(raw, block) else block)
        position = end
    return text, heading


def _range(node: "SyntaxTreeNode", lines: list[str]) -> tuple[int, int]:
    start, end = node.map or (0, 0)
    while end > start and not lines[end - 1].strip():
        end -= 1  # a list's range takes in the blank lines after it
    return start, end


def _same(raw: str, block: str) -> bool:
    return [line.strip() for line in raw.split("\n")] == [line.strip() for line in block.split("\n")]


@functools.cache  # to make one takes longer than to parse an article
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import reference

    def define(state: "StateBlock", line: int, last: int, silent: bool) -> bool:
        written = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        return bool(_DEFINITION.match(written)) and reference(state, line, last, silent)

    # It drops the text of what is nested deeper; its own limit for CommonMark is 20.
    markdown = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
    markdown.block.ruler.at("reference", define)
    return markdown


def _block(node: "SyntaxTreeNode") -> str:
    """Return the words of one block; what it holds no words for (a line across the page) is empty."""
    if node.type in ("paragraph", "heading"):
        return _words(node)
    if node.type in ("fence", "code_block"):
        return node.content.rstrip("\n")
    if node.type == "html_block":
        return strip_tags(node.content)
    render_children = _BLOCKS.get(node.type)
    return render_children(node) if render_children else ""


def _quote(node: "SyntaxTreeNode") -> str:
    return "\n\n".join(filter(str.strip, map(_block, node.children)))


def _table(node: "SyntaxTreeNode") -> str:
    rows = (row for part in node.children for row in part.children)
    return "\n".join(" | ".join(_words(cell) for cell in row.children) for row in rows)


def _list(node: "SyntaxTreeNode") -> str:
    tight = all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")
    gap = "\n" if tight else "\n\n"
    return gap.join(_item(item, mark, gap) for item, mark in zip(node.children, _marks(node), strict=True))


def _marks(node: "SyntaxTreeNode") -> Iterator[str]:
    first = int(node.attrs.get("start", 1))
    for number, _ in enumerate(node.children, start=first):
        yield "- " if node.type == "bullet_list" else f"{number}. "


def _item(item: "SyntaxTreeNode", mark: str, gap: str) -> str:
    text = gap.join(filter(str.strip, map(_block, item.children)))
    return mark + re.sub(r"\n(?=[^\n])", "\n" + " " * len(mark), text)


_BLOCKS: dict[str, Callable[["SyntaxTreeNode"], str]] = {
    "blockquote": _quote,
    "bullet_list": _list,
    "ordered_list": _list,
    "table": _table,
}


def _words(node: "SyntaxTreeNode") -> str:
    return obsidian.clean_block(resolve(_inline(node)))


def _inline(node: "SyntaxTreeNode") -> str:
    if node.type == "text":
        return obsidian.clean_text(node.content)
    if node.type == "code_inline":
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    if node.type == "html_inline":
        return _inline_tag(node.content)
    inner = "".join(map(_inline, node.children))
    return OPEN["s"] + inner + CLOSE["s"] if node.type == "s" else inner


def _inline_tag(written: str) -> str:
    tag = _TAG.match(written)
    if tag is None:  # a comment
        return ""
    name = tag[1].lower()
    if name == "br":
        return "\n"
    marks = CLOSE if written.startswith("</") else OPEN
    return marks.get(name, "") if is_html(name) else written
