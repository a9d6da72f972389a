"""Links that open a page at the words quoted: text fragments, `#:~:text=[prefix-,]start[,end][,-suffix]`.

The rules are those of https://wicg.github.io/scroll-to-text-fragment/. A browser takes the first place that fits, looks
for each term within one block of the page, at whole words, and takes letters for equal that differ in case or accents.
We know the article's text and not the page, so a term stays within one line, and where its words stand elsewhere in the
text, in whatever case or accents and even inside longer words, words from before or after the quote are added until
one place is left. Where none of this can be had the link opens the page and no more.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from corpus.sentences import Span

# A Discord message holds 2,000 characters, and so does the address bar of old browsers.
_LONGEST_LINK = 1_900
# Characters of a term, percent-encoded, above which a quote is given as its first and last words: 35 English words.
_LONGEST_TERM = 300
_WORDS_AT_AN_END = (5, 8, 13, 21)
_WORDS_AROUND = 8
_AROUND = 400  # characters before and after a quote that words are taken from
_LINE_END = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Marks that end a word for every browser, whatever stands on either side, besides brackets and quotation marks.
_BRACKETS = ("Ps", "Pe", "Pi", "Pf")
_APART = "!?…–—。、！？"
# Words, and where a script puts no space between them what stands between two marks of punctuation: there, and not
# inside, all browsers see a word's end.
_OPENING, _CLOSING = "「『（【《〈〔［", "」』）】》〉〕］。、！？"
_PIECE = re.compile(rf"[{_OPENING}]*[^\s{_OPENING}{_CLOSING}]+[{_CLOSING}]*|[{_OPENING}{_CLOSING}]+")
_NOT_IN_A_URL = re.compile(r'[\x00-\x20\x7f-\xa0"<>\\^`{|}\s\ud800-\udfff]')


def link(url: str | None, text: str, start: int, end: int) -> str | None:
    """Return a link to a page that opens at `text[start:end]`, `text` being the whole article.

    Where no text fragment finds just that, the link opens the page. None for what is no web address, and for one that
    is longer than 1,900 characters. A name and a password in the address are left out.
    """
    page = _address(url)
    if page is None:
        return None
    directive = _directive(text, *_trimmed(text, start, end))
    whole = f"{page}{'' if '#' in page else '#'}:~:text={directive}" if directive else page
    return next((found for found in (whole, page) if len(found) <= _LONGEST_LINK), None)


@dataclass(frozen=True, slots=True)
class _Terms:
    """Hold what a text fragment is made of, each a span of the text."""

    first: Span
    last: Span | None = None
    prefix: Span | None = None
    suffix: Span | None = None


class _Folding(dict[int, str]):
    """Map characters to what is left where case, accents, width, kana and invisible marks make no difference.

    What a browser takes for equal, the primary level of UTS 10, is equal here, and a little more.
    """

    _ALIKE = str.maketrans("øđłħŧı‘’‚‛“”„‟ぁぃぅぇぉっゃゅょゎゕゖ", "odlhti''''\"\"\"\"あいうえおつやゆよわかけ") | {
        ord("æ"): "ae",
        ord("œ"): "oe",
    }

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = (_plain(c) for c in unicodedata.normalize("NFKD", letters))
        self[code] = " " if chr(code).isspace() else "".join(kept).translate(self._ALIKE)
        return self[code]


_FOLDING = _Folding()
_SPACES = re.compile(" {2,}")


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text.translate(_FOLDING))


def _plain(character: str) -> str:
    """Return a digit as 0 to 9, a katakana as a hiragana, a mark as nothing, and any other letter as it is."""
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    return chr(ord(character) - 0x60) if "ァ" <= character <= "ヶ" else character


class _Article:
    """Tell what a browser may find in the article's text, and whether that is the quote alone."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.folded = _folded(text)
        self.start = len(_folded(text[:start]))
        self.end = self.start + len(_folded(text[start:end]))

    def has_only(self, terms: _Terms) -> bool:
        """Return whether the quote is the one place in the text where the terms fit."""
        if list(itertools.islice(self._places(terms), 2)) != [self.start]:
            return False
        stop = self.start + len(self._term(terms.first))
        if terms.last:
            last = self._term(terms.last)
            stop = self.folded.find(last, stop) + len(last) if last else -1
        return stop == self.end

    def _places(self, terms: _Terms) -> Iterator[int]:
        """Yield where the first term stands after its prefix and, where it is the only one, before its suffix."""
        first, prefix = self._term(terms.first), self._term(terms.prefix)
        suffix = "" if terms.last else self._term(terms.suffix)
        place = self.folded.find(first) if first else -1
        while place >= 0:
            before = self.folded.endswith((prefix, prefix + " "), 0, place)
            if before and self.folded.startswith((suffix, " " + suffix), place + len(first)):
                yield place
            place = self.folded.find(first, place + 1)

    def _term(self, span: Span | None) -> str:
        return _folded(self.text[slice(*span)]).strip() if span else ""


