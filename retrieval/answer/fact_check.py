"""Hold what somebody says against the corpus, sentence by sentence: found, contradicted, or not found.

A model that was taught on claims reads a sentence beside the few that are nearest to it (`retrieval.cite.entailment`).
Where there is none, or it can't read the script, rules tell: a sentence is found where one of an article holds what it
says, by the checks that a chat model's sentences go through (`retrieval.cite.support`) and with more in common, and
contradicted where one says the same with other numbers or dates (`retrieval.cite.contradictions`). What this does not
do: weigh sources. "Not found" says nothing of truth.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.sentences import split_sentences
from retrieval.answer.engine import Engine
from retrieval.cite.citations import Quote, cite
from retrieval.cite.claims import LONGEST
from retrieval.cite.contradictions import contradicts
from retrieval.cite.entailment import ClaimModel, evidence_of, is_readable
from retrieval.cite.support import flaw
from retrieval.text.terms import terms
from retrieval.types import MAX_QUESTION_CHARS, Citation, Filters, Hit

Verdict = Literal["found", "contradicted", "not found"]

_CHECKED = 10  # sentences of one message
_READ = 8  # passages for each
_NEAREST = 3  # sentences of these, beside which a model reads it
# How likely a model must find it that one of them supports, and that one contradicts.
_SUPPORTS, _CONTRADICTS = 0.5, 0.35
_QUOTES = 2
_LEAST_TERMS = 3  # fewer say nothing that could be looked up: "Thanks a lot!"
_QUESTION = re.compile(r"[?？]\W*$")
_NOT_SAID = re.compile(r"https?://\S+|<(?:@[!&]?|#|a?:\w+:)\d+>|[*_~`|>#]+|\[\d+\]")
# One that speaks of itself, not of the world.
_OPINION = re.compile(r"^\W*(?:i|we) (?:think|guess|feel|hope|wish|love|hate|like|want|wonder)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold a sentence that was looked up, and the quotes that it was found in or that contradict it."""

    sentence: str
    verdict: Verdict
    quotes: tuple[Citation, ...]


def checkable(text: str, language: str | None = None) -> list[str]:
    """Return the sentences of a message that can be looked up, ten at most: no questions, greetings or wishes."""
    found = []
    for line in _NOT_SAID.sub(" ", text).splitlines():
        for start, end in split_sentences(line, language):
            sentence = " ".join(line[start:end].split())
            says = len(set(terms(sentence))) >= _LEAST_TERMS and len(sentence) <= min(LONGEST, MAX_QUESTION_CHARS)
            if says and not _QUESTION.search(sentence) and not _OPINION.match(sentence):
                found.append(sentence)
    return found[:_CHECKED]


def check(engine: Engine, sentences: Sequence[str], filters: Filters | None = None) -> list[Checked]:
    """Look sentences up, each in the passages nearest to it. Raises as `Engine.search` does."""
    return [_checked(engine, sentence, filters or Filters()) for sentence in sentences]


def _checked(engine: Engine, sentence: str, filters: Filters) -> Checked:
    nearest = _nearest_first(sentence, engine.search(sentence, _READ, filters).hits)
    model = engine.claim_model
    if model and all(is_readable(sentence, quote.text) for quote in nearest[:_NEAREST]):
        found, against = _read(model, sentence, nearest[:_NEAREST])
    else:
        found = [quote for quote in nearest if flaw(sentence, [quote], chosen=False) is None]
        against = [] if found else [quote for quote in nearest if contradicts(sentence, quote)]
    if found:
        return Checked(sentence, "found", _cited(engine, found))
    if against:
        return Checked(sentence, "contradicted", _cited(engine, against))
    return Checked(sentence, "not found", ())


def _read(model: ClaimModel, sentence: str, quotes: Sequence[Quote]) -> tuple[list[Quote], list[Quote]]:
    """Return the quotes that support a sentence and those that contradict it, each the surest first."""
    read = list(zip(model.entailments(sentence, [evidence_of(quote) for quote in quotes]), quotes, strict=True))
    found = [(one.supported, quote) for one, quote in read if one.supported >= _SUPPORTS]
    against = [(one.contradicted, quote) for one, quote in read if one.contradicted >= _CONTRADICTS]
    return _surest(found), _surest(against)


def _surest(quotes: Sequence[tuple[float, Quote]]) -> list[Quote]:
    return [quote for _, quote in sorted(quotes, key=lambda one: -one[0])]


def _nearest_first(sentence: str, hits: Sequence[Hit]) -> list[Quote]:
    """Return the sentences of passages, those that share most terms with a sentence first."""
    wanted = set(terms(sentence))
    quotes = [
        Quote(hit, hit.start + start, hit.start + end, hit.text[start:end])
        for hit in hits
        for start, end in split_sentences(hit.text, hit.language)
    ]
    return sorted(quotes, key=lambda quote: -len(wanted & set(terms(quote.text))))


def _cited(engine: Engine, quotes: Sequence[Quote]) -> tuple[Citation, ...]:
    """Return one quote an article, best first, as citations."""
    one_each = list({quote.hit.article_id: quote for quote in reversed(quotes)}.values())[::-1]
    _, citations = cite(engine.catalog, one_each[:_QUOTES])
    return citations
