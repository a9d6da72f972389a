"""What is said of sources wherever an answer is shown: their days, and which other articles say the same."""

from collections.abc import Sequence
from datetime import date

from bot.render.messages import Words, words_for
from bot.render.reasons import sentence
from retrieval.types import Answer, Citation, Copy, Hit, Nearest

_COPIES_NAMED = 3
_ENGLISH = words_for("en")


def day(published: date, words: Words = _ENGLISH) -> str:
    """Return a day as it is written for people."""
    return words.day(published)


def copies(answer: Answer, citations: Sequence[Citation]) -> list[Copy]:
    """Return the articles that carry passages which the citations quote from: each once, and none that is cited."""
    quoted = (hit for hit in answer.passages if any(_holds(hit, citation) for citation in citations))
    found = {copy.article_id: copy for hit in quoted for copy in hit.copies}
    cited = {citation.article_id for citation in answer.quoted}
    return [copy for article_id, copy in found.items() if article_id not in cited]


def sources(answer: Answer) -> tuple[Citation, ...]:
    """Return all that is quoted in the order of the numbers, what the articles disagree in among it."""
    found = {citation.n: citation for group in answer.disagreements for citation in group}
    found |= {citation.n: citation for citation in answer.quoted}
    return tuple(found[n] for n in sorted(found))


def nearest(answer: Answer) -> tuple[Nearest, ...]:
    """Return the nearest articles that nothing is quoted from."""
    quoted = {citation.article_id for citation in answer.quoted}
    return tuple(near for near in answer.nearest if near.article_id not in quoted)


def one_line(citation: Citation) -> str:
    """Return a quote on one line, with an ellipsis where the sentence goes on."""
    return " ".join(citation.quote.split()) + " …" * citation.cut


def named(found: Sequence[Copy], words: Words = _ENGLISH) -> tuple[Sequence[Copy], list[str]]:
    """Return the copies that are named, and words for how many more there are."""
    more = len(found) - _COPIES_NAMED
    return found[:_COPIES_NAMED], [words("answer-and-more", count=more)] if more > 0 else []


def _holds(hit: Hit, citation: Citation) -> bool:
    return hit.article_id == citation.article_id and hit.start < citation.end and citation.start < hit.end


def searched(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return what was searched for, where that isn't what was asked."""
    asked = " ".join(answer.question.text.split())
    return [words("answer-searched", query=answer.query)] if answer.query != asked else []


def unanswered(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return which of several questions the answer doesn't answer."""
    return [words("answer-part-unanswered", part=part) for part in answer.unanswered]


def remarks(answer: Answer, words: Words = _ENGLISH) -> list[str]:
    """Return what whoever runs this should know of how an answer came about: what was sought, and what went wrong."""
    noted = [sentence(answer.note)] if answer.note else []
    return [*unanswered(answer, words), *searched(answer, words), *noted]
