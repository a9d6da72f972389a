"""Markdown: the front matter's fields, and the words of the body as a reader sees them.

Marks go, words stay. A block in which there is nothing to remove comes out as it stands in the file, down to its
spaces; so does the white space between blocks.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from corpus.decoding import decode
from corpus.errors import SourceError
from corpus.parsers.draft import Draft, check_text
from corpus.parsers.tags import is_html, strip_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block.state_block import StateBlock
    from markdown_it.tree import SyntaxTreeNode

_FIELDS = {
    "title": ("title",),
    "publisher": ("publisher",),
    "published": ("published", "date"),
    "author": ("author",),
    "url": ("url", "link", "source"),
    "language": ("language", "lang"),
}
_NOTHING = ("", "~", "null", "Null", "NULL")  # as YAML writes it
# A link's definition shows nowhere, but "[Anna]: yes" has the same form, and is what somebody said.
_DEFINITION = re.compile(r"\[[^\]]+\]:\s*(<[^>]*>|(?=\S*?[/.#:]\S)\S+)(?:\s+[\"'(].*|\s*)$")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")


def parse_markdown(data: bytes, charset: str | None = None) -> Draft:
    """Return the draft of a Markdown file; raise SourceError where its front matter can't be read."""
    source = decode(data, declared=charset)
    check_text(source)
    matter, body = _split(source)
    text, heading = render(body)
    return Draft(text=text, **(_fields(matter) if matter.get("title") else {**_fields(matter), "title": heading}))


def _split(source: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and the body."""
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    handler = YAMLHandler()
    try:
        if not handler.detect(source.lstrip()):
            return {}, source
        matter, body = handler.split(source.lstrip())
        # Values as they are written: SafeLoader would make a title of `1.10` 1.1, and fail on an impossible date.
        fields = handler.load(matter, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        above = source[: source.find(matter)].count("\n")
        raise _unreadable(error, above) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise SourceError("unreadable-yaml") from error
    except ValueError:  # it is never closed: "---" is only a line across the page
        return {}, source
    if not isinstance(fields, dict):
        return ({}, body) if not matter.strip() else ({}, source)
    return fields, body


def _unreadable(error: Any, above: int) -> SourceError:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return SourceError("unreadable-yaml")
    problem, line = str(error.problem or error.context), str(above + mark.line + 1)
    return SourceError("unreadable-yaml-place", problem=problem, line=line)


def _fields(matter: dict[str, Any]) -> dict[str, str]:
    fields = {field: _value(next((matter[k] for k in keys if k in matter), "")) for field, keys in _FIELDS.items()}
    return {field: value for field, value in fields.items() if value}


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_value(item) for item in value if isinstance(item, str))))
    return value if isinstance(value, str) and value not in _NOTHING else ""


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


def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import reference

    def define(state: "StateBlock", line: int, last: int, silent: bool) -> bool:
        written = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        return bool(_DEFINITION.match(written)) and reference(state, line, last, silent)

    # It drops the text of what is nested deeper; its own limit for CommonMark is 20.
    markdown = MarkdownIt("commonmark", {"maxNesting": 200}).enable("table")
    markdown.block.ruler.at("reference", define)
    return markdown


def _block(node: "SyntaxTreeNode") -> str:
    """Return the words of one block; what it holds no words for (a line across the page) is empty."""
    if node.type in ("paragraph", "heading"):
        return _inline(node)
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
    return "\n".join(" | ".join(_inline(cell) for cell in row.children) for row in rows)


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


def _inline(node: "SyntaxTreeNode") -> str:
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    if node.type == "html_inline":
        return _inline_tag(node.content)
    return "".join(map(_inline, node.children))


def _inline_tag(written: str) -> str:
    tag = _TAG.match(written)
    if tag is None:  # a comment
        return ""
    if tag[1].lower() == "br":
        return "\n"
    return "" if is_html(tag[1]) else written
