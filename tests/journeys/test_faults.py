"""What happens when what the bot stands on breaks: what a person sees, and that nothing is lost.

`docs/operating.md` has the same as a table.
"""

import asyncio
import contextlib
import json
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.render.reasons import in_english
from bot.services import build_engine
from bot.terminal.doctor.checks import run_checks
from corpus.errors import CatalogError, FootnoteError, IndexMismatchError, StoreUnreachableError
from retrieval.answer.engine import Engine
from retrieval.index.vector_index import open_vector_index
from retrieval.search import snapshot_view
from retrieval.store.catalog import Catalog
from tests.bot.discord.test_bot import (  # noqa: F401  # fixtures
    ASKED,
    data_dir,
    discord_with,
    footnote,
    from_bot,
    rest,
    settings_for,
    town_square,
)
from tests.bot.monitoring.test_http_server import ready
from tests.conftest import MakeEngine
from tests.journeys.test_kill import whole, write
from tests.retrieval.refresh.test_refresher import nothing_is_orphaned
from tests.support.chat_server import KEY, Step, reply, says, serving
from tests.support.chroma_server import ChromaServer, free_port
from tests.support.errors import raises
from tests.support.fakes import ToyEncoder
from tests.support.postgres_server import PostgresServer
from tests.support.refreshers import refresher_of

ANSWER = "opened to carts in"  # the year may be in bold
UNREACHABLE = "I can't reach something I need right now. Ask again in a minute."
TROUBLE = "I can't answer right now: something is wrong on my side."


@pytest.fixture
def chroma(tmp_path: Path) -> Iterator[ChromaServer]:
    server = ChromaServer(tmp_path / "chroma")
    yield server
    server.end()


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    server = PostgresServer()
    yield server
    server.end()


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.store.retry.pause", lambda _: None)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """Return a folder of articles that mention councils, bridges and ferries."""
    folder = tmp_path / "minutes"
    folder.mkdir()
    write(folder, 0)
    return folder


def on_a_server(original: Path, directory: Path, **stores) -> Path:
    """Copy a data directory, index its articles once more in stores of their own, and return the copy."""
    shutil.copytree(original, directory)
    source = build_engine(settings_for(directory))
    (location,) = {member.source for member in source.catalog.members(source.catalog.current().id).values()}
    source.catalog.close()
    engine = build_engine(settings_for(directory, **stores))
    refresher_of(engine).run([location], rebuild=True)
    engine.catalog.close()
    return directory


async def asked(env, channel, alice) -> str:
    """Ask, and return what the bot said."""
    before = len(from_bot(env, channel))
    await alice.send(channel, f"{env.bot.user.mention} {ASKED}")
    (said,) = from_bot(env, channel)[before:]
    return said.content


class AtStage:
    """Do something once, when a refresh has done the first step of a stage."""

    def __init__(self, stage: str, act: Callable[[], None]) -> None:
        self._wanted, self._act, self._now = stage, act, ""
        self.acted = False

    def stage(self, name: str, total: int | None = None) -> None:
        self._now = name

    def advance(self, steps: int = 1) -> None:
        if self._now == self._wanted and not self.acted:
            self.acted = True
            self._act()


# ----------------------------------------------------------------------------------------------------------- Chroma


@pytest.fixture
def nothing_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every search ask the vector index, as those of a large snapshot do."""
    monkeypatch.setattr(snapshot_view, "IN_MEMORY", 0)


@pytest.mark.slow
async def test_a_small_snapshot_is_answered_from_without_the_chroma_server(
    data_dir, tmp_path, chroma, no_pause  # noqa: F811
):  # fmt: skip
    data = on_a_server(data_dir, tmp_path / "data", chroma_url=chroma.url)
    async with discord_with(data, chroma_url=chroma.url, metrics_port=free_port()) as env:
        _, channel, alice = town_square(env)
        assert ANSWER in await asked(env, channel, alice)
        chroma.end()
        assert ANSWER in await asked(env, channel, alice)
        assert (await ready(env))[0] == 503
        assert env.errors == []


