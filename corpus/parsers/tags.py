"""HTML tags inside other text: which words are tags, and the text without them."""

import re
from html.parser import HTMLParser

_NAMES = """
a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col
colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame
frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark
menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script
section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot
th thead time title tr track tt u ul var video wbr
"""
_BLOCK_NAMES = """
address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3
h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tr ul
"""
_TAGS, BREAKS = frozenset(_NAMES.split()), frozenset(_BLOCK_NAMES.split())
SILENT = frozenset(("script", "style", "template"))


def is_html(name: str) -> bool:
    """Return whether the name is one of HTML's tags: "<Anna> hello" in a chat is none."""
    return name.lower() in _TAGS


def strip_tags(source: str) -> str:
    """Return the text of a piece of HTML: a line for each block, nothing of scripts, styles and comments."""
    stripper = _Stripper()
    stripper.feed(source)
    stripper.close()
    return tidy("".join(stripper.pieces))


def tidy(text: str) -> str:
    """Return the text with single spaces, and an empty line at most between two lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        elif not is_html(tag):
            self.pieces.append(self.get_starttag_text() or "")
        elif tag in BREAKS:
            self.pieces.append("\n")
        elif tag in ("td", "th"):
            self.pieces.append(" ")
        elif tag == "img":
            self.pieces.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        elif not is_html(tag):
            self.pieces.append(f"</{tag}>")
        elif tag in BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)
