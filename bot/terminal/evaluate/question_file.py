"""`footnote eval FILE.jsonl`: ask the deployment's own questions of the corpus as it is."""

from pathlib import Path
from typing import Any

from bot.terminal.command import CommandCall
from corpus.errors import EmptyCorpusError, SettingsError


def evaluate_file(call: CommandCall, file: Path, *, options_given: bool) -> None:
    """Print the share of questions whose outcome is right, and what is wrong with the others."""
    if options_given:
        raise SettingsError("evaluation-no-options")
    found = _measure(call, file)
    wrong = {one["text"]: one["why"] for one in found["wrong"]}
    rows = {name: value for name, value in found.items() if name not in ("wrong", "figure")}
    if found["figure"]:
        low, high = found["figure"]["interval"]
        rows["score"] = f"{found['score']:.3f} ({low:.3f} to {high:.3f})"
    call.print(found, lambda: call.terminal.table(rows | wrong))


def _measure(call: CommandCall, file: Path) -> dict[str, Any]:
    from bot.terminal.output.progress_bar import ProgressBar
    from retrieval.evaluate.bootstrap import mean
    from retrieval.evaluate.gate import ONLY_CLOSEST, faults_of, read_gate_questions

    asked = read_gate_questions(file)
    engine = call.engine()
    current = engine.catalog.current()
    if current is None:
        raise EmptyCorpusError("store-empty")
    with ProgressBar(call.terminal, shown=call.terminal.err.is_terminal) as bar:
        bar.stage("Asking", len(asked))
        faults = faults_of(asked, lambda question, at: engine.ask(question, snapshot=at), current.id, bar.advance)
    score = mean([fault is None for fault in faults])
    wrong = [(one.question, fault) for one, fault in zip(asked, faults, strict=True) if fault]
    return {
        "set": file.stem,
        "snapshot": current.id,
        "questions": len(asked),
        "right": faults.count(None),
        "closest": faults.count(ONLY_CLOSEST),
        "score": round(score.value, 4) if score else None,
        "figure": score.as_json() if score else None,
        "wrong": [{"_id": question.id, "text": question.text, "why": fault} for question, fault in wrong],
    }
