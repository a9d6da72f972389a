"""Questions for the gate: what people found wrong becomes a line of the deployment's own file of test questions."""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import SettingsError

_ID_CHARS = 12


def question_row(
    question: str, turns: list[dict[str, str]], article_id: str | None, answer: str = ""
) -> dict[str, Any]:
    """Return the line of a question: the article that answers it, or None where the corpus shouldn't answer.

    `answer` are words that a right answer has, empty for any.
    """
    digest = hashlib.sha256(json.dumps([question, turns], ensure_ascii=True).encode()).hexdigest()
    row: dict[str, Any] = {"_id": f"discord-{digest[:_ID_CHARS]}", "text": question}
    if turns:
        row["turns"] = turns
    if article_id is None:
        return {**row, "answerability": "UNANSWERABLE"}
    answers = {"answers": [answer]} if answer else {}
    return {**row, "answerability": "ANSWERABLE", "articles": [article_id], **answers}


def add_question(path: Path, row: Mapping[str, Any]) -> None:
    """Put a line at the end of a file, or in the place of the one with its id; the file is old or new, never half.

    Raises SettingsError where the file can't be written.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        kept = [line for line in lines if line.strip() and _id_of(line) != row["_id"]]
        path.parent.mkdir(parents=True, exist_ok=True)
        written = "".join(f"{line}\n" for line in (*kept, json.dumps(row, ensure_ascii=False)))
        _replace(path, written.encode("utf-8", "replace"))
    except OSError as error:
        raise SettingsError("evaluation-questions-unwritten", file=str(path), problem=str(error.strerror)) from error


def _replace(path: Path, data: bytes) -> None:
    """Write beside a file and put it in its place, in one step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _id_of(line: str) -> Any:
    try:
        return json.loads(line).get("_id")
    except (ValueError, AttributeError):
        return None
