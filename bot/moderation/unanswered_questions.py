"""What people asked and the corpus did not say, and doesn't yet, grouped by likeness."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.records import CoverageRequest, Receipt
from bot.records.coverage import asked_hash
from corpus.errors import QuestionError
from retrieval.answer.engine import Engine
from retrieval.encode.encoder import Encoder
from retrieval.encode.similarity.background_similarity import against, background
from retrieval.text.terms import terms
from retrieval.types import Question

# Measured with the encoder that is installed: questions on one matter in other words have .75 and more, those on two
# matters in the same words up to .65. Of languages that it doesn't know it finds all questions alike, so that some
# words have to be the same as well; two in nearly the same words are one question whatever it finds.
_ALIKE, _SHARED = 0.69, 0.15
_SAME_WORDS = 0.8
# What is compared with what came before it; older questions than these are not shown.
MOST = 300
_ASKED_AGAIN = 50  # of different words, the latest: some 3 s


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Hold questions on one matter, the latest first; `people` is how many asked, `requests` the coverage requests.

    `close` tells that one of them was shown the closest that the corpus says.
    """

    questions: tuple[str, ...]
    people: int
    requests: tuple[int, ...]
    close: bool = False

    @property
    def question(self) -> str:
        """Return the question that stands for all."""
        return self.questions[0]


@dataclass(frozen=True, slots=True)
class _AskedQuestion:
    text: str
    people: frozenset[int]
    request: int | None
    close: bool = False


def still_unanswered(receipts: Sequence[Receipt], engine: Engine) -> list[Receipt]:
    """Return the receipts of what the corpus doesn't say yet: those of earlier snapshots are asked again.

    No chat model is called. Searches, so it belongs in a worker thread; raises as `Engine.search` does.
    """
    current = engine.catalog.current()
    answered: dict[Question, bool] = {}
    for receipt in receipts:
        question = _asked_again(receipt)
        if current and receipt.snapshot != current.id and question not in answered and len(answered) < _ASKED_AGAIN:
            answered[question] = _answers(engine, question)
    return [receipt for receipt in receipts if not answered.get(_asked_again(receipt))]


def _answers(engine: Engine, question: Question) -> bool:
    """Return whether the corpus answers a question; not where no article is left of the publishers it is asked of."""
    try:
        return engine.consider(question).answers
    except QuestionError:
        return False


def _asked_again(receipt: Receipt) -> Question:
    """Return what was searched, which rests on nothing that was said before it."""
    return Question(receipt.query, filters=receipt.filters)


def group_questions(
    receipts: Sequence[Receipt], requests: Sequence[CoverageRequest], encoder: Encoder
) -> list[QuestionGroup]:
    """Return what was asked in groups, what most people asked first. Encodes, so it belongs in a worker thread."""
    asked = [_AskedQuestion(r.question, frozenset(p.user_id for p in r.requesters), r.id) for r in requests]
    asked += [_AskedQuestion(r.question, frozenset({r.user_id}), None, r.state == "closest") for r in receipts]
    asked = asked[:MOST]
    if not asked:
        return []
    vectors = encoder.encode_queries([one.text for one in asked])
    likeness = against(vectors @ vectors.T, background(encoder))
    words = [frozenset(terms(one.text)) for one in asked]
    same = [asked_hash(one.text) for one in asked]
    groups: list[list[int]] = []
    for n in range(len(asked)):
        for group in groups:
            if same[group[0]] == same[n] or _alike(float(likeness[group[0], n]), words[group[0]], words[n]):
                group.append(n)
                break
        else:
            groups.append([n])
    found = [_group([asked[n] for n in group]) for group in groups]
    return sorted(found, key=lambda one: -one.people)


def _alike(cosine: float, first: frozenset[str], second: frozenset[str]) -> bool:
    shared = len(first & second) / max(len(first | second), 1)
    return shared >= _SAME_WORDS or (cosine >= _ALIKE and shared >= _SHARED)


def _group(group: Sequence[_AskedQuestion]) -> QuestionGroup:
    people = frozenset[int]().union(*(one.people for one in group))
    requests = tuple(one.request for one in group if one.request is not None)
    close = any(one.close for one in group)
    return QuestionGroup(tuple(dict.fromkeys(one.text for one in group)), len(people), requests, close)
