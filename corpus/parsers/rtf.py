"""Rich Text Format: the text, and of what it says of itself the title and the author."""

import re
from collections.abc import Iterator

from corpus.errors import SourceError
from corpus.parsers.draft import Draft, given_title
from corpus.parsers.inline_marks import CLOSE, OPEN, resolve
from corpus.parsers.tags import tidy

_TOKEN = re.compile(r"\\(?P<word>[a-z]+)(?P<number>-?\d+)? ?|\\[^a-z]|(?P<brace>[{}])", re.IGNORECASE)
# Words that raise, lower, strike out or hide what follows, until they or their group end.
_MARKS = {"super": "sup", "sub": "sub", "strike": "s", "striked": "s", "deleted": "s", "v": "s"}
_ENDS = {"nosupersub": ("sup", "sub"), "plain": ("sup", "sub", "s")}
_CELL_END = re.compile(r"\s*\n\s*\|")
_PICTURE = re.compile(r"\\pict\b[^{}]*\}")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_SAID = re.compile(r"\{\\(?P<name>title|author|operator) (?P<value>[^{}]{1,1000})\}")


def parse_rtf(data: bytes) -> Draft:
    """Return the text, tables with " | " between their cells. Raises SourceError for what is no RTF."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError("unreadable-rtf-broken")
    source = _decoded(data)
    said = {found["name"]: _to_text("{\\rtf1 " + found["value"] + "}") for found in _SAID.finditer(source[:100_000])}
    text = _to_text("".join(_marked(_PICTURE.sub("}", source))))
    text = _CELL_END.sub("|", text)
    lines = (re.sub(r"\s*\|\s*", " | ", line.strip().strip("|")) for line in resolve(text).split("\n"))
    return Draft(text=tidy("\n\n".join(lines)), title=given_title(said.get("title")), author=said.get("author"))


def _decoded(data: bytes) -> str:
    page = _CODE_PAGE.search(data)
    try:
        return data.decode(f"cp{page[1].decode()}" if page else "cp1252", "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def _to_text(source: str) -> str:
    from striprtf.striprtf import rtf_to_text

    try:
        # It would write the address of a link into the sentence.
        text = str(rtf_to_text(source.replace("HYPERLINK", "LINK"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # whatever a broken file makes it stumble over
        raise SourceError("unreadable-rtf-broken") from error
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _marked(source: str) -> Iterator[str]:
    """Yield the source with marks around raised, lowered, struck-out and hidden words."""
    groups: list[list[str]] = [[]]
    position = 0
    for found in _TOKEN.finditer(source):
        yield source[position : found.start()]
        position = found.end()
        word, brace = (found["word"] or "").lower(), found["brace"]
        ends: list[str] = []
        if brace == "}":
            ends = groups.pop() if len(groups) > 1 else []
        elif word in _ENDS or (word in _MARKS and found["number"] == "0"):
            ended = _ENDS.get(word) or (_MARKS[word],)
            ends = [tag for tag in groups[-1] if tag in ended]
            groups[-1] = [tag for tag in groups[-1] if tag not in ended]
        yield from (CLOSE[tag] for tag in ends)
        yield found[0]
        if brace == "{":
            groups.append([])
        elif word in _MARKS and found["number"] != "0":
            groups[-1].append(_MARKS[word])
            yield OPEN[_MARKS[word]]
    yield source[position:]