@pytest.mark.slow
@pytest.mark.usefixtures("nothing_in_memory")
async def test_a_chroma_server_killed_in_mid_question_is_told_and_the_next_question_is_answered(
    data_dir, tmp_path, chroma, no_pause  # noqa: F811
):  # fmt: skip
    data = on_a_server(data_dir, tmp_path / "data", chroma_url=chroma.url)
    async with discord_with(data, chroma_url=chroma.url, metrics_port=free_port()) as env:
        _, channel, alice = town_square(env)
        assert ANSWER in await asked(env, channel, alice)
        chroma.hold()  # so that it has the question, and has not answered
        threading.Timer(0.5, chroma.end).start()
        said = await asked(env, channel, alice)
        assert said.startswith(UNREACHABLE)
        assert str(chroma.url) not in said
        status, trouble = await ready(env)
        assert status == 503
        assert trouble == {"vectors": f"No Chroma server answers at {chroma.url}: start it and try again."}
        chroma.start()
        assert ANSWER in await asked(env, channel, alice)
        assert await ready(env) == (200, {})
        assert env.errors == []


@pytest.mark.slow
@pytest.mark.usefixtures("nothing_in_memory")
async def test_a_chroma_server_killed_and_back_in_mid_question_is_not_noticed(data_dir, tmp_path, chroma):  # noqa: F811
    data = on_a_server(data_dir, tmp_path / "data", chroma_url=chroma.url)
    async with discord_with(data, chroma_url=chroma.url) as env:
        _, channel, alice = town_square(env)
        chroma.hold()

        def kill_and_start() -> None:
            chroma.end()
            chroma.start()

        threading.Timer(0.5, kill_and_start).start()
        assert ANSWER in await asked(env, channel, alice)


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["Cutting", "Encoding"])
def test_a_chroma_server_killed_in_mid_refresh_leaves_a_whole_snapshot_and_the_next_refresh_goes_on(
    make_engine: MakeEngine, tmp_path, minutes, chroma, no_pause, stage
):
    engine = served_by(make_engine, tmp_path, chroma)
    refresher_of(engine).run([str(minutes)])
    before = whole(engine)
    wanted = write(minutes, 1)
    killing = AtStage(stage, chroma.end)
    with contextlib.suppress(StoreUnreachableError):  # after the last vectors were written, the refresh stands
        refresher_of(engine).run([str(minutes)], progress=killing)
    assert killing.acted
    chroma.start()
    now = whole(engine)
    assert now == before if stage == "Cutting" else now == before or {article for article, _ in now} == wanted
    assert refresher_of(engine).run([str(minutes)]).failed == ()
    assert {article for article, _ in whole(engine)} == wanted


@pytest.mark.slow
def test_a_chroma_server_that_lost_everything_is_told_and_the_next_refresh_makes_it_anew(
    make_engine: MakeEngine, tmp_path, minutes, chroma
):
    engine, other = served_by(make_engine, tmp_path, chroma), served_by(make_engine, tmp_path, chroma)
    refresher_of(engine).run([str(minutes)])
    before = whole(engine)
    assert whole(other) == before
    chroma.end()
    chroma.forget()
    chroma.start()
    for asked in (engine, other):
        with raises(CatalogError, "store-collection-lost"):
            asked.search("council bridge")
    report = refresher_of(engine).run([str(minutes)])
    assert (report.added, report.changed, report.chunks) == ((), (), len(engine.keys()))
    assert whole(engine) == whole(other) == before


def served_by(make_engine: MakeEngine, tmp_path: Path, chroma: ChromaServer) -> Engine:
    engine = make_engine(tmp_path / "data")
    return Engine(engine.catalog, open_vector_index(tmp_path, chroma.url), ToyEncoder(), tmp_path / "data")


# --------------------------------------------------------------------------------------------------------- Postgres


