"""A catalog in a real Postgres: the same truths as in SQLite, over processes that share nothing but servers."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

import retrieval
from corpus.errors import CatalogError, RefreshBusyError, StoreUnreachableError
from retrieval.answer.engine import Engine
from retrieval.index.vector_index import open_vector_index
from retrieval.jobs.lock import LockTakenError, lock_for
from retrieval.jobs.runner import Runner
from retrieval.jobs.runs import Jobs
from retrieval.store.catalog import Catalog
from retrieval.store.database import now, reading, writing
from retrieval.store.postgres import LIMITS, was_slow
from retrieval.store.schema import metadata, runs
from retrieval.store.snapshot_diff import changes
from retrieval.types import Question
from tests.support.chroma_server import ChromaServer
from tests.support.errors import raises
from tests.support.fakes import ToyEncoder
from tests.support.postgres_server import PostgresServer
from tests.support.refreshers import refresher_of

ROOT = Path(__file__).parents[3]

OPEN_WHEN_TOLD = """
import sys
from retrieval.store.catalog import Catalog
from retrieval.store.database import migrate
from bot.records.schema import REVISION
from pathlib import Path
import bot.records.migrations
print("ready", flush=True)
sys.stdin.readline()
catalog = Catalog(sys.argv[1])
migrate(catalog.engine, Path(bot.records.migrations.__file__).parent, REVISION, "bot_alembic_version")
print(catalog.current())
"""

# A host: its own data directory, the catalog and the vectors that it shares with the others. Each line that it is told
# is a deed, each line that it says what came of it.
HOST = """
import json, sys
from pathlib import Path
from corpus.errors import FootnoteError
from retrieval.store.catalog import Catalog
from retrieval.answer.engine import Engine
from retrieval.types import Question
from retrieval.index.vector_index import open_vector_index
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

database, chroma, data, folder, name = sys.argv[1:]
engine = Engine(Catalog(database), open_vector_index(Path(data) / "vectors", chroma), ToyEncoder(), Path(data))

def refresh(_):
    report = refresher_of(engine).run([folder], started_by=name)
    return {"snapshot": report.snapshot, "added": report.added, "changed": report.changed}

def ask(question):
    answer = engine.ask(Question(question))
    return {"snapshot": answer.snapshot, "text": answer.text, "cited": [c.article_id for c in answer.citations]}

print(json.dumps("ready"), flush=True)
for line in sys.stdin:
    deed, _, rest = line.strip().partition(" ")
    try:
        done = {"refresh": refresh, "ask": ask}[deed](rest)
    except FootnoteError as error:
        done = {"error": type(error).__name__, "said": str(error)}
    print(json.dumps(done), flush=True)
