"""`footnote eval`: index a BEIR folder in a temporary data directory, and measure."""

import functools
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pydantic import SecretStr

from bot.services import build_engine, build_refresher
from bot.terminal.output.json_payloads import answer_payload, as_json_text
from bot.terminal.output.progress_bar import ProgressBar
from corpus.errors import SettingsError, SourceError
from retrieval.evaluate.answer_scores import Outcome, answer_counts, answer_figures, observe, risk_cases
from retrieval.evaluate.beir import (
    Judgements,
    Ranked,
    figures,
    median_ms,
    rank,
    read_expected,
    read_judgements,
    read_questions,
    write_run,
)
from retrieval.evaluate.bootstrap import Figure, mean
from retrieval.evaluate.report import compare, draw, markdown, read_last
from retrieval.evaluate.risk_coverage import Case, Curve, risk_coverage

if TYPE_CHECKING:
    from bot.terminal.command import CommandCall
    from retrieval.answer.engine import Engine
    from retrieval.refresh.report import Report
    from retrieval.types import Answer, Question


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """Hold the options of a measurement: the files to write, one to compare with, and what to leave out."""

    run: Path | None = None
    answers: Path | None = None
    report: Path | None = None
    compare: Path | None = None
    with_turns: bool = True
    ranking_only: bool = False

    @property
    def plot(self) -> Path | None:
        """Return where the plot goes: beside the report."""
        return self.report.with_suffix(".png") if self.report and not self.ranking_only else None


@dataclass(frozen=True, slots=True)
class EvaluationPass:
    """Hold what one pass over the questions gave; no outcomes where only the ranking was asked for."""

    refreshed: "Report"
    encoder: str
    ranked: Sequence[Ranked]
    outcomes: Sequence[Outcome]


def evaluate_folder(call: "CommandCall", folder: Path, options: EvaluationOptions) -> dict[str, Any]:
    """Return the figures for a BEIR folder; write the run, the answers and the report that the options name.

    Raises SettingsError where the folder isn't one or a file can't be read or written, SourceError where no article
    of it can be read.
    """
    _check(options)
    last = read_last(options.compare) if options.compare else None
    questions, judged = read_questions(folder, with_turns=options.with_turns), read_judgements(folder)
    expected = read_expected(folder, judged)
    observed = _observe(call, folder, options, questions, judged)
    later = {found for found, one in expected.items() if one.later_turn}
    measured = figures(observed.ranked, judged, later)
    curve, counts = None, {}
    if not options.ranking_only:
        cases = risk_cases(observed.outcomes, expected)
        curve, counts = risk_coverage(cases), answer_counts(observed.outcomes, expected)
        measured |= answer_figures(observed.outcomes, expected) | _risk_figures(cases, curve)
    found = {
        "set": folder.resolve().name,
        "encoder": observed.encoder,
        "with_turns": options.with_turns,
        **_sizes(observed, questions, judged),
        "after_first_turn": len(later),
        **{name: round(one.value, 4) if (one := measured[name]) else None for name in _FLAT},
        "search_ms": median_ms(observed.ranked),
        **counts,
        "figures": {name: one.as_json() if one else None for name, one in measured.items()},
        **({"compared": compare(measured, last)} if last else {}),
    }
    _write(options, found, observed, curve)
    return found


# What other programs read from the top of the JSON value.
_FLAT = ("ndcg@10", "mrr@10", "recall@5", "recall@10")


def _observe(
    call: "CommandCall", folder: Path, options: EvaluationOptions, questions: "list[Question]", judged: Judgements
) -> EvaluationPass:
    """Index the folder's articles apart from the data directory, search for each question, and answer it."""
    with tempfile.TemporaryDirectory(prefix="footnote-eval-") as place:
        apart = {"data_dir": Path(place), "database_url": SecretStr(""), "chroma_url": ""}
        settings = call.settings.model_copy(update=apart)
        engine = build_engine(settings)
        with ProgressBar(call.terminal, shown=call.terminal.err.is_terminal) as bar:
            refreshed = build_refresher(settings, engine).run([str(folder / "corpus.jsonl")], progress=bar)
            if not refreshed.read:
                raise SourceError("evaluation-no-article", file=str(folder / "corpus.jsonl"))
            engine.warm()
            bar.stage("Searching", len(questions))
            ranked = rank(engine, questions, bar.advance)
            outcomes = [] if options.ranking_only else _answer(engine, questions, judged, options.answers, bar)
        encoder = engine.encoder.info.name
        engine.catalog.close()
    return EvaluationPass(refreshed, encoder, ranked, outcomes)


def _answer(
    engine: "Engine", questions: "list[Question]", judged: Judgements, file: Path | None, bar: ProgressBar
) -> list[Outcome]:
    bar.stage("Answering", len(questions))
    outcomes = []
    with ExitStack() as stack:
        out = stack.enter_context(file.open("w", encoding="utf-8")) if file else None
        given = functools.partial(_write_answer, out)
        for question in questions:
            outcomes.append(observe(engine, question, judged, given))
            bar.advance()
    return outcomes


def _write_answer(out: IO[str] | None, answer: "Answer") -> None:
    if out:
        out.write(as_json_text(answer_payload(answer)) + "\n")


def _sizes(observed: EvaluationPass, questions: "Sequence[Question]", judged: Judgements) -> dict[str, Any]:
    return {
        "articles": observed.refreshed.read,
        "failed": len(observed.refreshed.failed),
        "chunks": observed.refreshed.chunks,
        "ingest_s": observed.refreshed.seconds,
        "questions": len(questions),
        "judged": len(judged),
    }


def _risk_figures(cases: Sequence[Case], curve: Curve) -> dict[str, Figure | None]:
    return {
        "coverage": mean([case.answered for case in cases]),
        "risk": mean([case.wrong for case in cases if case.answered]),
        "aurc": curve.aurc,
    }


def _write(options: EvaluationOptions, found: dict[str, Any], observed: EvaluationPass, curve: Curve | None) -> None:
    if options.run:
        write_run(observed.ranked, options.run)
    if options.plot and curve:
        draw(curve, found["set"], options.plot)
    if options.report:
        text = markdown(found, options.plot.name if options.plot else None)
        options.report.write_text(text, encoding="utf-8")


def _check(options: EvaluationOptions) -> None:
    """Raise SettingsError for what can't be done, before the work is done rather than after."""
    if options.ranking_only and options.answers:
        raise SettingsError("evaluation-ranking-only")
    if options.report and options.report.suffix.lower() == ".png":
        raise SettingsError("evaluation-report-name")
    for file in filter(None, (options.run, options.answers, options.report, options.plot)):
        try:
            with file.open("a", encoding="utf-8"):
                pass
        except OSError as error:
            raise SettingsError("settings-file-unwritten", file=str(file), problem=str(error.strerror)) from error
