"""What Obsidian and GitHub add to Markdown: links to notes, embeds, comments, callouts, footnotes, ids of blocks."""

import re

_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_COMMENT = re.compile(r"(?<!\w)%%(?!%)[^%\n]+%%(?!\w) ?")
_EMBED = re.compile(r"!\[\[[^\[\]\n]*\]\] ?")
_LINK = re.compile(r"\[\[(?=\S)(?:[^\[\]|\n]*\\?\|)?([^\[\]|\n]+)\]\]")
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]+)(?<=\S)==")
_FOOTNOTE = re.compile(r"\s?\[\^[^\]\s]{1,40}\](?!:)|^\[\^[^\]\s]{1,40}\]:\s*", re.MULTILINE)
_CALLOUT = re.compile(r"^\[![\w-]{1,30}\][+-]?[ \t]*\n?")
_BLOCK_ID = re.compile(r"\s\^(?:[a-z0-9]{6}|\w+-[\w-]+)$")


def drop_comments(body: str) -> str:
    """Return a Markdown text without what stands between two lines of "%%"; a comment that never ends is text."""
    kept: list[str] = []
    held: list[str] | None = None
    fenced = False
    for line in body.split("\n"):
        if held is None and _FENCE.match(line):
            fenced = not fenced
        if line.strip() == "%%" and not fenced:
            held = [line] if held is None else None
            while held is None and kept and not kept[-1].strip():
                kept.pop()
        elif held is not None:
            held.append(line)
        else:
            kept.append(line)
    return "\n".join([*kept, *(held or ())])


def clean_text(text: str) -> str:
    """Return the words of text outside code as they are shown: a link's own, and none of embeds and comments."""
    if "%%" in text:
        text = _COMMENT.sub("", text)
    if "[[" in text:
        text = _LINK.sub(r"\1", _EMBED.sub("", text))
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    return _HIGHLIGHT.sub(r"\1", text) if "==" in text else text


def clean_block(block: str) -> str:
    """Return a paragraph without the id that links to it, and without the kind of callout that it begins."""
    return _CALLOUT.sub("", _BLOCK_ID.sub("", block))
