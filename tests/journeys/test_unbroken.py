"""Questions asked without pause while the corpus is refreshed and rolled back: none fails, none mixes snapshots."""

import itertools
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retrieval.answer.engine import Engine
from retrieval.types import Answer, Question
from tests.conftest import MakeEngine
from tests.support.refreshers import refresher_of

ROOT = Path(__file__).parents[2]
ROUNDS = 9
ASKERS = 3

# Refreshes, or rolls back where a line names no folder, in a process of its own.
DEED = """
import sys
from pathlib import Path
from retrieval.store.catalog import Catalog
from retrieval.answer.engine import Engine
from retrieval.index.vector_index import open_vector_index
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

data = Path(sys.argv[1])
refresher = refresher_of(Engine(Catalog.in_directory(data), open_vector_index(data / "vectors"), ToyEncoder(), data))
for line in sys.stdin:
    folder = line.split()
    print(refresher.run(folder).snapshot if folder else refresher.rollback().after.id, flush=True)
"""


class Askers:
    """Ask without pause from several threads, and keep every answer and whatever was raised."""

    questions = (
        "How much did the mayor pay for the ferry?",
        "Which way does the bell tower lean?",
        "By how much had the flood moved the pier of the bridge?",
        "Who won the chess championship of Peru?",
    )

    def __init__(self, engine: Engine) -> None:
        self.answers: list[Answer] = []
        self.raised: list[Exception] = []
        self._engine = engine
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(n,)) for n in range(ASKERS)]

    def __enter__(self) -> "Askers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, first: int) -> None:
        for n in itertools.count(first):
            if self._stop.is_set():
                return
            try:
                self.answers.append(self._engine.ask(Question(self.questions[n % len(self.questions)])))
            except Exception as error:  # noqa: BLE001  # a thread has no other way to say so
                self.raised.append(error)


class Town:
    """Change a folder of articles so that no two generations have a sentence in common, and remember their texts."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine, self._folder = engine, folder
        self.texts: dict[str, dict[str, str]] = {}  # by snapshot

    def write(self, n: int) -> None:
        """Write the next generation: everything changes, and one article of two comes or goes."""
        (self._folder / "ferry.md").write_text(f"The mayor paid {n}0,000 crowns for the ferry. Day {n} was fine.")
        (self._folder / "tower.md").write_text(f"The bell tower leans {n} degrees to the north. It was day {n}.")
        (self._folder / "bridge.md").write_text(f"The flood had moved the pier of the bridge by {n} metres on day {n}.")
        for name, there in (("harbour.md", n % 2), ("orchard.md", not n % 2)):
            if there:
                (self._folder / name).write_text(f"The mayor said on day {n} what he paid for the ferry: {n}0,000.")
            else:
                (self._folder / name).unlink(missing_ok=True)

    def remember(self, snapshot: str) -> None:
        catalog = self._engine.catalog
        held = {i: catalog.article(i, snapshot) for i in catalog.members(snapshot)}
        self.texts[snapshot] = {i: article.text for i, article in held.items() if article}

    def is_whole(self, answer: Answer) -> bool:
        """Return whether all that an answer shows stands in the one snapshot that it names."""
        texts = self.texts[answer.snapshot]
        cited = [(c.article_id, c.start, c.end, c.quote) for c in answer.citations]
        shown = [(p.article_id, p.start, p.end, p.text) for p in answer.passages]
        return all(texts.get(i, "")[start:end] == text for i, start, end, text in [*cited, *shown])


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Return what refreshes, or rolls back, in another process, and returns the snapshot's id."""
    process = subprocess.Popen(
        [sys.executable, "-c", DEED, str(tmp_path / "data")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    def do(*folder: str) -> str:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(" ".join(folder) + "\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    yield do
    process.communicate()


def test_none_fails_and_none_mixes_snapshots_while_this_process_refreshes(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    engine = make_engine(tmp_path / "data")

    def do(*wanted: str) -> str:
        refresher = refresher_of(engine)
        return str(refresher.run(wanted).snapshot) if wanted else refresher.rollback(started_by="ada").after.id

    ask_all_the_while(engine, tmp_path, do)


@pytest.mark.slow
def test_nor_while_another_process_does(make_engine: MakeEngine, tmp_path: Path, elsewhere: Callable[..., str]) -> None:
    ask_all_the_while(make_engine(tmp_path / "data"), tmp_path, elsewhere)


def ask_all_the_while(engine: Engine, place: Path, do: Callable[..., str]) -> None:
    folder = place / "town"
    folder.mkdir()
    town = Town(engine, folder)
    town.write(0)
    town.remember(do(str(folder)))
    with Askers(engine) as askers:
        for n in range(1, ROUNDS + 1):
            town.write(n)
            town.remember(do(str(folder)))
            if n % 3 == 0:
                do()
    assert askers.raised == []
    assert [answer for answer in askers.answers if not town.is_whole(answer)] == []
    answered = {answer.snapshot for answer in askers.answers if not answer.abstained}
    assert len(answered) > ROUNDS // 2, "too few snapshots were answered from to show anything"
    assert len(askers.answers) > 10 * ASKERS