@pytest.mark.slow
async def test_a_postgres_killed_and_back_is_told_and_the_next_question_is_answered(
    data_dir, tmp_path, postgres, no_pause  # noqa: F811
):  # fmt: skip
    data = on_a_server(data_dir, tmp_path / "data", database_url=postgres.url)
    async with discord_with(data, database_url=postgres.url, metrics_port=free_port()) as env:
        _, channel, alice = town_square(env)
        assert ANSWER in await asked(env, channel, alice)
        assert env.bot.records.stored_data_of(alice.id).receipts == 1
        (answered,) = from_bot(env, channel)
        postgres.kill()
        assert (await asked(env, channel, alice)).startswith(UNREACHABLE)
        await alice.send(channel, "nothing for the bot")  # of which it says nothing
        result = await alice.slash(channel, "ask", question=ASKED)
        assert result.response.ephemeral
        assert result.response.content.startswith(UNREACHABLE)
        status, trouble = await ready(env)
        assert (status, list(trouble)) == (503, ["catalog"])
        deleting = asyncio.create_task(env.bot.get_cog("ChangedQuestions")._forget(answered.id))
        await asyncio.sleep(0.5)
        postgres.start()
        await env.advance_time(60)
        await deleting  # what was deleted meanwhile is forgotten, and nothing else
        assert env.bot.records.stored_data_of(alice.id).receipts == 0
        assert ANSWER in await asked(env, channel, alice)
        assert env.bot.records.stored_data_of(alice.id).receipts == 1
        assert await ready(env) == (200, {})


@pytest.mark.slow
@pytest.mark.parametrize("stage", ["Reading", "Cutting", "Encoding"])
def test_a_postgres_killed_in_mid_refresh_leaves_the_old_snapshot_and_the_next_refresh_goes_on(
    tmp_path, minutes, postgres, no_pause, stage
):
    catalog = Catalog(postgres.url)
    engine = Engine(catalog, open_vector_index(tmp_path / "vectors"), ToyEncoder(), tmp_path / "data")
    refresher_of(engine).run([str(minutes)])
    before = whole(engine)
    wanted = write(minutes, 1)
    killing = AtStage(stage, postgres.kill)
    with pytest.raises(CatalogError):
        refresher_of(engine).run([str(minutes)], progress=killing)
    assert killing.acted
    postgres.start()
    assert whole(engine) == before
    assert refresher_of(engine).run([str(minutes)]).failed == ()
    assert {article for article, _ in whole(engine)} == wanted
    catalog.close()


# ------------------------------------------------------------------------------------------------------- chat model


async def test_a_chat_model_that_hangs_is_left_alone_and_answers_come_in_the_articles_own_words(data_dir):  # noqa: F811
    with serving(Step(reply(says("x", "y")), stall_after=0)) as server:
        chat = {"chat_model": "openai:toy", "chat_base_url": server.url, "chat_api_key": KEY, "chat_timeout": 0.5}
        async with discord_with(data_dir, **chat) as env:
            _, channel, alice = town_square(env)
            for _ in range(5):
                assert ANSWER in await asked(env, channel, alice)
            assert env.bot.engine.chat_model.breaker.counts == {"done": 0, "failed": 3, "skipped": 2}
        assert len(server.requests) == 3


# ------------------------------------------------------------------------------------------------------------- disk


class SmallDisk:
    """Be a file system of 6 MB, which only whoever may mount one can have."""

    says = "disk is full|No space|make room"

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)], capture_output=True, check=True)

    def fill(self, left: int) -> None:
        """Take up the room but for some bytes."""
        (self.place / "ballast").write_bytes(b"\0" * max(0, shutil.disk_usage(self.place).free - left))

    def empty(self) -> None:
        (self.place / "ballast").unlink(missing_ok=True)

    def end(self) -> None:
        subprocess.run(["umount", "-l", str(self.place)], check=True)


class ShortFiles:
    """Be a place where no file may grow beyond some bytes, by the process's own limit: anybody can have that."""

    says = f"{SmallDisk.says}|File too large|disk I/O error"

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self, left: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (left, self._before[1]))

    def empty(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)

    end = empty


def disks() -> list[type[SmallDisk | ShortFiles]]:
    """Return the kinds of full disk that whoever runs the tests can make."""
    with tempfile.TemporaryDirectory() as directory, contextlib.suppress(OSError, subprocess.CalledProcessError):
        SmallDisk(Path(directory) / "tried").end()
        return [SmallDisk, ShortFiles]
    return [ShortFiles]


@pytest.fixture(params=disks())
def small_disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SmallDisk | ShortFiles]:
    disk = request.param(tmp_path / "small")
    yield disk
    disk.empty()
    disk.end()


