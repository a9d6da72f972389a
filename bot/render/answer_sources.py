"""What is said of sources wherever an answer is shown: their days, and which other articles say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.render.messages import Words, words_for
from bot.render.reasons import sentence
from retrieval.abstention import LANGUAGE, NOTHING
from retrieval.types import Answer, Citation, Copy, Nearest

_COPIES_NAMED = 3
_ENGLISH = words_for("en")


def day(published: date, words: Words = _ENGLISH) -> str:
    """Return a day as it is written for people."""
    return words.day(published)


def also_in(answer: Answer, citations: Sequence[Citation], words: Words = _ENGLISH) -> list[tuple[str, list[Copy]]]:
    """Return the articles that say what the citations quote, each once and none that is cited, with words before them.

    Those that carry the same text come apart from those that have it in a text of their own.
    """
    others = [answer.also_in[citation.n] for citation in citations if citation.n in answer.also_in]
    cited = {citation.article_id for citation in answer.quoted}
    copies = {copy.article_id: copy for other in others for copy in other.copies if copy.article_id not in cited}
    independent = {copy.article_id: copy for other in others for copy in other.independent}
    alone = [copy for article_id, copy in independent.items() if article_id not in cited | copies.keys()]
    found = [(words("answer-also-in"), alone), (words("answer-same-text"), list(copies.values()))]
    return [(said, some) for said, some in found if some]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Count the articles that say a fact, each in a text of its own, and those who published them."""

    articles: int
    publishers: int


def corroboration(answer: Answer) -> Corroboration | None:
    """Return how many say what an answer rests on first, where it is a fact: the words that answer are known.

    Copies of one text count once, and so do the articles of one publisher. That one article alone says it is told where
    the answer quotes no other.
    """
    first = answer.citations[0] if answer.citations else None
    if first is None or first.highlight is None:
        return None
    others = answer.also_in[first.n].independent if first.n in answer.also_in else ()
    if not others and len({citation.article_id for citation in answer.citations}) > 1:
        return None
    everybody: tuple[Citation | Copy, ...] = (first, *others)
    named_by = {one.publisher or f"\N{NULL}{one.article_id}" for one in everybody}
    return Corroboration(len(everybody), len(named_by))


def corroborated(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return a sentence on how many say what an answer rests on first, none where that isn't told."""
    found = corroboration(answer)
    if found is None:
        return []
    return [words("answer-publishers", count=found.publishers) if found.articles > 1 else words("answer-one-article")]


def orders(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return which quotes give orders to whatever reads the article: they are its text, and nobody's wish here."""
    numbers = [f"[{one.n}]" for one in sources(answer) if one.gives_orders]
    return [words("answer-order", numbers=" ".join(numbers))] if numbers else []


def sources(answer: Answer) -> tuple[Citation, ...]:
    """Return all that is quoted in the order of the numbers, what the articles disagree in among it."""
    found = {citation.n: citation for group in answer.disagreements for citation in group}
    found |= {citation.n: citation for citation in answer.quoted}
    return tuple(found[n] for n in sorted(found))


def nearest(answer: Answer) -> tuple[Nearest, ...]:
    """Return the nearest articles that nothing is quoted from; none where even those are on something else."""
    if answer.reason in (NOTHING, LANGUAGE):
        return ()
    quoted = {citation.article_id for citation in answer.quoted}
    return tuple(near for near in answer.nearest if near.article_id not in quoted)


def one_line(citation: Citation) -> str:
    """Return a quote on one line, with an ellipsis where the sentence goes on."""
    return " ".join(citation.quote.split()) + " …" * citation.cut


def named(found: Sequence[Copy], words: Words = _ENGLISH) -> tuple[Sequence[Copy], list[str]]:
    """Return the copies that are named, and words for how many more there are."""
    more = len(found) - _COPIES_NAMED
    return found[:_COPIES_NAMED], [words("answer-and-more", count=more)] if more > 0 else []


def searched(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return what was searched for, where that isn't what was asked."""
    asked = " ".join(answer.question.text.split())
    return [words("answer-searched", query=answer.query)] if answer.query != asked else []


def unanswered(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return which of several questions the answer doesn't answer."""
    return [words("answer-part-unanswered", part=part) for part in answer.unanswered]


def remarks(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return what whoever runs this should know of an answer: quoted orders, what was sought, and what went wrong."""
    noted = [sentence(answer.note)] if answer.note else []
    return [*orders(answer, words), *unanswered(answer, words), *searched(answer, words), *noted]