def _directive(text: str, start: int, end: int) -> str | None:
    """Return the terms that find a quote and nothing else in the text, None where none do."""
    if start >= end:
        return None
    article = _Article(text, start, end)
    found = next(filter(article.has_only, _candidates(text, start, end)), None)
    if found is None:
        return None
    prefix, suffix = _encoded(text, found.prefix), _encoded(text, found.suffix)
    terms = (prefix and f"{prefix}-", _encoded(text, found.first), _encoded(text, found.last), suffix and f"-{suffix}")
    return ",".join(filter(None, terms))


def _candidates(text: str, start: int, end: int) -> Iterator[_Terms]:
    """Yield what may find a quote: the quote itself, or its ends where it is long; few words around it before many."""
    prefixes, suffixes = _prefixes(text, start), _suffixes(text, end)
    around = itertools.product(enumerate(prefixes), enumerate(suffixes))
    near_first = sorted(around, key=lambda pair: sum(_distance(text, n, words, start, end) for n, words in pair))
    lines = _lines(text, start, end)
    exact = [_Terms((start, end), None, prefix, suffix) for (_, prefix), (_, suffix) in near_first if len(lines) == 1]
    if len(_encoded(text, (start, end))) <= _LONGEST_TERM:
        yield from exact
    for words, prefix, suffix in itertools.product(_WORDS_AT_AN_END, prefixes, suffixes[:1]):
        first = _pieces(text, *lines[0])[:words][-1][1]
        last = _pieces(text, *lines[-1])[-words:][0][0]
        if first <= last and _is_word_edge(text, first) and _is_word_edge(text, last):
            yield _Terms((start, first), (last, end), prefix, suffix)
    yield from exact


def _distance(text: str, number: int, words: Span | None, start: int, end: int) -> int:
    """Return how far words lead away from a quote: over the end of a line, where a page may hold other things, far."""
    first, last = words or (start, end)
    return number + _WORDS_AROUND * bool(_LINE_END.search(text, last, start) or _LINE_END.search(text, end, first))


def _prefixes(text: str, start: int) -> list[Span | None]:
    """Return what may be asked to stand before a quote: nothing, where that will do, or up to eight words of a line."""
    before = _lines(text, max(0, start - _AROUND), start)[-1:]
    words = [word for line in before for word, _ in _pieces(text, *line) if _is_word_edge(text, word)]
    nothing: list[Span | None] = [None] if _is_word_edge(text, start) else []
    return nothing + [_trimmed(text, word, start) for word in words[: -_WORDS_AROUND - 1 : -1]]


def _suffixes(text: str, end: int) -> list[Span | None]:
    """Return what may be asked to stand after a quote."""
    after = _lines(text, end, end + _AROUND)[:1]
    words = [word for line in after for _, word in _pieces(text, *line) if _is_word_edge(text, word)]
    nothing: list[Span | None] = [None] if _is_word_edge(text, end) else []
    return nothing + [_trimmed(text, end, word) for word in words[:_WORDS_AROUND]]


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Return the lines of a stretch of text, without white space around them or lines of nothing else."""
    stretch = text[start:end]
    ends = [found.span() for found in _LINE_END.finditer(stretch)]
    starts = [0, *(stop for _, stop in ends)]
    stops = [*(begin for begin, _ in ends), len(stretch)]
    lines = (_trimmed(text, start + s, start + e) for s, e in zip(starts, stops, strict=True))
    return [(s, e) for s, e in lines if s < e]


def _pieces(text: str, start: int, end: int) -> list[Span]:
    return [(start + found.start(), start + found.end()) for found in _PIECE.finditer(text[start:end])]


def _trimmed(text: str, start: int, end: int) -> Span:
    stripped = text[start:end].strip()
    begin = start + (text[start:end].index(stripped) if stripped else 0)
    return begin, begin + len(stripped)


def _is_word_edge(text: str, place: int) -> bool:
    """Return whether a word begins or ends at a place for every browser, whatever dictionary it parts words by."""
    before, after = text[max(0, place - 1) : place], text[place : place + 1]
    if not (before and after):
        return True
    if unicodedata.category(after)[0] == "M" or unicodedata.category(after) == "Cf":
        return False
    return any(
        c.isspace() or c in _APART or (unicodedata.category(c) in _BRACKETS and c not in "‘’") for c in before + after
    )


def _encoded(text: str, span: Span | None) -> str:
    """Return the words of a span as a term: with every space and every sign that parts terms percent-encoded."""
    words = " ".join(text[slice(*span)].split()) if span else ""
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def _address(url: str | None) -> str | None:
    """Return a web address ready for a text fragment: what stands there of one is left out. None for no web address."""
    try:
        parts = urlsplit(_NOT_IN_A_URL.sub(lambda found: quote(found.group(), errors="replace"), (url or "").strip()))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    section = parts.fragment.partition(":~:")[0]
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=section))
