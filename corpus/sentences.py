"""Where sentences begin and end.

Those within a line are `corpus.sentence_ends`. Here is the layout of plain text: a blank line always ends a sentence,
and so does a line end, unless the paragraph was wrapped by hand. Headlines, list items and chat lines need no full stop
to stand alone.
"""

import itertools
import re
from collections.abc import Iterator

from corpus.sentence_ends import sentence_ends

# Counted up where sentences end elsewhere than before: what is stored by sentence is then made anew.
SPLITTER = 2

# (start, end) in characters of the text, without surrounding white space.
Span = tuple[int, int]

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_FINAL = re.compile(r"""[.!?…。！？．]["'”’」』)\]]*\s*$""")
_TAIL = 200  # characters in which a line's last mark stands
_NARROWEST_WRAP, _WIDEST_WRAP = 40, 120  # characters: nobody wraps by hand outside of these


def split_sentences(text: str, language: str | None = None) -> list[Span]:
    """Return the spans of the sentences of a text, in order.

    The spans don't overlap and leave out nothing but white space. `language` is an ISO 639-1 code; English is assumed
    where it is unknown, which also ends sentences at CJK full stops.
    """
    return list(iter_sentences(text, language))


def iter_sentences(text: str, language: str | None = None) -> Iterator[Span]:
    """Yield the spans that `split_sentences` returns, without looking at the lines after the last one wanted."""
    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in _lines(text, paragraph.start(), paragraph.end()):
            yield from _sentences(text, start, end, language or "en")


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretches of a paragraph that no sentence crosses: its lines, where it wasn't wrapped by hand."""
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    lines: list[Span] = []
    position = start
    for line in text[start:end].split("\n"):
        lines.append((position, position + len(line)))
        position += len(line) + 1
    wrapped = len(lines) > 1 and _is_wrapped([text[s:e].strip() for s, e in lines])
    first = start
    for (_, stop), (following, _) in itertools.pairwise(lines):
        goes_on = text[following : following + 1].islower() and not _FINAL.search(text[max(first, stop - _TAIL) : stop])
        if not wrapped and not goes_on:
            yield first, stop
            first = following
    yield first, end


def _is_wrapped(lines: list[str]) -> bool:
    """Return whether the lines of a paragraph were broken by hand to a width.

    They were if each was full, in that the first word of the next line would not have fitted, and most of them
    break off in mid-sentence.
    """
    width = max(len(line) for line in lines)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    broken_off = 0
    for line, following in itertools.pairwise(lines):
        first_word = following.split(maxsplit=1)[0] if following else ""
        if len(line) + 1 + len(first_word) <= width:
            return False
        broken_off += not _FINAL.search(line)
    return 2 * broken_off > len(lines) - 1


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    # sentencex would end a sentence at a line end; the length stays the same, so the offsets hold.
    line = text[start:end].replace("\n", " ")
    first = 0
    for stop in (*sentence_ends(line, language), len(line)):
        sentence = line[first:stop]
        length = len(sentence.strip())
        if length:
            begin = start + stop - len(sentence.lstrip())
            yield begin, begin + length
        first = stop
