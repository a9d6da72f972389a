"""Bots that serve and a terminal: real processes on one data directory, or with servers that they share."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from retrieval.index.vector_index import open_vector_index
from retrieval.store.chunk_lookup import ChunkLookup
from tests.conftest import MakeEngine
from tests.support.chroma_server import ChromaServer
from tests.support.fake_discord import FakeDiscord

ROOT = Path(__file__).parents[2]
FERRY = "How much did the mayor pay for the ferry?"
# The console script with the toy encoder, and, where a URL comes first, with a Discord of our own.
FOOTNOTE = """
import sys
import bot.services
from tests.support.fakes import ToyEncoders

bot.services.Encoders = ToyEncoders
if sys.argv[1].startswith("http"):
    import discord, yarl

    url = sys.argv.pop(1)
    discord.http.Route.BASE = url
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http", "ws"))
from bot.terminal.cli import main

main()
"""

BUSY = "I am still working on your last question."
NO_LIMITS = {"FOOTNOTE_PERSON_LIMIT": "0", "FOOTNOTE_CHANNEL_LIMIT": "0"}

Start = Callable[..., "subprocess.Popen[str]"]


class Bot:
    """A bot in a process of its own, asked by direct message."""

    def __init__(self, start: Start) -> None:
        self._start = start
        self.discord = FakeDiscord()

    def __enter__(self) -> Self:
        self.discord.__enter__()
        self._process = self._start(self.discord.url, "run")
        assert self.discord.ready.wait(60), self._process.communicate()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self.discord.__exit__()

    def ask(self, question: str = FERRY) -> str:
        while (said := self._answer(question)).startswith(BUSY):  # of the last one it has yet to hear that it was sent
            time.sleep(0.05)
        return said

    def _answer(self, question: str) -> str:
        before = len(self.discord.said)
        self.discord.write(question)
        end = time.monotonic() + 30
        while len(self.discord.said) == before:
            assert self._process.poll() is None, self._process.communicate()[1]
            assert time.monotonic() < end, "the bot does not answer"
            time.sleep(0.01)
        return self.discord.said[-1]

    def end(self) -> str:
        """Tell it to end. Returns what it wrote to its log."""
        self._process.send_signal(signal.SIGTERM)
        log = self._process.communicate(timeout=30)[1]
        assert self._process.returncode == 0, log
        return log


@pytest.fixture(params=["embedded", "server"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of a Chroma server; none where it is embedded."""
    if request.param == "embedded":
        yield ""
        return
    server = ChromaServer(tmp_path / "chroma")
    yield server.url
    server.end()


