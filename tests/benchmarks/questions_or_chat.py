"""Tell questions from chat in a set of messages: `python -m tests.benchmarks.questions_or_chat [MESSAGES.jsonl]`.

Each line has a `text`, its `kind` (question, chat, or a card: help, about, articles, news), its `language` and its
`half`: rules were written with the "tuning" half in view, and are only measured on the "held_out" one. Printed are, for
each half and language, precision and recall of "is a question", and how often the right card is chosen, with 95 %
intervals. `--wrong` lists what was taken for something else.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from retrieval.evaluate.bootstrap import Figure, mean
from retrieval.query.message_kinds import kind_of

MESSAGES = Path(__file__).parent.parent / "messages" / "kinds.jsonl"
_CHAT = ("remark", "small talk", "thanks")
CARDS = ("help", "about", "articles", "news")


def read(path: Path = MESSAGES) -> list[dict[str, str]]:
    """Return the messages of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def taken_for(text: str) -> str:
    """Return which of the set's kinds a message is taken for."""
    kind = kind_of(text)
    return "chat" if kind in _CHAT else kind


def figures(rows: Sequence[dict[str, str]]) -> dict[str, Figure | None]:
    """Return precision and recall of questions, and the share of right cards."""
    found = [(row["kind"], taken_for(row["text"])) for row in rows]
    asked = [float(kind == "question") for kind, taken in found if taken == "question"]
    recalled = [float(taken == "question") for kind, taken in found if kind == "question"]
    cards = [float(kind == taken) for kind, taken in found if kind in CARDS]
    quiet = [float(taken == "chat") for kind, taken in found if kind == "chat"]
    return {"precision": mean(asked), "recall": mean(recalled), "right cards": mean(cards), "chat let be": mean(quiet)}


def table(rows: Sequence[dict[str, Any]]) -> str:
    """Return the figures of each half, in all and by language, as a Markdown table."""
    lines = ["| half | language | messages | precision | recall | right cards | chat let be |",
             "| --- | --- | ---: | --- | --- | --- | --- |"]  # fmt: skip
    for half in ("tuning", "held_out"):
        for language in ("all", *dict.fromkeys(row["language"] for row in rows)):
            some = [row for row in rows if row["half"] == half and language in ("all", row["language"])]
            shown = [_shown(one) for one in figures(some).values()]
            lines.append(f"| {half} | {language} | {len(some)} | {' | '.join(shown)} |")
    return "\n".join(lines)


def _shown(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    low, high = figure.interval
    return f"{figure.value:.2f} ({low:.2f} to {high:.2f}) of {figure.of}"


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Tell questions from chat, and count.")
    parser.add_argument("messages", type=Path, nargs="?", default=MESSAGES, help="a set of messages (JSON lines)")
    parser.add_argument("--wrong", choices=("tuning", "held_out"), help="list what a half's rules get wrong")
    options = parser.parse_args(given)
    rows = read(options.messages)
    print(table(rows))
    for row in rows:
        taken = taken_for(row["text"])
        if row["half"] == options.wrong and taken != row["kind"]:
            print(f"{row['kind']} taken for {taken}: {row['text']}")


if __name__ == "__main__":
    main()
