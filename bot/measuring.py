"""`footnote eval`: index a BEIR folder in a temporary data directory, and measure."""

import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from bot.payload import answer_payload
from bot.services import build_engine
from bot.terminal import ProgressBar
from corpus.errors import QuestionError, SettingsError, SourceError
from retrieval.evaluation import figures, median_ms, rank, read_judgements, read_questions, write_run

if TYPE_CHECKING:
    from bot.cli import Call
    from retrieval.engine import Engine
    from retrieval.types import Question


def evaluate_folder(
    call: "Call", folder: Path, run_file: Path | None, answers: Path | None, *, with_turns: bool
) -> dict[str, Any]:
    """Return the figures for a BEIR folder; optionally write the run, and every answer.

    Raises SettingsError where the folder isn't one, SourceError where no article of it can be read.
    """
    for file in filter(None, (run_file, answers)):
        _check_writable(file)
    questions, judged = read_questions(folder, with_turns=with_turns), read_judgements(folder)
    with tempfile.TemporaryDirectory(prefix="footnote-eval-") as place:
        apart = {"data_dir": Path(place), "database_url": SecretStr(""), "chroma_url": ""}
        engine = build_engine(call.settings.model_copy(update=apart))
        with ProgressBar(call.terminal, shown=call.terminal.err.is_terminal) as bar:
            report = engine.refresher.run([str(folder / "corpus.jsonl")], progress=bar)
            if not report.read:
                raise SourceError(f"No article of {folder / 'corpus.jsonl'} could be read.")
            engine.warm()
            bar.stage("Searching", len(questions))
            ranked = rank(engine, questions, bar.advance)
            if answers:
                bar.stage("Answering", len(questions))
                _write_answers(engine, questions, answers, bar)
        engine.catalog.close()
    if run_file:
        write_run(ranked, run_file)
    return {
        "articles": report.read,
        "failed": len(report.failed),
        "chunks": report.chunks,
        "ingest_s": report.seconds,
        "questions": len(questions),
        "judged": len(judged),
        **figures(ranked, judged),
        "search_ms": median_ms(ranked),
    }


def _write_answers(engine: "Engine", questions: "list[Question]", file: Path, bar: ProgressBar) -> None:
    with file.open("w", encoding="utf-8") as out:
        for question in questions:
            with suppress(QuestionError):  # one too long to be asked has no line
                out.write(json.dumps(answer_payload(engine.ask(question)), ensure_ascii=False) + "\n")
            bar.advance()


def _check_writable(file: Path) -> None:
    """Raise SettingsError for a file that can't be written, before the work is done rather than after."""
    try:
        with file.open("a", encoding="utf-8"):
            pass
    except OSError as error:
        raise SettingsError(f"{file} can't be written: {error.strerror}.") from error
