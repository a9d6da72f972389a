"""Score answers against what a set of questions expects: answered or not, the gold answer in it, what is cited.

Gold answers are compared as the SQuAD script does (https://rajpurkar.github.io/SQuAD-explorer/): lower case, without
punctuation, without a, an, the. A text contains one where it has its words in a row, so that "63" isn't in "1963".
The naive reader, to compare with, says the first three sentences of the best passage, whatever is asked.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.errors import QuestionError
from corpus.sentences import split_sentences
from retrieval.answer.engine import Engine
from retrieval.evaluate.beir import Expected, Judgements
from retrieval.evaluate.bootstrap import Figure, mean, share
from retrieval.evaluate.risk_coverage import Case
from retrieval.types import Answer, Citation, Hit, Question, State

_ARTICLE = re.compile(r"\b(?:a|an|the)\b")
_MARKER = re.compile(r"(?<!\\)\[\d+\]")
_NAIVE_SENTENCES = 3
STATES: tuple[State, ...] = ("answered", "closest", "nothing")
_SIDES = {True: "answerable", False: "unanswerable", None: "neither"}
# A gold answer of more words is a reply that somebody wrote, and no quote can be expected to hold it.
_LONGEST_GOLD = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what was said to a question.

    `text` is the answer, or what it would have been whatever the confidence (None where there is nothing to quote);
    `closest` are the quotes that were shown as the closest in place of one, None where none were; `naive` is what the
    naive reader says. `cited` and `relevant` count the citations of the answer given, and those of a relevant article,
    None where none is known. `quotes` and `astray` count the quotes checked, and those that don't stand in the catalog
    where they say, in the answer that was held back as well.
    """

    question_id: str
    answered: bool
    confidence: float
    text: str | None
    naive: str
    cited: int = 0
    relevant: int | None = None
    quotes: int = 0
    astray: int = 0
    milliseconds: float | None = None
    closest: str | None = None

    @property
    def state(self) -> State:
        """Return which of three it was."""
        if self.answered:
            return "answered"
        return "nothing" if self.closest is None else "closest"

    @property
    def shown(self) -> str | None:
        """Return what was shown, as an answer or as the closest."""
        return self.text if self.answered else self.closest


# Of which outcomes, and in what of them, a gold answer is looked for.
_GIVEN: tuple[tuple[str, State | None, Callable[[Outcome], str | None]], ...] = (
    ("", None, lambda one: one.text if one.answered else None),
    ("_answered", "answered", lambda one: one.text),
    ("_closest", "closest", lambda one: one.closest),
    ("_shown", None, lambda one: one.shown),
    ("_forced", None, lambda one: one.text),
)


def normalised(text: str) -> str:
    """Return a text as gold answers are compared: its words in lower case, parted by single spaces."""
    kept = (char for char in text.lower() if unicodedata.category(char)[0] not in "PS")
    return " ".join(_ARTICLE.sub(" ", "".join(kept)).split())


def contains(text: str | None, golds: Sequence[str]) -> bool:
    """Return whether a text has one of the gold answers in it. Scripts without spaces need no word boundary."""
    said = normalised(_MARKER.sub(" ", text or ""))
    wanted = filter(None, map(normalised, golds))
    return any(gold in said if _is_wide(gold) else f" {gold} " in f" {said} " for gold in wanted)


def quotable(golds: Sequence[str]) -> tuple[str, ...]:
    """Return the gold answers that a quote can hold: not yes or no, and not longer than 20 words."""
    return tuple(gold for gold in golds if not is_yes_no(gold) and len(gold.split()) <= _LONGEST_GOLD)


def is_yes_no(gold: str) -> bool:
    """Return whether a gold answer is nothing but yes or no."""
    return normalised(gold) in ("yes", "no")


def observe(
    engine: Engine, question: Question, judged: Judgements, given: Callable[[Answer], None] = lambda _: None
) -> Outcome:
    """Ask a question, at the shipped threshold and where it abstains at none, and return what came of it.

    `given` is handed the answer at the shipped threshold; a question that is refused, as an overlong one is, has none.
    """
    found = question.id or ""
    try:
        answer = engine.ask(question)
    except QuestionError:
        return Outcome(found, answered=False, confidence=0.0, text=None, naive="")
    given(answer)
    would_be = engine.ask(question, threshold=0) if answer.abstained else answer
    quotes = {(one.article_id, one.start, one.end): one for one in (*would_be.citations, *answer.closest)}.values()
    return Outcome(
        question_id=found,
        answered=not answer.abstained,
        confidence=answer.confidence,
        text=would_be.text,
        naive=naive_answer(answer.passages),
        cited=len(answer.citations),
        relevant=_relevant(answer.citations, judged[found]) if found in judged else None,
        quotes=len(quotes),
        astray=sum(not stands(engine, citation) for citation in quotes),
        milliseconds=answer.timings.get("total"),
        closest=" ".join(citation.quote for citation in answer.closest) if answer.closest else None,
    )


def naive_answer(hits: Sequence[Hit]) -> str:
    """Return the first three sentences of the best passage."""
    if not hits:
        return ""
    text = hits[0].text
    return " ".join(text[start:end] for start, end in split_sentences(text, hits[0].language)[:_NAIVE_SENTENCES])


