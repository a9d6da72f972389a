"""Find which other articles say what an answer quotes, and which of them only carry the same text.

Near copies of a passage are one text: three papers with one wire story, or three planted pages, bear each other out no
more than one does; nor does a translation of it. Of the passages found for the question alone; a sentence elsewhere in
the corpus isn't looked for.
"""

import functools
from collections.abc import Sequence

from corpus.sentences import Span, split_sentences
from retrieval.read.translations import Translations
from retrieval.search.near_duplicates import is_one_text
from retrieval.search.snapshot_view import SnapshotView
from retrieval.text.same_statement import holds
from retrieval.types import AlsoIn, Citation, Copy, Hit, Passage


def also_in(view: SnapshotView, citations: Sequence[Citation], hits: Sequence[Hit]) -> dict[int, AlsoIn]:
    """Return by the number of a citation which other articles say it; a citation that none says is left out."""
    keys = {copy.key for hit in hits for copy in hit.copies}
    copies = view.passages.get(sorted(keys)) if keys else {}
    passages = [passage for hit in hits for passage in (hit, *(copies[copy.key] for copy in hit.copies))]
    translations = Translations(hits, view.sentences.get, view.script_bias)
    found = {citation.n: _also_in(citation, passages, translations) for citation in citations}
    return {n: one for n, one in found.items() if one != AlsoIn()}


def _also_in(citation: Citation, passages: Sequence[Passage], translations: Translations) -> AlsoIn:
    own = [passage for passage in passages if _holds(passage, citation)]
    translated = {found.passage.key: found for found in translations.of(citation.article_id, citation.start)}
    copies: dict[str, Copy] = {}
    independent: dict[str, Copy] = {}
    told: list[Passage] = []

    def are_one_text(passage: Passage, other: Passage) -> bool:
        return is_one_text(passage.text, other.text) or translations.are_one_text(passage, other)

    for passage in passages:
        if passage.article_id == citation.article_id:
            continue
        found = translated.get(passage.key)
        place = _copy(passage, found.start, found.end) if found else _place(passage, citation)
        if place is None:
            continue
        if any(are_one_text(passage, one) for one in own):
            copies.setdefault(passage.article_id, place)
        elif not any(are_one_text(passage, one) for one in told):
            told.append(passage)
            independent.setdefault(passage.article_id, place)
    alone = tuple(copy for article_id, copy in independent.items() if article_id not in copies)
    return AlsoIn(alone, tuple(copies.values()))


def _holds(passage: Passage, citation: Citation) -> bool:
    is_in = passage.start < citation.end and citation.start < passage.end
    return passage.article_id == citation.article_id and is_in


@functools.lru_cache(maxsize=2_048)
def _sentences(text: str, language: str | None) -> tuple[Span, ...]:
    """Return the spans of a passage's sentences; the last passages' from memory, since each quote is sought in all."""
    return tuple(split_sentences(text, language))


def _place(passage: Passage, citation: Citation) -> Copy | None:
    """Return where a passage says what is quoted."""
    for start, end in _sentences(passage.text, passage.language):
        if holds(passage.text[start:end], citation.quote):
            return _copy(passage, passage.start + start, passage.start + end)
    return None


def _copy(passage: Passage, start: int, end: int) -> Copy:
    known = passage.article_id, passage.title, passage.publisher, passage.published, passage.url
    return Copy(*known, start, end, key=passage.key)
