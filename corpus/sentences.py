"""Where sentences begin and end.

The boundaries within a line come from sentencex, which knows abbreviations in some 240 languages. What is added here
is the layout of plain text: a blank line always ends a sentence, and so does a line end, unless the paragraph was
wrapped by hand. Headlines, list items and chat lines need no full stop to stand alone.
"""

import itertools
import re
from collections.abc import Iterator

# (start, end) in characters of the text, without surrounding white space.
Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_FINAL = re.compile(r"""[.!?…。！？．]["'”’」』)\]]*\s*$""")
_WIDEST_WRAP = 120  # characters: nobody wraps by hand wider than that


def split_sentences(text: str, language: str | None = None) -> list[Span]:
    """Return the spans of the sentences of a text, in order.

    The spans don't overlap and leave out nothing but white space. `language` is an ISO 639-1 code; English is assumed
    where it is unknown, which also ends sentences at CJK full stops.
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _lines(text, paragraph.start(), paragraph.end()):
            spans.extend(_sentences(text, start, end, language or "en"))
    return spans


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    lines: list[Span] = []
    position = start
    for line in text[start:end].split("\n"):
        lines.append((position, position + len(line)))
        position += len(line) + 1
    if len(lines) > 1 and _is_wrapped([text[s:e].strip() for s, e in lines]):
        yield start, end
    else:
        yield from lines


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether the lines of a paragraph were broken by hand to a width.

    They were if each was full, in that the first word of the next line would not have fitted, and most of them
    break off in mid-sentence.
    """
    width = max(len(line) for line in lines)
    if width > _WIDEST_WRAP:
        return False
    broken_off = 0
    for line, following in itertools.pairwise(lines):
        first_word = following.split(maxsplit=1)[0] if following else ""
        if len(line) + 1 + len(first_word) <= width:
            return False
        broken_off += not _FINAL.search(line)
    return 2 * broken_off > len(lines) - 1


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries

    # sentencex would end a sentence at a line end; the length stays the same, so the offsets hold.
    line = text[start:end].replace("\n", " ")
    position = 0
    for found in get_sentence_boundaries(language, line):
        yield from _trimmed(text, start + position, start + found["end_index"])
        position = found["end_index"]
    yield from _trimmed(text, start + position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        offset = start + piece.index(stripped)
        yield offset, offset + len(stripped)
