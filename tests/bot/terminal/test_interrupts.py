"""Ctrl-C at a real terminal, wherever a command waits: it ends at once, with status 130 and no traceback."""

import json
import select
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.bot.terminal.test_cli import town  # noqa: F401  # a fixture
from tests.support.chat_server import KEY, Step, serving
from tests.support.pseudo_terminal import PATIENCE_S, WITH_DISCORD, at_terminal, interrupt, seen
from tests.support.web_server import wait_until

QUESTION = "How much did the mayor pay for the ferry?"
SOON_S = 15


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """Return a server that takes connections and says nothing: the kernel does that for a socket that listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def address(server: socket.socket) -> str:
    return f"http://127.0.0.1:{server.getsockname()[1]}"


def is_called(server: socket.socket) -> bool:
    """Wait for somebody who connects."""
    return bool(select.select([server], [], [], PATIENCE_S)[0])


def ended(person: pexpect.spawn) -> int:
    """Press Ctrl-C, and return the exit status of what ends by it."""
    began = time.monotonic()
    interrupt(person)
    person.expect(pexpect.EOF)
    status = person.wait()
    assert time.monotonic() - began < SOON_S
    for noise in ("Traceback", "ERROR", "Exception"):
        assert noise not in seen(person)
    return status


@pytest.mark.parametrize("call", [("ask", QUESTION), ("ask", "--batch", "questions.jsonl", "--json")])
def test_an_answer_that_a_chat_model_is_slow_to_write(town: Path, call: tuple[str, ...]) -> None:  # noqa: F811
    (town / "questions.jsonl").write_text(json.dumps({"_id": "1", "text": QUESTION}))
    with serving(Step(text="{", stall_after=0)) as model:
        chat = {"FOOTNOTE_CHAT_MODEL": "openai:any", "FOOTNOTE_CHAT_BASE_URL": model.url, "FOOTNOTE_CHAT_API_KEY": KEY}
        with at_terminal(*call, cwd=town, FOOTNOTE_CHAT_TIMEOUT="60", **chat) as person:
            assert wait_until(lambda: model.requests, PATIENCE_S)
            assert ended(person) == 130


def test_a_doctor_that_waits_for_servers(town: Path, silent: socket.socket) -> None:  # noqa: F811
    with at_terminal("doctor", cwd=town, FOOTNOTE_CHROMA_URL=address(silent)) as person:
        assert is_called(silent)
        assert ended(person) == 130


def test_a_bot_that_waits_for_discord(town: Path, silent: socket.socket) -> None:  # noqa: F811
    with at_terminal(address(silent), "run", cwd=town, code=WITH_DISCORD, DISCORD_TOKEN="a.b.c") as person:
        assert is_called(silent)
        assert ended(person) in (0, 130)


def test_an_evaluation(tmp_path: Path) -> None:
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    rows = ({"_id": str(n), "title": "", "text": f"The windmill of Tarnow grinds sack {n}."} for n in range(3000))
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "queries.jsonl").write_text('{"_id": "1", "text": "What grinds?"}\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n1\t1\t1\n")
    with at_terminal("eval", "beir", cwd=tmp_path) as person:
        person.expect("Reading|Encoding|Cutting")
        assert ended(person) == 130
    assert [found.name for found in tmp_path.iterdir()] == ["beir"]


def test_a_question_before_a_deed_leaves_it_undone(town: Path) -> None:  # noqa: F811
    with at_terminal("sources", "remove", "town", cwd=town) as person:
        person.expect("Go on")
        assert ended(person) == 130
    with at_terminal("sources", "list", cwd=town) as person:
        person.expect("2 articles")
