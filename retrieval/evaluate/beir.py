"""Read a BEIR folder (`corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`), and measure the ranking on it.

The figures are those of ir-measures over articles: an article ranks where its best passage does. Questions without a
relevant article count in no figure of the ranking; where no question has one, there are none.
"""

import csv
import json
import statistics
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from corpus.errors import QuestionError, SettingsError
from retrieval.answer.engine import Engine
from retrieval.answer.evidence import SearchResult
from retrieval.evaluate.bootstrap import Figure, mean
from retrieval.types import Hit, Question, Turn

# Passages fetched a question, so that enough articles are among them.
_DEPTH = 100
_AFTER = 1e-6  # what a copy's score is below its hit's: less than lies between two hits

# Grades of articles by question.
Judgements = dict[str, dict[str, int]]
_Row = TypeVar("_Row")

# What part of an answer the corpus holds makes a question answerable. One that is underspecified wants to be asked
# back, which is neither an answer nor an abstention: like every other word, it counts on neither side.
ANSWERABILITY = {"ANSWERABLE": True, "PARTIAL": True, "UNANSWERABLE": False}


@dataclass(frozen=True, slots=True)
class Expected:
    """Hold what a set of questions says of one: its gold answers, and whether the corpus answers it (None: unknown).

    `later_turn` tells that something was said before it, also where the turns are left out.
    """

    answers: tuple[str, ...] = ()
    answerable: bool | None = None
    later_turn: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """Hold the articles found for one question, best first, with their scores."""

    question_id: str
    articles: tuple[tuple[str, float], ...]
    milliseconds: float


def read_questions(folder: Path, *, with_turns: bool = True) -> list[Question]:
    """Return the questions of a BEIR folder. Raises SettingsError where the file can't be read."""
    return _read_queries(folder, lambda row: _question(row, with_turns))


def read_expected(folder: Path, judged: Judgements) -> dict[str, Expected]:
    """Return what is expected by question id. Raises SettingsError as `read_questions` does.

    Where `answerability` is missing, a question with a relevant article is answerable, and any other unknown; of a set
    in which nothing is relevant to anything, it is unanswerable, unless it comes with an answer.
    """
    return dict(_read_queries(folder, lambda row: _expected(row, judged)))


def read_judgements(folder: Path) -> Judgements:
    """Return the articles judged by question, with their grades, of the questions that have a relevant one.

    Raises SettingsError as `read_questions` does.
    """
    judged: Judgements = {}
    try:
        with (folder / "qrels" / "test.tsv").open(encoding="utf-8", newline="") as file:
            for question, article, grade in list(csv.reader(file, delimiter="\t"))[1:]:
                judged.setdefault(question, {})[article] = int(grade)
    except (OSError, ValueError) as error:
        raise SettingsError("evaluation-no-qrels", folder=str(folder)) from error
    return {question: grades for question, grades in judged.items() if max(grades.values()) > 0}


def rank(engine: Engine, questions: Iterable[Question], advance: Callable[[], None] = lambda: None) -> list[Ranked]:
    """Return what the search finds for each question; one that it refuses, such as an overlong one, finds nothing."""
    ranked = []
    for question in questions:
        try:
            result = _search(engine, question)
        except QuestionError:
            ranked.append(Ranked(question.id or "", (), 0.0))
        else:
            ranked.append(Ranked(question.id or "", _articles(result.hits), result.timings["total"]))
        advance()
    return ranked


def figures(
    ranked: Iterable[Ranked], judged: Judgements, later_turns: Collection[str] = ()
) -> dict[str, Figure | None]:
    """Return nDCG@10, MRR@10 and recall@5 and @10, averaged over the questions that have a relevant article.

    nDCG@10 comes also over those of `later_turns` alone: the ids of the questions after the first turn.
    """
    import ir_measures
    from ir_measures import RR, R, nDCG

    named = {"ndcg@10": nDCG @ 10, "mrr@10": RR @ 10, "recall@5": R @ 5, "recall@10": R @ 10}
    run = {one.question_id: dict(one.articles) for one in ranked if one.articles}
    found: dict[str, dict[str, float]] = {str(measure): {} for measure in named.values()}
    for metric in ir_measures.iter_calc(list(named.values()), judged, run) if judged else ():
        found[str(metric.measure)][metric.query_id] = float(metric.value)
    averaged = {name: mean(list(found[str(measure)].values())) for name, measure in named.items()}
    later = [value for question, value in found[str(nDCG @ 10)].items() if question in later_turns]
    return {**averaged, "ndcg@10_after_first_turn": mean(later)}


def median_ms(ranked: Iterable[Ranked]) -> float:
    """Return the median time of a search in milliseconds."""
    return round(statistics.median(one.milliseconds for one in ranked), 2)


def write_run(ranked: Iterable[Ranked], file: Path) -> None:
    """Write a TREC run of articles."""
    with file.open("w", encoding="utf-8") as out:
        for one in ranked:
            for place, (article, score) in enumerate(one.articles, start=1):
                out.write(f"{one.question_id} Q0 {article} {place} {score:.6f} footnote\n")


def _search(engine: Engine, question: Question) -> SearchResult:
    """Return the hits for a question: the one place that says what of it is searched."""
    return engine.search_question(question, limit=_DEPTH)


def _read_queries(folder: Path, made: Callable[[dict[str, Any]], _Row]) -> list[_Row]:
    try:
        lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [made(json.loads(line)) for line in lines if line.strip()]
    except OSError as error:
        raise SettingsError("evaluation-no-queries", folder=str(folder)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError("evaluation-wrong-query", folder=str(folder)) from error
    if not rows:
        raise SettingsError("evaluation-empty-queries", folder=str(folder))
    return rows


def _question(row: dict[str, Any], with_turns: bool) -> Question:
    turns = row.get("turns") or () if with_turns else ()
    return Question(row["text"], tuple(Turn(t["speaker"], t["text"]) for t in turns), str(row["_id"]))


def _expected(row: dict[str, Any], judged: Judgements) -> tuple[str, Expected]:
    found, given = str(row["_id"]), row.get("answerability")
    answers = row.get("answers") or ()
    golds = tuple(gold for gold in map(str, [answers] if isinstance(answers, str) else answers) if gold.strip())
    nothing = False if not judged and not golds else None
    answerable = ANSWERABILITY.get(given.upper()) if given else (found in judged or nothing)
    return found, Expected(golds, answerable, bool(row.get("turns")))


def _articles(hits: tuple[Hit, ...]) -> tuple[tuple[str, float], ...]:
    """Return the articles of hits, each where its best passage ranks, and those of its copies right after it."""
    found: dict[str, float] = {}
    for hit in hits:
        found.setdefault(hit.article_id, hit.score)
        for place, copy in enumerate(hit.copies, start=1):
            found.setdefault(copy.article_id, hit.score - place * _AFTER)
    return tuple(found.items())