@pytest.mark.slow
@pytest.mark.parametrize("worn", [False, True])
def test_a_full_disk_ends_a_refresh_in_words_and_takes_nothing_away(
    make_engine: MakeEngine, small_disk, minutes, monkeypatch, worn
):
    if worn:  # so that each refresh writes its vectors a second time
        monkeypatch.setattr("retrieval.refresh.indexer.is_worn", lambda *_: True)
    engine = make_engine(small_disk.place / "data")
    refresher_of(engine).run([str(minutes)])
    before = whole(engine)
    told: list[str] = []
    for generation, left in enumerate(range(0, 1_500_000, 60_000), start=1):
        wanted = write(minutes, generation)
        small_disk.fill(left)
        try:
            refresher_of(engine).run([str(minutes)])
        except FootnoteError as error:
            told.append(in_english(error))
        engine.search("council bridge")  # also while it is full
        small_disk.empty()
        now = whole(engine)
        assert now == before or {article for article, _ in now} == wanted
        refresher_of(engine).run([str(minutes)])
        before = whole(engine)
        assert {article for article, _ in before} == wanted
    assert len(told) >= 3, "the disk was never full"
    assert [said for said in told if not re.search(small_disk.says, said)] == []
    nothing_is_orphaned(engine, small_disk.place / "data")


async def test_a_question_on_a_full_disk_is_answered_without_buttons(data_dir, small_disk, monkeypatch):  # noqa: F811
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk.place))  # where the bot's data directory is made
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        assert ANSWER in await asked(env, channel, alice)
        small_disk.fill(0)
        assert ANSWER in await asked(env, channel, alice)
        assert from_bot(env, channel)[-1].components == []


# ------------------------------------------------------------------------------------------------------- the stores


def damaged(directory: Path) -> None:
    for file in (directory / "vectors").rglob("*"):
        if file.is_file():
            file.write_bytes(b"no index\n" * 200)


def whole_ids(engine: Engine) -> tuple[str, set[str]]:
    """Return the current snapshot and its articles."""
    current = engine.catalog.current()
    return current.id, set(engine.catalog.members(current.id))


async def test_a_damaged_index_is_told_the_doctor_names_it_and_a_refresh_mends_it(data_dir, tmp_path, caplog):  # noqa: F811
    shutil.copytree(data_dir, tmp_path / "data")
    damaged(tmp_path / "data")
    async with discord_with(tmp_path / "data") as env:
        _, channel, alice = town_square(env)
        said = await asked(env, channel, alice)
        assert said.startswith(TROUBLE)
        reference = re.search(r"log as (\w+)\.$", said).group(1)
        assert re.search(
            rf"{reference}: The vector index in .* can't be opened: delete that folder and run", caplog.text
        )
    failing = [check.name for check in run_checks(settings_for(tmp_path / "data")) if not check.ok]
    assert "vector index" in failing
    engine = build_engine(settings_for(tmp_path / "data"))
    before = whole_ids(engine)
    with raises(CatalogError, "store-vectors-unopened") as told:
        engine.vectors.check()
    shutil.rmtree(told.value.values["folder"])
    (location,) = {member.source for member in engine.catalog.members(before[0]).values()}
    report = refresher_of(engine).run([location])
    assert (report.failed, report.snapshot, report.changed) == ((), before[0], ())
    assert whole_ids(engine) == before
    engine.catalog.close()
    async with discord_with(tmp_path / "data") as env:
        _, channel, alice = town_square(env)
        assert ANSWER in await asked(env, channel, alice)


def test_a_lexical_index_that_is_lost_or_damaged_is_made_anew(make_engine: MakeEngine, folder):
    engine = make_engine()
    refresher_of(engine).run([str(folder)])
    before = engine.search("bell tower")
    (index,) = (path for path in (folder.parent / "data" / "lexical").iterdir())
    for file in index.iterdir():
        file.write_bytes(b"no index")
    again = make_engine()
    assert [hit.key for hit in again.search("bell tower").hits] == [hit.key for hit in before.hits]


async def test_an_index_of_another_encoder_is_told_and_nothing_is_searched_with_it(data_dir, tmp_path, caplog):  # noqa: F811
    shutil.copytree(data_dir, tmp_path / "data")
    with sqlite3.connect(tmp_path / "data" / "catalog.sqlite3") as connection:
        connection.execute("UPDATE vector_indexes SET encoder = 'another-model', digest = ?", ["0" * 64])
    connection.close()
    async with discord_with(tmp_path / "data") as env:
        _, channel, alice = town_square(env)
        assert (await asked(env, channel, alice)).startswith(TROUBLE)
        with raises(IndexMismatchError, "encoder-index-of-another"):
            env.bot.engine.search("bridge")
    assert "The index was made with another-model" in caplog.text