def stands(engine: Engine, citation: Citation) -> bool:
    """Return whether a quote is in the catalog, letter for letter, at its offsets."""
    article = engine.catalog.article(citation.article_id)
    return article is not None and article.text[citation.start : citation.end] == citation.quote != ""


def answer_figures(outcomes: Sequence[Outcome], expected: Mapping[str, Expected]) -> dict[str, Figure | None]:
    """Return the shares over questions; None where no question counts.

    Each of `contains_gold...` has a `naive_contains_gold...` over the same questions, and a `lead_contains_gold...`,
    the difference of the two. `_answered` is over the questions that were answered, `_closest` over those that were
    shown the closest, `_shown` counts what was shown as either, `_forced` is without abstaining, `_quotable` leaves out
    gold answers that no quote can hold.
    """
    answerable = [one.state for one in outcomes if expected[one.question_id].answerable is True]
    unanswerable = [one.state for one in outcomes if expected[one.question_id].answerable is False]
    cited = [(one.relevant, one.cited) for one in outcomes if one.cited and one.relevant is not None]
    return {
        **{f"{state}_when_answerable": mean([one == state for one in answerable]) for state in STATES},
        **{f"{state}_when_not": mean([one == state for one in unanswerable]) for state in STATES},
        "abstained_when_not": mean([one != "answered" for one in unanswerable]),
        **_gold_figures(outcomes, expected),
        "citation_precision": share([relevant for relevant, _ in cited], [count for _, count in cited]),
    }


def answer_counts(outcomes: Sequence[Outcome], expected: Mapping[str, Expected]) -> dict[str, Any]:
    """Return how many questions are on which side, what no quote can hold, the quotes checked, and milliseconds.

    `states` counts the outcomes of each side by which of three they were.
    """
    sides = [expected[one.question_id].answerable for one in outcomes]
    golds = [one.answers for one in expected.values() if one.answerable and one.answers and not quotable(one.answers)]
    yes_no = sum(all(map(is_yes_no, answers)) for answers in golds)
    took = [one.milliseconds for one in outcomes if one.milliseconds is not None] or [0.0]
    return {
        "answerable": sides.count(True),
        "unanswerable": sides.count(False),
        "neither": sides.count(None),
        "states": {name: _states(outcomes, sides, side) for side, name in _SIDES.items()},
        "gold_yes_no": yes_no,
        "gold_long": len(golds) - yes_no,
        "quotes": sum(one.quotes for one in outcomes),
        "quotes_not_verbatim": sum(one.astray for one in outcomes),
        "ask_p50_ms": round(float(np.percentile(took, 50)), 2),
        "ask_p95_ms": round(float(np.percentile(took, 95)), 2),
    }


def risk_cases(outcomes: Sequence[Outcome], expected: Mapping[str, Expected]) -> list[Case]:
    """Return the questions for the risk-coverage curve: those of which it is known whether the corpus answers them.

    An answer is wrong where the corpus has none, or where it lacks each gold answer that a quote can hold.
    """
    cases = []
    for one in outcomes:
        wanted = expected[one.question_id]
        if wanted.answerable is None:
            continue
        golds = quotable(wanted.answers)
        wrong = not wanted.answerable or (bool(golds) and not contains(one.text, golds))
        cases.append(Case(None if one.text is None else one.confidence, wrong, one.answered))
    return cases


def _gold_figures(outcomes: Sequence[Outcome], expected: Mapping[str, Expected]) -> dict[str, Figure | None]:
    golds = {found: wanted.answers for found, wanted in expected.items() if wanted.answerable and wanted.answers}
    short = {found: kept for found, answers in golds.items() if (kept := quotable(answers))}
    found: dict[str, Figure | None] = {}
    for name, counted in (("contains_gold", golds), ("contains_gold_quotable", short)):
        for suffix, state, said in _GIVEN:
            these = [one for one in outcomes if state in (None, one.state)]
            found |= _beside_naive(name + suffix, these, counted, said)
    return found


def _beside_naive(
    name: str, outcomes: Sequence[Outcome], golds: Mapping[str, tuple[str, ...]], said: Callable[[Outcome], str | None]
) -> dict[str, Figure | None]:
    counted = [one for one in outcomes if one.question_id in golds]
    ours = [contains(said(one), golds[one.question_id]) for one in counted]
    naive = [contains(one.naive, golds[one.question_id]) for one in counted]
    lead = [int(a) - int(b) for a, b in zip(ours, naive, strict=True)]
    return {name: mean(ours), f"naive_{name}": mean(naive), f"lead_{name}": mean(lead)}


def _states(outcomes: Sequence[Outcome], sides: Sequence[bool | None], side: bool | None) -> dict[State, int]:
    found = [one.state for one, its in zip(outcomes, sides, strict=True) if its is side]
    return {state: found.count(state) for state in STATES}


def _relevant(citations: Sequence[Citation], judged: Mapping[str, int]) -> int:
    return sum(judged.get(citation.article_id, 0) > 0 for citation in citations)


def _is_wide(text: str) -> bool:
    return any(unicodedata.east_asian_width(char) == "W" for char in text)
