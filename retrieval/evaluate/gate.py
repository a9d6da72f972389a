"""The gate: questions that a new snapshot has to answer as well as the current one before it is used.

A question's outcome is right where the corpus answers it and the answer cites one of its articles and contains one of
its gold answers, as far as those are given; or where the corpus doesn't answer it and the engine abstains, with the
closest or with nothing. The score is the share of right outcomes. What is expected and only shown as the closest isn't
right, and is told apart.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from corpus.errors import IndexMismatchError, QuestionError, SettingsError
from retrieval.evaluate.answer_scores import contains
from retrieval.evaluate.beir import ANSWERABILITY
from retrieval.jobs.progress import Progress
from retrieval.refresh.report import GateResult
from retrieval.types import Answer, Question, Turn

ONLY_CLOSEST = "it was not answered, but what is expected came closest"

# Answers a question from the snapshot of an id.
Ask: TypeAlias = Callable[[Question, str], Answer]


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """Hold a question with what is expected of its answer; `answerable` is None for one that counts on neither side."""

    question: Question
    answers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    answerable: bool | None = True

    def fault(self, answer: Answer | None) -> str | None:
        """Return what is wrong with an answer, in words, None where nothing is. No answer: it couldn't be asked."""
        if answer is None:
            return "it could not be asked"
        if not self.answerable:
            return None if answer.abstained else "it was answered, and the corpus doesn't say"
        if answer.abstained:
            return ONLY_CLOSEST if self._came_closest(answer) else "it was not answered"
        if self.articles and not {citation.article_id for citation in answer.citations} & set(self.articles):
            return "none of its articles was cited"
        if self.answers and not contains(answer.text, self.answers):
            return "none of its answers was in what was said"
        return None

    def _came_closest(self, answer: Answer) -> bool:
        """Return whether what is expected is among the quotes that are shown as the closest."""
        if self.articles:
            return bool({citation.article_id for citation in answer.closest} & set(self.articles))
        return any(not self.answers or contains(citation.quote, self.answers) for citation in answer.closest)


@dataclass(frozen=True, slots=True)
class Gate:
    """Hold a snapshot against another by a file of questions: as good, but for a margin. `ask` answers each."""

    questions: Path
    margin: float
    ask: Ask

    def check(self) -> None:
        """Raise SettingsError where the file is there and no question file."""
        self._read()

    def examine(self, before: str, after: str, progress: Progress) -> GateResult | None:
        """Return how a new snapshot fares beside another.

        None where there is nothing to ask, or the other can't be asked because it is of another encoder.
        """
        asked = self._read()
        if not asked:
            return None
        progress.stage("Asking the set questions", 2 * len(asked))
        try:
            faults = [faults_of(asked, self.ask, snapshot, progress.advance) for snapshot in (before, after)]
        except IndexMismatchError:
            return None
        right = [[fault is None for fault in one] for one in faults]
        worse = [
            (one.question.text, why) for one, was, why in zip(asked, right[0], faults[1], strict=True) if was and why
        ]
        return GateResult(
            before=round(sum(right[0]) / len(asked), 4),
            after=round(sum(right[1]) / len(asked), 4),
            margin=self.margin,
            questions=len(asked),
            worse=tuple(text for text, _ in worse),
            snapshot=after,
            closest=tuple(text for text, why in worse if why == ONLY_CLOSEST),
        )

    def _read(self) -> list[GateQuestion]:
        """Return the questions that count; none where the file isn't there yet."""
        return read_gate_questions(self.questions) if self.questions.exists() else []


def faults_of(asked: Sequence[GateQuestion], ask: Ask, snapshot: str, advance: Callable[[], None]) -> list[str | None]:
    """Return what is wrong with the outcome of each question, None where it is right."""
    faults = []
    for one in asked:
        try:
            answer = ask(one.question, snapshot)
        except QuestionError:
            answer = None
        faults.append(one.fault(answer))
        advance()
    return faults


def read_gate_questions(file: Path) -> list[GateQuestion]:
    """Return the questions of a JSONL file that count on one side.

    A line is `{"_id", "text", "turns"?, "answers"?, "articles"?, "answerability"?}`; one without answerability is
    answerable. Raises SettingsError, with the number of the line, where it is none.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError("evaluation-questions-unread", file=str(file), problem=str(error)) from error
    rows = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    asked = [_asked(line, number, file) for number, line in rows]
    return [one for one in asked if one.answerable is not None]


def _asked(line: str, number: int, file: Path) -> GateQuestion:
    try:
        row = json.loads(line)
        turns = tuple(Turn(turn["speaker"], turn["text"]) for turn in row.get("turns") or ())
        question = Question(str(row["text"]), turns, str(row["_id"]))
        given = str(row.get("answerability") or "ANSWERABLE").upper()
        return GateQuestion(question, _texts(row, "answers"), _texts(row, "articles"), ANSWERABILITY.get(given))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise SettingsError("evaluation-wrong-line", line=str(number), file=str(file)) from None


def _texts(row: dict[str, Any], name: str) -> tuple[str, ...]:
    given = row.get(name) or ()
    return tuple(str(text) for text in ([given] if isinstance(given, str) else given) if str(text).strip())