def starting(place: Path, data: str, **settings: str) -> Start:
    """Return what starts Footnote in a process of its own, with a data directory of that name."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}

    def begin(*arguments: str) -> "subprocess.Popen[str]":
        token = {"DISCORD_TOKEN": "a.b.c"} if "run" in arguments else {}
        return subprocess.Popen(
            [sys.executable, "-c", FOOTNOTE, *arguments, "--data-dir", str(place / data)],
            cwd=place, env={**kept, **NO_LIMITS, **settings, **token, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    return begin


def asking(start: Start) -> Callable[..., Any]:
    """Return what runs a command in a process of its own, and returns what it prints."""

    def run(*arguments: str) -> Any:
        process = start(*arguments, "--json")
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, out + err
        return json.loads(out)

    return run


@pytest.fixture
def start(tmp_path: Path, url: str) -> Start:
    return starting(tmp_path, "data", FOOTNOTE_CHROMA_URL=url)


@pytest.fixture
def terminal(start: Start) -> Callable[..., Any]:
    return asking(start)


def price(folder: Path, crowns: int) -> str:
    """Write what the ferry cost. Returns how it is told."""
    (folder / "ferry.md").write_text(f"A ferry crosses the harbour. The mayor paid {crowns:,} crowns for the ferry.")
    return f"{crowns:,} crowns"


@pytest.mark.slow
def test_a_bot_and_the_terminal_beside_it_answer_from_the_snapshot_that_either_made(
    start: Start, terminal: Callable[..., Any], folder: Path, tmp_path: Path, url: str, make_engine: MakeEngine
) -> None:
    first = terminal("refresh", str(folder))["snapshot"]
    with Bot(start) as bot:
        assert "40,000 crowns" in bot.ask()
        assert terminal("ask", FERRY)["snapshot"] == terminal("status")["snapshot"] == first

        said, told = {"40,000 crowns"}, ""
        for crowns in (50_000, 60_000, 70_000):
            said.add(told := price(folder, crowns))
            refreshing = start("refresh", str(folder), "--json")
            while refreshing.poll() is None:
                answer = bot.ask()
                assert any(words in answer for words in said), answer
            snapshot = json.loads(refreshing.communicate()[0])["snapshot"]
            assert told in bot.ask()
            answer = terminal("ask", FERRY)
            assert (answer["snapshot"], told in answer["answer"]) == (snapshot, True)
            assert terminal("status")["snapshot"] == snapshot

        assert terminal("rollback", first, "--yes")["after"] == first
        assert "40,000 crowns" in bot.ask()
        answer = terminal("ask", FERRY)
        assert (answer["snapshot"], "40,000 crowns" in answer["answer"]) == (first, True)
        assert terminal("doctor")["ok"]
        assert "Traceback" not in bot.end()
    engine = make_engine(tmp_path / "data")
    index = engine.catalog.snapshots()[0].index
    vectors = open_vector_index(tmp_path / "data" / "vectors", url or None)
    assert vectors.keys(index.collection) == ChunkLookup(engine.catalog).keys(index)
    if not url:
        assert [path.name for path in (tmp_path / "data" / "vectors").iterdir() if path.is_dir()] == [index.collection]


@pytest.mark.slow
def test_bots_that_share_servers_answer_from_the_snapshot_that_a_terminal_elsewhere_made(
    database_url: str, folder: Path, tmp_path: Path
) -> None:
    chroma = ChromaServer(tmp_path / "chroma")
    shared = {
        "FOOTNOTE_CHROMA_URL": chroma.url, "FOOTNOTE_DATABASE_URL": database_url, "FOOTNOTE_SHARD_COUNT": "2"
    }  # fmt: skip
    elsewhere = starting(tmp_path, "elsewhere", **shared)
    terminal = asking(elsewhere)
    try:
        first = terminal("refresh", str(folder))["snapshot"]
        zero, one = (starting(tmp_path, f"shard {n}", **shared, FOOTNOTE_SHARD_IDS=str(n)) for n in range(2))
        # Discord sends direct messages to shard 0 alone. Here they are how each is asked, whatever it has.
        with Bot(zero) as ada, Bot(one) as bo:
            assert [bot.discord.shard for bot in (ada, bo)] == [[0, 2], [1, 2]]
            assert ["40,000 crowns" in bot.ask() for bot in (ada, bo)] == [True, True]
            said = {"40,000 crowns"}
            for crowns in (50_000, 60_000):
                said.add(told := price(folder, crowns))
                refreshing = elsewhere("refresh", str(folder), "--json")
                while refreshing.poll() is None:
                    for bot in (ada, bo):
                        answer = bot.ask()
                        assert any(words in answer for words in said), answer
                assert refreshing.returncode == 0, refreshing.communicate()
                assert [told in bot.ask() for bot in (ada, bo)] == [True, True]
            assert terminal("rollback", first, "--yes")["after"] == first
            assert ["40,000 crowns" in bot.ask() for bot in (ada, bo)] == [True, True]
            assert "Traceback" not in ada.end()
            assert "40,000 crowns" in bo.ask()
            assert terminal("doctor")["ok"]
            assert "Traceback" not in bo.end()
    finally:
        chroma.end()
