"""Every command's output at a real terminal of sixty columns, with and without colours."""

import re
from pathlib import Path

import pexpect
import pytest

from tests.bot.terminal.test_cli import town  # noqa: F401  # a fixture
from tests.support.pseudo_terminal import at_terminal, plain, screen, seen

COLUMNS = 60
COMMANDS = (
    ("--help",), ("ask", "--help"), ("sources", "--help"),
    ("ask", "How much did the mayor pay for the ferry?"), ("ask", "What is the capital of Peru?"),
    ("search", "bell tower"), ("status",), ("history",), ("diff",), ("sources", "list"), ("doctor",), ("refresh",),
    ("refresh", "nowhere"), ("run",), ("ask", "--since", "yesteryear", "who?"), ("chat", "--data-dir", "nowhere"),
)  # fmt: skip
# A colour or a letter's weight; a link is none.
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def shown(town: Path, *call: str, **environment: str) -> str:  # noqa: F811
    with at_terminal(*call, cwd=town, columns=COLUMNS, **environment) as person:
        person.expect(pexpect.EOF)
        return seen(person)


@pytest.mark.parametrize("call", COMMANDS, ids=" ".join)
def test_no_word_is_broken_at_sixty_columns(town: Path, call: tuple[str, ...]) -> None:  # noqa: F811
    written = shown(town, *call)
    lines = plain(written.replace("\r", "\n")).split("\n")  # a bar is drawn again over itself
    too_long = [line for line in lines if len(line) > COLUMNS and " " in line.strip()]
    assert too_long == []
    assert "Traceback" not in written


def test_an_answer_reads_so(town: Path) -> None:  # noqa: F811
    assert screen(shown(town, "ask", "How much did the mayor pay for the ferry?"), COLUMNS)[:5] == [
        "The mayor paid 40,000 crowns for the ferry in June. [1]",
        "One article says this.",
        "",
        "[1] The new ferry (The Town Crier, 2 June 2020)",
        "    town/ferry.md, characters 40 to 91",
    ]


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
@pytest.mark.parametrize(
    "call", [("ask", "When was the bell cast?"), ("doctor",), ("refresh", "nowhere")], ids=" ".join
)
def test_without_colours_there_are_none(town: Path, call: tuple[str, ...], environment: dict[str, str]) -> None:  # noqa: F811
    coloured = [code for code in COLOUR.findall(shown(town, *call, **environment)) if re.search(r"\b[349]\d\b", code)]
    assert coloured == []
