"""Answers whose quotes no longer stand in their article, and the line that says so under them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.records import Receipt
from bot.render.discord_limits import MESSAGE_CHARS, length
from bot.render.messages import Words
from bot.render.text_blocks import cut
from corpus.article import Article
from corpus.sentences import split_sentences
from retrieval.store.catalog import Catalog
from retrieval.store.snapshot_diff import ALIKE, now_reads
from retrieval.types import Citation

# A line with less room than this for each of the old and the new words says nothing.
_LEAST = 60
_MOST = 400
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Correction:
    """Hold one quote that no longer stands, with the answers that cite it, by receipt and the citation's number.

    `reads` is what stands in its place; empty where nothing does, or where the article is `gone`.
    """

    article_id: str
    title: str
    quote: str
    reads: str
    gone: bool
    answers: tuple[tuple[Receipt, int], ...]


def corrections(catalog: Catalog, receipts: Iterable[Receipt], done: Mapping[tuple[str, int], str]) -> list[Correction]:
    """Return the quotes that the current snapshot no longer has, those that most answers cite first.

    `done` is what stood there when something was done about a citation, which need not be done again.
    """
    current = catalog.current()
    if current is None:
        return []
    articles: dict[str, Article | None] = {}
    found: dict[tuple[str, str, str], Correction] = {}
    for receipt, citation in ((one, cited) for one in receipts for cited in one.quoted):
        if citation.article_id not in articles:
            articles[citation.article_id] = catalog.article(citation.article_id, current.id)
        article = articles[citation.article_id]
        if article and citation.quote in article.text:
            continue
        reads = _reads(catalog, receipt, citation, article) if article else ""
        if done.get((receipt.id, citation.n)) == reads:
            continue
        key = (citation.article_id, citation.quote, reads)
        before = found[key].answers if key in found else ()
        answers = (*before, (receipt, citation.n))
        found[key] = Correction(*key[:1], citation.title, citation.quote, reads, article is None, answers)
    return sorted(found.values(), key=lambda one: (-len(one.answers), one.article_id, one.quote))


def nearest_words(quote: str, text: str, language: str | None = None) -> str:
    """Return the sentence of a text that a quote reads most like, none where none reads like it."""
    sentences = [text[start:end] for start, end in split_sentences(text, language)]
    ratios = [SequenceMatcher(None, quote, sentence, autojunk=False).ratio() for sentence in sentences]
    best = max(ratios, default=0.0)
    return sentences[ratios.index(best)] if best >= ALIKE else ""


def correction_line(old: str, new: str, words: Words, *, gone: bool = False, room: int = MESSAGE_CHARS) -> str | None:
    """Return the line that is put under an answer, in at most `room` UTF-16 units; None where it has too little."""
    key = "reviews-line" if new else "reviews-line-gone" if gone else "reviews-line-none"
    frame = length(words(key, old="", new="") if new else words(key, old=""))
    each = min((room - frame) // (2 if new else 1), _MOST)
    if each < _LEAST:
        return None
    return words(key, old=cut(old, each), new=cut(new, each)) if new else words(key, old=cut(old, each))


def with_line(content: str, old: str, new: str, words: Words, *, gone: bool = False) -> str | None:
    """Return a message with the line under it, None where Discord would not take so long a message."""
    line = correction_line(old, new, words, gone=gone, room=MESSAGE_CHARS - length(content) - len(_GAP))
    return f"{content}{_GAP}{line}" if line else None


def _reads(catalog: Catalog, receipt: Receipt, citation: Citation, article: Article) -> str:
    """Return what stands in an article where a citation's quote stood."""
    then = catalog.article(citation.article_id, receipt.snapshot)
    if then and then.text[citation.start : citation.end] == citation.quote:
        return now_reads(then.text, article.text, citation.start, citation.end, article.language) or ""
    return nearest_words(citation.quote, article.text, article.language)
