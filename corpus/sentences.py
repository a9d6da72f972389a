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

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_FINAL = re.compile(r"""[.!?…。！？．]["'”’」』)\]]*\s*$""")
# A sentence goes on after what it quotes: 「はい。」と言った。 “네.”라고 말했다.
_QUOTED = re.compile("[」』][ぁ-ゖ、]|[\"'”’」』)][가-힣]")
# How dates are also written in Korean: 2016. 3. 22. 다리가 열렸다.
_KOREAN_DATE = re.compile(r"\b\d{4}\. ?\d{1,2}\.(?: ?\d{1,2}\.)?(?=\W*[가-힣])")
_TAIL = 200  # characters in which a line's last mark stands
# sentencex takes time by the square of the quotation marks that are left open: a second for 50,000 of them.
_PIECE = 10_000
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
    dates = [date.span() for date in _KOREAN_DATE.finditer(line)]
    first = 0
    for stop in _ends(line, language):
        in_date = any(begin < stop <= last + 1 for begin, last in dates)  # the space behind it belongs to it
        if not in_date and not _QUOTED.match(line, stop - 1):
            yield from _trimmed(text, start + first, start + stop)
            first = stop
    yield from _trimmed(text, start + first, end)


def _ends(line: str, language: str) -> Iterator[int]:
    """Yield where the sentences of a line end; a very long one is looked at from sentence to sentence, in pieces."""
    from sentencex import get_sentence_boundaries

    begin = 0
    while begin < len(line):
        piece = line[begin : begin + _PIECE]
        ends = [int(found["end_index"]) for found in get_sentence_boundaries(language, piece)] or [len(piece)]
        if begin + len(piece) < len(line) and len(ends) > 1:
            ends.pop()  # this one goes on behind the piece
        yield from (begin + end for end in ends)
        begin += ends[-1]


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        offset = start + piece.index(stripped)
        yield offset, offset + len(stripped)
