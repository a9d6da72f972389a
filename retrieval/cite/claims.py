"""Check a sentence that a chat model wrote against the passages it says it rests on.

Every quote must stand in a passage word for word, and the sentence must say no more than the sentences of the article
that hold its quotes (`retrieval.cite.support`). What can't be shown is dropped: a good sentence lost is a lesser harm
than a wrong one shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.sentences import Span
from retrieval.cite.citations import Quote
from retrieval.cite.flaws import Flaw
from retrieval.cite.prompt_injection import injected_spans
from retrieval.cite.support import around, flaw
from retrieval.text.quote_matching import find, fold, plain
from retrieval.text.terms import terms
from retrieval.types import Hit

LONGEST = 600  # characters of a sentence, and of a quote: nobody reads longer ones as one sentence
# Shorter quotes show nothing by themselves: they stand for the whole sentence that they are found in.
_LEAST_WORDS = 4
_LEAST_TERMS = 2
_OWN_MARKER = re.compile(r"\s*\[\d+(?:\s*[,;-]\s*\d+)*\]")


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold a sentence as a chat model wrote it: the ordinals it rests on, from 1, and the words it quotes."""

    text: str
    passages: tuple[int, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold a verified sentence, and the article's own words that it rests on."""

    text: str
    quotes: tuple[Quote, ...]


def verify(claim: Claim, hits: Sequence[Hit]) -> Sentence | Flaw:
    """Return a claim as a sentence with its quotes, or what is wrong with it; ordinal 1 is the first of the hits."""
    text = " ".join(_OWN_MARKER.sub("", claim.text).split())
    if not terms(text) or len(text) > LONGEST:
        return Flaw.NO_TEXT
    if not claim.passages:
        return Flaw.NO_MARKER
    if not any(plain(quote) for quote in claim.quotes):
        return Flaw.NO_QUOTE
    quotes: list[Quote] = []
    for wanted in claim.quotes:
        quote = _located(wanted, claim.passages, hits)
        if isinstance(quote, Flaw):
            return quote
        if quote not in quotes:
            quotes.append(quote)
    return flaw(text, quotes) or Sentence(text, tuple(quotes))


def _located(wanted: str, passages: Sequence[int], hits: Sequence[Hit]) -> Quote | Flaw:
    """Return the quote where it stands: in a passage named, else in the one other passage that has it."""
    if len(wanted) > LONGEST:
        return Flaw.LONG_QUOTE
    named = [hits[n - 1] for n in dict.fromkeys(passages) if 1 <= n <= len(hits)]
    places = _places(wanted, named)
    if not places:
        places = _places(wanted, hits)
        if len({id(hit) for hit, _ in places}) != 1:
            return Flaw.NOT_IN_PASSAGE
    if _is_short(wanted) and (len(places) > 1 or not terms(wanted)):
        return Flaw.SHORT_QUOTE
    if _is_short(wanted):
        places = [(hit, around(hit, span)) for hit, span in places]
    places = [(hit, span) for hit, span in places if not _overlaps(span, injected_spans(hit.text))]
    if not places:
        return Flaw.ORDER
    hit, span = places[0]
    return _quote(hit, span)


def _places(wanted: str, hits: Sequence[Hit]) -> list[tuple[Hit, Span]]:
    return [(hit, span) for hit in hits for span in find(wanted, fold(hit.text))]


def _is_short(quote: str) -> bool:
    held = terms(quote)
    # Chinese, Japanese and Korean make as many terms as characters, and few words.
    return len(held) < _LEAST_TERMS or len(quote.split()) < _LEAST_WORDS > len(held)


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _quote(hit: Hit, span: Span) -> Quote:
    start, end = span
    rest = hit.text[end : around(hit, span)[1]]
    cut = any(map(str.isalnum, rest))
    end += 0 if cut else len(rest)  # the full stop belongs to it
    return Quote(hit, hit.start + start, hit.start + end, hit.text[start:end], cut)