async def test_a_catalog_that_is_locked_is_waited_for_and_answers_come_without_buttons(
    data_dir, tmp_path, monkeypatch  # noqa: F811
):  # fmt: skip
    monkeypatch.setattr("retrieval.store.database._LOCK_TIMEOUT_S", 0.3)
    async with discord_with(data_dir) as env:
        _, channel, alice = town_square(env)
        file = env.bot.settings.data_dir / "catalog.sqlite3"
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert ANSWER in await asked(env, channel, alice)
            assert from_bot(env, channel)[-1].components == []
            other.execute("ROLLBACK")
        assert ANSWER in await asked(env, channel, alice)
        assert from_bot(env, channel)[-1].components != []


def test_a_catalog_of_a_later_version_stops_the_start_with_a_sentence(data_dir, tmp_path):  # noqa: F811
    shutil.copytree(data_dir, tmp_path / "data")
    with sqlite3.connect(tmp_path / "data" / "catalog.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with raises(CatalogError, "store-later-version", found="9999"):
        build_engine(settings_for(tmp_path / "data"))


# ------------------------------------------------------------------------------------------------------------ clock


async def test_a_clock_that_jumps_loses_no_receipt_and_locks_nobody_out(data_dir, monkeypatch):  # noqa: F811
    from retrieval.store.database import now

    async with discord_with(data_dir, person_limit=2) as env:
        _, channel, alice = town_square(env)
        await env.bot._purge()
        assert ANSWER in await asked(env, channel, alice)
        for days in (-400, 400):
            later = now() + timedelta(days=days)
            for module in ("bot.discord.bot", "bot.discord.answering", "retrieval.jobs.runs"):
                monkeypatch.setattr(f"{module}.now", lambda later=later: later)
            await env.bot._purge()
            assert env.bot.records.stored_data_of(alice.id).receipts >= 1
        assert ANSWER in await asked(env, channel, alice)
        env.bot.refresher.run([], started_by="the test")
        assert ANSWER in (await alice.slash(channel, "article", title="salt bridge")).response.embeds[0].description


# ---------------------------------------------------------------------------------------------------------- SIGTERM


async def test_a_question_under_way_is_answered_before_the_bot_leaves(data_dir):  # noqa: F811
    with serving(Step(json.dumps({"cannot_answer": False, "sentences": []}), drip=0.02)) as server:
        chat = {"chat_model": "openai:toy", "chat_base_url": server.url, "chat_api_key": KEY, "chat_timeout": 5}
        async with discord_with(data_dir, **chat) as env:
            _, channel, alice = town_square(env)
            asking = asyncio.create_task(alice.send(channel, f"{env.bot.user.mention} {ASKED}"))
            while not server.requests:  # noqa: ASYNC110  # the server has no event
                await asyncio.sleep(0.01)
            began = time.monotonic()
            await env.bot.answering.stop()
            assert time.monotonic() - began < 6
            await asking
            assert ANSWER in from_bot(env, channel)[-1].content


@pytest.mark.slow
def test_told_to_stop_at_any_moment_it_ends_without_a_traceback_and_the_corpus_is_whole(data_dir, tmp_path, rest):  # noqa: F811
    shutil.copytree(data_dir, tmp_path / "data")
    code = (
        "import sys, yarl, discord; url = sys.argv.pop(1); discord.http.Route.BASE = url;"
        "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace('http', 'ws'));"
        "from bot.terminal.cli import main; main()"
    )
    chance = random.Random(6)
    ended = []
    for _ in range(8):
        process = footnote(
            rest.url, "run", "--data-dir", str(tmp_path / "data"), cwd=tmp_path, code=code, DISCORD_TOKEN="a.b.c"
        )
        time.sleep(chance.uniform(0.1, 5.0))
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
        assert time.monotonic() - began < 12
        assert "Traceback" not in err
        ended.append(process.returncode)
    assert set(ended) <= {0, -signal.SIGTERM}  # the latter before it can listen
    assert 0 in ended
    found = {check.name: check.ok for check in run_checks(settings_for(tmp_path / "data"))}
    assert all(found.values()), found