"""


class Host:
    """Tell a process of its own what to do, and hear what came of it."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOST, *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    def tell(self, deed: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(deed + "\n")
        self._process.stdin.flush()

    def hear(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def make(database_url: str, tmp_path: Path) -> Iterator[Callable[..., Engine]]:
    """Return what opens an engine on the database, with vectors in the data directory."""
    opened: list[Engine] = []

    def engine(encoder: ToyEncoder | None = None) -> Engine:
        catalog, data = Catalog(database_url), tmp_path / "data"
        opened.append(Engine(catalog, open_vector_index(data / "vectors"), encoder or ToyEncoder(), data))
        return opened[-1]

    yield engine
    for one in opened:
        one.catalog.close()


@pytest.fixture
def catalog(database_url: str) -> Iterator[Catalog]:
    opened = Catalog(database_url)
    yield opened
    opened.close()


# The catalog


def test_the_tables_are_those_of_the_schema(catalog: Catalog) -> None:
    with catalog.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_a_refresh_an_answer_a_difference_and_a_rollback(make: Callable[..., Engine], folder: Path) -> None:
    engine = make()
    first = refresher_of(engine).run([str(folder)])
    assert len(first.added) == 3
    answer = engine.ask(Question("How much did the mayor pay for the ferry?"))
    assert answer.text == "The mayor paid 40,000 crowns for the ferry. [1]"
    (folder / "ferry.md").write_text((folder / "ferry.md").read_text().replace("40,000", "50,000"))
    (folder / "tower.md").unlink()
    second = refresher_of(engine).run([str(folder)])
    assert (second.changed, second.removed) == (("town/ferry.md",), ("town/tower.md",))
    assert second.snapshot is not None
    (changed,) = changes(engine.catalog, first.snapshot, second.snapshot).changed
    assert changed.new_words == "The mayor paid 50,000 crowns for the ferry."
    assert "50,000" in (engine.ask(Question("How much did the mayor pay for the ferry?")).text or "")
    refresher_of(engine).rollback(started_by="ada")
    assert "40,000" in (engine.ask(Question("How much did the mayor pay for the ferry?")).text or "")
    for n in range(11):
        (folder / "ferry.md").write_text(f"The ferry sailed {n} times across the harbour.")
        assert refresher_of(engine).run([str(folder)]).failed == ()
    assert len(engine.catalog.snapshots()) == 10
    assert [run.outcome for run in Jobs(engine.catalog).latest(3)] == ["done"] * 3


def test_a_database_without_an_encoding_holds_every_script(postgres: PostgresServer, tmp_path: Path) -> None:
    # What a server makes that was set up in the C locale.
    postgres.run("CREATE DATABASE ascii ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    url = sa.make_url(postgres.url).set(database="ascii").render_as_string(hide_password=False)
    text = "누리대교는 언제 다시 열렸나요? The naïve ferry sailed. 😀"
    (tmp_path / "ferry.txt").write_text(text)
    engine = Engine(Catalog(url), open_vector_index(tmp_path / "vectors"), ToyEncoder(), tmp_path / "data")
    refresher_of(engine).run([str(tmp_path / "ferry.txt")])
    assert engine.catalog.article("ferry.txt").text == text
    assert [hit.article_id for hit in engine.search("naïve ferry").hits] == ["ferry.txt"]
    engine.catalog.close()


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_an_older_catalog_is_migrated_and_keeps_what_it_has(
    make: Callable[..., Engine], folder: Path, database_url: str, revision: str
) -> None:
    engine = make()
    snapshot = refresher_of(engine).run([str(folder)]).snapshot
    config = Config()
    config.set_main_option("script_location", str(Path(retrieval.__file__).parent / "store" / "migrations"))
    with writing(engine.catalog.engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        old = {"started_at": now(), "started_by": "bo", "outcome": "running"}  # killed, before there was a lock
        connection.execute(runs.insert().values(**old))
    again = Catalog(database_url)
    assert again.current() == engine.catalog.current()
    assert [(run.kind, run.started_by, run.outcome) for run in Jobs(again).latest()] == [
        ("refresh", "bo", "interrupted"), ("refresh", Jobs(again).latest()[1].started_by, "done")
    ]  # fmt: skip
    again.close()
    (folder / "tower.md").unlink()
    assert refresher_of(make()).run([str(folder)]).snapshot != snapshot


def test_two_processes_that_make_a_fresh_schema_at_once_do_not_collide(database_url: str) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_WHEN_TOLD, database_url],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        for _ in range(3)
    ]  # fmt: skip
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    done = [process.communicate(timeout=60) for process in started]
    assert [(out, err) for out, err in done if (out, err) != ("None\n", "")] == []


# The lock


def test_one_job_at_a_time_over_all_connections(catalog: Catalog, database_url: str) -> None:
    other = Catalog(database_url)
    with Runner(catalog).job("refresh", "ada"):
        busy = raises(RefreshBusyError, "jobs-another-refresh", who="ada", progress="just begun")
        with busy as raised, Runner(other).job("rollback", "bo"):
            raise AssertionError
        assert raised.value.run.started_by == "ada"
        assert Jobs(other).running() == Jobs(catalog).running()
    assert Jobs(other).running() is None
    with Runner(other).job("refresh", "bo"):
        pass
    other.close()


def test_a_holder_that_is_killed_holds_nothing(catalog: Catalog, postgres: PostgresServer) -> None:
    lock = lock_for(catalog.engine)
    with lock.hold() as check:
        check()
        assert lock.is_held()
        with pytest.raises(LockTakenError), lock.hold():
            raise AssertionError
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        )  # as the server does where its client is gone
        for _ in range(100):
            if not lock.is_held():
                break
            threading.Event().wait(0.05)
        with raises(CatalogError, "store-lock-lost"):
            check()
    with lock.hold():
        pass


def test_a_job_whose_lock_was_lost_moves_no_pointer(
    make: Callable[..., Engine], folder: Path, postgres: PostgresServer
) -> None:
    class Cut(ToyEncoder):
        def encode_passages(self, passages):  # type: ignore[no-untyped-def]
            postgres.run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
            return super().encode_passages(passages)

    engine = make(Cut())
    with pytest.raises(CatalogError):
        refresher_of(engine).run([str(folder)])
    assert engine.catalog.current() is None
    assert [run.outcome for run in Jobs(engine.catalog).latest()] == ["failed"]
    assert len(refresher_of(make()).run([str(folder)]).added) == 3


