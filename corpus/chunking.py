"""Cut articles into chunks that fill an encoder's window and end where sentences end.

Every chunk is encoded together with its article's title, so that a paragraph that names nobody is still found by what
the article is about. Sizes are counted by the encoder's own tokenizer over exactly the text that it will be given;
nothing is ever left for it to truncate.

An article that changed is cut around what it still has of its earlier chunks, so that a paragraph that is put in at the
top moves no later boundary: what was encoded stays, and only what lies between is cut anew. Two neighbours that fit
into one window become one, so that after any number of edits an article's chunks are still more than half full.

What this does not do: cut by topic, or overlap. Overlapping chunks would quote the same sentence twice.
"""

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.article import Article
from corpus.chunk_reuse import still_there
from corpus.sentences import Span, split_sentences
from corpus.tails import story_end
from corpus.titles import clean_line

# A title may take this share of the window; what is longer is cut there for encoding, never in the article.
_TITLE_SHARE = 4


class Tokenizer(Protocol):
    """Count an encoder's tokens.

    `room` is how many tokens of passage the encoder takes, its special tokens and its own prompt already subtracted.
    """

    room: int

    def spans(self, text: str) -> Sequence[Span]:
        """Return the tokens of a text as (start, end) in its characters, without special tokens."""
        ...


@dataclass(frozen=True, slots=True)
class Chunk:
    """Hold the unit that is indexed: `article.text[start:end]` is its passage.

    `ordinal` counts from 0 within the article; `encoded` is what the encoder is given: the title and the passage.
    """

    ordinal: int
    start: int
    end: int
    encoded: str


def chunk_article(article: Article, tokenizer: Tokenizer, kept: Sequence[str] = ()) -> list[Chunk]:
    """Return the chunks of an article, in order, with all of its story but the white space between them.

    A chunk ends at a sentence's end unless one sentence alone is larger than the window; that one is cut between
    tokens, at white space where there is some. `kept` are the passages of the article's earlier version, in order:
    those that are still there, in that order, stay chunks.
    """
    heading = heading_of(article.title, tokenizer)
    room = tokenizer.room - len(tokenizer.spans(heading))
    sizes = _Sizes(article.text, tokenizer)
    sentences = split_sentences(article.text[: story_end(article.text)], article.language)
    pieces = [piece for span in sentences for piece in _fit(span, room, sizes)]
    groups = _around(still_there(article.text, pieces, kept), pieces, room, sizes)
    fitting = [span for group in groups for span in _checked(group, heading, article.text, tokenizer)]
    if kept:
        fitting = _joined(fitting, heading, room, sizes, tokenizer)
    return [Chunk(n, start, end, heading + article.text[start:end]) for n, (start, end) in enumerate(fitting)]


def heading_of(title: str, tokenizer: Tokenizer) -> str:
    """Return what precedes every passage of an article when it is encoded: its title, on a line of its own."""
    tokens = tokenizer.spans(title)
    most = max(1, tokenizer.room // _TITLE_SHARE - 1)
    if len(tokens) > most:
        title = title[: tokens[most - 1][1]].rstrip()
    return f"{title}\n" if title else ""


def heading_before(passage: str, title: str, tokenizer: Tokenizer) -> str:
    """Return what precedes a passage when it is encoded: nothing where it begins with its title as it is.

    An article without a title is called by its beginning: said twice, that costs .025 nDCG@10 of search by meaning
    (`squad2_sample`, multilingual-e5-small).
    """
    named = title.removesuffix("…").rstrip()
    beginning = clean_line(passage[: 2 * len(named)])
    return "" if beginning.startswith(named) else heading_of(title, tokenizer)


class _Sizes:
    """Count the tokens of any stretch of one text, having read it once."""

    def __init__(self, text: str, tokenizer: Tokenizer) -> None:
        self.text = text
        self._starts = [start for start, _ in tokenizer.spans(text)]

    def count(self, start: int, end: int) -> int:
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def cut(self, start: int, room: int) -> int:
        """Return the end of the longest stretch from `start` that `room` tokens hold."""
        first = bisect_left(self._starts, start)
        return self._starts[first + room] if first + room < len(self._starts) else len(self.text)


def _fit(span: Span, room: int, sizes: _Sizes) -> list[Span]:
    """Cut a sentence that is larger than the window into pieces that aren't."""
    start, end = span
    pieces = []
    while sizes.count(start, end) > room:
        cut = max(min(sizes.cut(start, room), end - 1), start + 1)
        middle = start + (cut - start) // 2
        cut = next((space for space in range(cut, middle, -1) if sizes.text[space].isspace()), cut)
        pieces.append((start, cut))
        start = cut + (len(sizes.text[cut:end]) - len(sizes.text[cut:end].lstrip()))
    return [*pieces, (start, end)] if start < end else pieces


def _pack(pieces: list[Span], room: int, sizes: _Sizes) -> list[list[Span]]:
    """Group pieces, in order, as many to a group as the window holds."""
    groups: list[list[Span]] = []
    for piece in pieces:
        if groups and sizes.count(groups[-1][0][0], piece[1]) <= room:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _around(kept: Sequence[Span], pieces: list[Span], room: int, sizes: _Sizes) -> list[list[Span]]:
    """Group pieces, in order: each kept span's to a group, and those between them packed."""
    groups: list[list[Span]] = []
    done = 0
    for start, end in kept:
        first, after = bisect_left(pieces, (start, start)), bisect_left(pieces, (end, end))
        groups += [*_pack(pieces[done:first], room, sizes), pieces[first:after]]
        done = after
    return groups + _pack(pieces[done:], room, sizes)


def _joined(spans: list[Span], heading: str, room: int, sizes: _Sizes, tokenizer: Tokenizer) -> list[Span]:
    """Return the spans with neighbours made one where the window holds both."""
    joined = spans[:1]
    for start, end in spans[1:]:
        before = joined[-1][0]
        if (
            sizes.count(before, end) <= room
            and len(tokenizer.spans(heading + sizes.text[before:end])) <= tokenizer.room
        ):
            joined[-1] = (before, end)
        else:
            joined.append((start, end))
    return joined


def _checked(group: list[Span], heading: str, text: str, tokenizer: Tokenizer) -> list[Span]:
    """Return the group as one span, or as several where the passage alone has more tokens than within its text.

    Tokenizers that look across white space may count a stretch differently once it stands alone.
    """
    start, end = group[0][0], group[-1][1]
    if len(tokenizer.spans(heading + text[start:end])) <= tokenizer.room or end - start == 1:
        return [(start, end)]
    half = len(group) // 2
    if half:
        halves: list[list[Span]] = [group[:half], group[half:]]
    else:
        middle = (start + end) // 2
        halves = [[(start, middle)], [(middle, end)]]
    return list(itertools.chain.from_iterable(_checked(part, heading, text, tokenizer) for part in halves))
