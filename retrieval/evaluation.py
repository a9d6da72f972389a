"""Measure the ranking on a BEIR folder: `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`.

The figures are those of ir-measures over articles: an article ranks where its best passage does. Questions without a
relevant article count in no figure.
"""

import csv
import json
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import QuestionError, SettingsError
from retrieval.engine import Engine
from retrieval.search import best_by_article
from retrieval.types import Hit, Question, Turn

# Passages fetched a question, so that enough articles are among them.
_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Ranked:
    """Hold the articles found for one question, best first, with their scores."""

    question_id: str
    articles: tuple[tuple[str, float], ...]
    milliseconds: float


def read_questions(folder: Path, *, with_turns: bool = True) -> list[Question]:
    """Return the questions of a BEIR folder. Raises SettingsError where the file can't be read."""
    try:
        lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        questions = [_question(row, with_turns) for row in rows]
    except OSError as error:
        raise SettingsError(f"{folder} is no BEIR folder: it has no queries.jsonl that can be read.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"queries.jsonl in {folder} has a line that is no question.") from error
    if not questions:
        raise SettingsError(f"queries.jsonl in {folder} holds no question.")
    return questions


def read_judgements(folder: Path) -> dict[str, dict[str, int]]:
    """Return the relevant articles by question, with their grades. Raises SettingsError as `read_questions` does."""
    judged: dict[str, dict[str, int]] = {}
    try:
        with (folder / "qrels" / "test.tsv").open(encoding="utf-8", newline="") as file:
            for question, article, grade in list(csv.reader(file, delimiter="\t"))[1:]:
                judged.setdefault(question, {})[article] = int(grade)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{folder} is no BEIR folder: its qrels/test.tsv can't be read.") from error
    if not judged:
        raise SettingsError(f"qrels/test.tsv in {folder} names no relevant article.")
    return judged


def rank(engine: Engine, questions: Iterable[Question], advance: Callable[[], None] = lambda: None) -> list[Ranked]:
    """Return what the search finds for each question; one that it refuses, such as an overlong one, finds nothing."""
    ranked = []
    for question in questions:
        try:
            result = engine.search(question.text, limit=_DEPTH)
        except QuestionError:
            ranked.append(Ranked(question.id or "", (), 0.0))
            continue
        ranked.append(Ranked(question.id or "", _articles(result.hits), result.timings["total"]))
        advance()
    return ranked


def figures(ranked: Iterable[Ranked], judged: dict[str, dict[str, int]]) -> dict[str, float]:
    """Return nDCG@10, MRR@10 and recall@5 and @10, averaged over the questions that have a relevant article."""
    import ir_measures
    from ir_measures import RR, R, nDCG

    named = {"ndcg@10": nDCG @ 10, "mrr@10": RR @ 10, "recall@5": R @ 5, "recall@10": R @ 10}
    run = {one.question_id: dict(one.articles) for one in ranked if one.articles}
    found = ir_measures.calc_aggregate(list(named.values()), judged, run)
    return {name: round(float(found[measure]), 4) for name, measure in named.items()}


def median_ms(ranked: Iterable[Ranked]) -> float:
    """Return the median time of a search in milliseconds."""
    return round(statistics.median(one.milliseconds for one in ranked), 2)


def write_run(ranked: Iterable[Ranked], file: Path) -> None:
    """Write a TREC run of articles."""
    with file.open("w", encoding="utf-8") as out:
        for one in ranked:
            for place, (article, score) in enumerate(one.articles, start=1):
                out.write(f"{one.question_id} Q0 {article} {place} {score:.6f} footnote\n")


def _question(row: dict[str, Any], with_turns: bool) -> Question:
    turns = row.get("turns") or () if with_turns else ()
    return Question(row["text"], tuple(Turn(t["speaker"], t["text"]) for t in turns), str(row["_id"]))


def _articles(hits: tuple[Hit, ...]) -> tuple[tuple[str, float], ...]:
    return tuple((hit.article_id, hit.score) for hit in best_by_article(hits))