def test_catalogs_of_two_schemas_have_two_locks(database_url: str) -> None:
    first = Catalog(database_url)
    with writing(first.engine) as connection:
        connection.execute(sa.text("CREATE SCHEMA other"))
    second = Catalog(sa.make_url(database_url).update_query_dict({"options": "-c search_path=other"}))
    with lock_for(first.engine).hold(), lock_for(second.engine).hold():
        assert lock_for(second.engine).is_held()
    assert not lock_for(first.engine).is_held()
    first.close()
    second.close()


# Two hosts


def test_of_two_hosts_on_one_catalog_one_refreshes_and_both_answer_from_the_new_snapshot(
    database_url: str, folder: Path, tmp_path: Path
) -> None:
    chroma = ChromaServer(tmp_path / "chroma")
    # One article takes long enough to cut and encode for the other host to come in between.
    for n in range(150):
        (folder / f"{n}.txt").write_text("\n\n".join(f"The council met on day {n}, {m}. It sat." for m in range(9)))
    hosts = [Host(database_url, chroma.url, str(tmp_path / name), str(folder), name) for name in ("ada", "bo")]
    try:
        assert [host.hear() for host in hosts] == ["ready", "ready"]
        for host in hosts:
            host.tell("refresh")
        said = [host.hear() for host in hosts]
        (won,) = [one for one in said if "error" not in one]
        (told,) = [one for one in said if "error" in one]
        winner = "ada" if said[0] is won else "bo"
        assert told["error"] == "RefreshBusyError"
        assert f"jobs-another-refresh who={winner} since=" in told["said"]
        assert len(won["added"]) == 153
        question = "How much did the mayor pay for the ferry?"
        for host in hosts:
            host.tell(f"ask {question}")
        text = "The mayor paid 40,000 crowns for the ferry. [1]"
        expected = {"snapshot": won["snapshot"], "text": text, "cited": ["town/ferry.md"]}
        assert [host.hear() for host in hosts] == [expected, expected]
        # And the other way round: whoever was told refreshes next, and the first one sees it.
        (folder / "ferry.md").write_text((folder / "ferry.md").read_text().replace("40,000", "50,000"))
        hosts[1 if winner == "ada" else 0].tell("refresh")
        second = hosts[1 if winner == "ada" else 0].hear()
        assert second["changed"] == ["town/ferry.md"]
        for host in hosts:
            host.tell(f"ask {question}")
        answers = [host.hear() for host in hosts]
        assert answers[0] == answers[1]
        assert (answers[0]["snapshot"], "50,000" in answers[0]["text"]) == (second["snapshot"], True)
    finally:
        for host in hosts:
            host.end()
        chroma.end()


# A server that hangs


@pytest.fixture
def held(postgres: PostgresServer) -> Iterator[PostgresServer]:
    """Return the server, let go at the end of the test, whatever comes of that."""
    yield postgres
    postgres.release()


def test_a_server_that_hangs_is_given_up_in_seconds_and_used_again_once_it_answers(
    catalog: Catalog, held: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.store.postgres._FIRST_S", 0.3)
    monkeypatch.setitem(LIMITS, "connect_timeout", 2)  # libpq's least
    limited = Catalog(catalog.engine.url)
    assert limited.current() is None
    held.hold()
    began = time.monotonic()
    with pytest.raises(StoreUnreachableError, match="timeout expired") as raised:
        limited.current()
    assert raised.value.slow  # so that it isn't asked six times
    assert time.monotonic() - began < 8
    held.release()
    assert limited.current() is None
    limited.close()


def test_a_server_that_falls_silent_in_the_midst_of_a_statement_is_given_up(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.store.postgres._ANSWER_S", 0.3)
    with (
        pytest.raises(StoreUnreachableError, match=r"no answer within 0 seconds") as raised,
        reading(catalog.engine) as c,
    ):
        c.execute(sa.text("SELECT pg_sleep(5)"))
    assert raised.value.slow
    assert catalog.current() is None
    assert "pg_sleep" not in str(raised.value)


def test_a_server_that_ends_a_statement_by_itself_says_so(catalog: Catalog) -> None:
    with reading(catalog.engine) as connection:
        connection.execute(sa.text("SET LOCAL statement_timeout = '100ms'"))
        with pytest.raises(OperationalError, match="statement timeout") as raised:
            connection.execute(sa.text("SELECT pg_sleep(5)"))
    assert was_slow(raised.value.orig)
