"""Follow-ups and courtesies by language: `python -m tests.benchmarks.turns_and_courtesies`.

`tests/messages/follow_ups.jsonl` has questions with what was asked `before`, and whether they lean on it;
`courtesies.jsonl` messages with the `question` that is left without what stands around it. Rules were written with the
"tuning" half in view, and are only measured on the "held_out" one. Printed are, for each half and language, the share
of leaning questions that carry what was asked before, of others that carry nothing, and of messages cleaned rightly.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from retrieval.evaluate.bootstrap import Figure, mean
from retrieval.query.cleaning import clean
from retrieval.query.rewriting import standalone
from retrieval.types import Question, Turn

MESSAGES = Path(__file__).parent.parent / "messages"
LANGUAGES = ("de", "fr", "es", "zh")


def read(name: str) -> list[dict[str, Any]]:
    """Return the rows of a set."""
    return [json.loads(line) for line in (MESSAGES / name).read_text(encoding="utf-8").splitlines()]


def is_right_follow_up(row: dict[str, Any]) -> bool:
    """Return whether a question carries what was asked before it, or nothing, as the set has it."""
    turns = (Turn("user", row["before"]), Turn("agent", "[1]"))
    return bool(standalone(Question(row["text"], turns)).carried) is row["leans"]


def is_right_courtesy(row: dict[str, Any]) -> bool:
    """Return whether a message is cleaned as the set has it; a space before a question mark goes everywhere."""
    return clean(row["text"]) == row["question"].replace(" ?", "?").replace(" :", ":")


def figures(half: str, language: str) -> dict[str, Figure | None]:
    """Return the shares of a half in a language."""
    follow_ups, courtesies = (
        [row for row in read(name) if (row["half"], row["language"]) == (half, language)]
        for name in ("follow_ups.jsonl", "courtesies.jsonl")
    )
    return {
        "leaning": mean([float(is_right_follow_up(row)) for row in follow_ups if row["leans"]]),
        "standing alone": mean([float(is_right_follow_up(row)) for row in follow_ups if not row["leans"]]),
        "courtesies": mean([float(is_right_courtesy(row)) for row in courtesies]),
    }


def table(halves: Sequence[str] = ("tuning", "held_out")) -> str:
    """Return the figures as a Markdown table."""
    lines = ["| half | language | leaning | standing alone | courtesies |", "| --- | --- | --- | --- | --- |"]
    for half in halves:
        for language in LANGUAGES:
            shown = [f"{one.value:.2f} of {one.of}" if one else "–" for one in figures(half, language).values()]
            lines.append(f"| {half} | {language} | {' | '.join(shown)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
