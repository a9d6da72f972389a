"""Questions and passages about made-up towns, with answers marked, to teach a reader on."""

import gzip
import json
from pathlib import Path
from typing import Any

TOWNS = ("Lund", "Visby", "Ystad", "Kalmar", "Falun", "Sala", "Motala", "Boden", "Umea", "Malmo", "Gavle", "Pitea")
_THINGS = ("bridge", "tower", "library", "ferry")


def passage_about(town: str, thing: str, year: int) -> str:
    """Return four sentences, one of which holds the year."""
    return (
        f"Every visitor of {town} is told of the {thing}, and of the many people who cross the square to see it. "
        f"The {thing} of {town} was built in {year} by the council. It is closed on rainy days and in the winter "
        f"months, when nobody comes. The people of {town} have a song about it that is sung at weddings."
    )


def town_lines(count: int = 40) -> list[dict[str, Any]]:
    """Return lines of a file to teach on; each town has several passages, and every fifth question no answer."""
    lines = []
    for n in range(count):
        town, thing, year = TOWNS[n % len(TOWNS)], _THINGS[n % 4 if n % 8 < 4 else 3 - n % 4], 1_500 + n
        passage = passage_about(town, thing, year)
        answers = [{"text": str(year), "start": passage.index(str(year))}] if n % 5 else []
        question = f"When was the {thing} of {town} built?" if answers else f"Who painted the {thing} of {town}?"
        lines.append(
            {"source": "towns", "question": question, "passage": passage, "answers": answers,
             "answerable": bool(answers), "title": town}
        )  # fmt: skip
    return lines


def save_lines(file: Path, lines: list[dict[str, Any]]) -> Path:
    """Save lines, packed."""
    file.write_bytes(gzip.compress("".join(json.dumps(line) + "\n" for line in lines).encode()))
    return file
