"""Jobs: recorded from beginning to end, watched and cancelled from any process, one at a time."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import EmptyCorpusError, IndexMismatchError, RefreshBusyError, RefreshCancelledError, SnapshotError
from corpus.sources import Found
from retrieval.answer.engine import Engine
from retrieval.jobs import runner
from retrieval.jobs.runs import Jobs, Run
from retrieval.refresh.indexer import Indexer
from retrieval.refresh.refresher import Refresher
from retrieval.store.database import writing
from tests.conftest import MakeEngine
from tests.support.errors import raises
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

ROOT = Path(__file__).parents[3]
ORCHARD = Found(Article("orchard", "The orchard", "The orchard bore no fruit."), "given by hand")

# A refresh by ada, in a process of its own, of a source that takes a minute to read.
SLOW = """
import sys, time
from pathlib import Path
from corpus.sources import Unchanged
from retrieval.store.catalog import Catalog
from retrieval.answer.engine import Engine
from retrieval.index.vector_index import open_vector_index
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

class Slow:
    name, complete, validators = "/slow", False, None

    def read(self):
        print("here", flush=True)
        for n in range(600):
            time.sleep(0.1)
            yield Unchanged(str(n))

data = Path(sys.argv[1])
engine = Engine(Catalog.in_directory(data), open_vector_index(data / "vectors"), ToyEncoder(), data)
refresher_of(engine).run([Slow()], started_by="ada")
"""


def start_slow(data: Path) -> subprocess.Popen[bytes]:
    """Start it, and return when it reads."""
    slow = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(data)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert slow.stdout is not None
    assert slow.stdout.readline() == b"here\n"
    return slow


class Gated(ToyEncoder):
    """Wait at the first passage until told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.go_on = threading.Event(), threading.Event()

    def encode_passages(self, passages):  # type: ignore[no-untyped-def]
        self.began.set()
        assert self.go_on.wait(20)
        return super().encode_passages(passages)


@pytest.fixture
def jobs(engine: Engine) -> Jobs:
    return Jobs(engine.catalog)


@pytest.fixture
def under_way(make_engine: MakeEngine, folder: Path) -> Iterator[tuple[Gated, list[BaseException]]]:
    """Start a refresh by ada that waits in its encoder, and gather what it raises."""
    encoder, raised = Gated(), []

    def work(refresher: Refresher) -> None:
        try:
            refresher.run([str(folder)], started_by="ada")
        except Exception as error:  # noqa: BLE001  # a thread has no other way to say so
            raised.append(error)

    thread = threading.Thread(target=work, args=(refresher_of(make_engine(encoder=encoder)),))
    thread.start()
    assert encoder.began.wait(20)
    yield encoder, raised
    encoder.go_on.set()
    thread.join()


def wait_for_the_end(jobs: Jobs, run_id: int) -> Run:
    for _ in range(400):
        run = jobs.run(run_id)
        assert run is not None
        if run.outcome != "running":
            return run
        threading.Event().wait(0.05)
    raise AssertionError("it still runs")


def test_a_refresh_is_recorded_with_its_report(engine: Engine, jobs: Jobs, folder: Path) -> None:
    assert (jobs.running(), jobs.latest(), jobs.run(1)) == (None, [], None)
    report = refresher_of(engine).run([str(folder)], started_by="ada")
    (run,) = jobs.latest()
    assert (run.kind, run.started_by, run.outcome, run.snapshot) == ("refresh", "ada", "done", report.snapshot)
    assert run.report is not None
    assert run.report["added"] == list(report.added)
    assert run.finished_at is not None
    assert run.finished_at >= run.started_at
    assert jobs.running() is None


def test_whoever_looks_sees_who_runs_what_and_how_far_it_is(
    jobs: Jobs, under_way: tuple[Gated, list[BaseException]]
) -> None:
    run = jobs.running()
    assert run is not None
    assert (run.kind, run.started_by, run.outcome) == ("refresh", "ada", "running")
    assert (run.stage, run.done, run.total) == ("Encoding", 0, 3)
    assert run.progress == "encoding, 0 of 3"
    assert jobs.latest(1) == [run]


@pytest.mark.parametrize("deed", ["run", "add", "remove", "forget_source", "rollback"])
def test_a_second_job_of_any_kind_is_told_who_is_first_since_when_and_how_far(
    engine: Engine, folder: Path, deed: str, under_way: tuple[Gated, list[BaseException]]
) -> None:
    deeds = {
        "run": lambda: refresher_of(engine).run([str(folder)]),
        "add": lambda: refresher_of(engine).add([ORCHARD], started_by="bo"),
        "remove": lambda: refresher_of(engine).remove(["x"], started_by="bo"),
        "forget_source": lambda: refresher_of(engine).forget_source("x", started_by="bo"),
        "rollback": lambda: refresher_of(engine).rollback(started_by="bo"),
    }
    with raises(RefreshBusyError, "jobs-another-refresh", who="ada", progress="encoding, 0 of 3") as raised:
        deeds[deed]()
    assert raised.value.run == Jobs(engine.catalog).running()


def test_a_refresh_that_was_due_is_not_done_again_by_whoever_comes_second(
    engine: Engine, jobs: Jobs, folder: Path
) -> None:
    refresher_of(engine).run([str(folder)])
    (latest,) = jobs.latest()
    refresher_of(engine).run([str(folder)], since=latest.id, started_by="ada")
    with raises(RefreshBusyError, "jobs-another-first") as told:
        refresher_of(engine).run([str(folder)], since=latest.id, started_by="bo")
    assert told.value.run.started_by == "ada"
    assert [run.started_by for run in jobs.latest(1)] == ["ada"]


def test_a_job_that_is_cancelled_ends_and_leaves_the_corpus_as_it_was(
    engine: Engine, jobs: Jobs, under_way: tuple[Gated, list[BaseException]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_NOTE_EVERY_S", 0.0)
    encoder, raised = under_way
    run = jobs.running()
    assert run is not None
    assert jobs.cancel(run.id)
    encoder.go_on.set()
    ended = wait_for_the_end(jobs, run.id)
    assert (ended.outcome, ended.snapshot, ended.report) == ("cancelled", None, None)
    assert isinstance(raised[0], RefreshCancelledError)
    assert engine.catalog.current() is None
    assert not jobs.cancel(run.id)


def test_a_refresh_after_a_cancelled_one_goes_on_from_what_was_written(
    engine: Engine, jobs: Jobs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "_NOTE_EVERY_S", 0.0)

    class Impatient(ToyEncoder):
        def encode_passages(self, passages):  # type: ignore[no-untyped-def]
            assert jobs.cancel(jobs.latest(1)[0].id)
            return super().encode_passages(passages)

    with pytest.raises(RefreshCancelledError), refresher_of(engine).encoding_by(Impatient()):
        refresher_of(engine).run([str(folder)])
    report = refresher_of(engine).run([str(folder)])
    assert (len(report.added), report.chunks) == (3, 0)
    assert [run.outcome for run in jobs.latest()] == ["done", "cancelled"]


def test_what_asks_for_the_end_after_the_pointer_moved_comes_too_late(
    engine: Engine, jobs: Jobs, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep = Indexer.sweep

    def late(indexer: Indexer) -> None:
        assert jobs.cancel(jobs.latest(1)[0].id)
        sweep(indexer)

    monkeypatch.setattr(Indexer, "sweep", late)
    report = refresher_of(engine).run([str(folder)])
    assert engine.catalog.current() is not None
    assert jobs.latest(1)[0].outcome == "done"
    assert report.snapshot == jobs.latest(1)[0].snapshot


def test_a_job_whose_process_was_killed_runs_no_more_and_holds_nobody_up(
    engine: Engine, jobs: Jobs, folder: Path, tmp_path: Path
) -> None:
    victim = start_slow(tmp_path / "data")
    run = jobs.running()
    assert run is not None
    assert run.started_by == "ada"
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    assert jobs.running() is None
    assert jobs.latest(1)[0].outcome == "interrupted"
    assert not jobs.cancel(run.id)
    assert len(refresher_of(engine).run([str(folder)], started_by="bo").added) == 3
    assert [(run.started_by, run.outcome) for run in jobs.latest()] == [("bo", "done"), ("ada", "interrupted")]


def test_a_job_is_cancelled_from_another_process_within_two_seconds(engine: Engine, jobs: Jobs, tmp_path: Path) -> None:
    slow = start_slow(tmp_path / "data")
    run = jobs.running()
    assert run is not None
    began = time.monotonic()
    assert jobs.cancel(run.id)
    assert wait_for_the_end(jobs, run.id).outcome == "cancelled"
    assert time.monotonic() - began < 2
    _, complaint = slow.communicate(timeout=20)
    assert b"RefreshCancelledError: jobs-cancelled" in complaint


def test_a_job_interrupted_where_nobody_ends_its_transaction_is_recorded_as_cancelled(
    engine: Engine, jobs: Jobs
) -> None:
    def write() -> None:
        transaction = writing(engine.catalog.engine)
        assert transaction.__enter__().in_transaction()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), runner.Runner(engine.catalog).job("refresh", "ada"):
        write()
    assert [run.outcome for run in jobs.latest(1)] == ["cancelled"]


def test_a_job_that_fails_is_recorded_as_failed(make_engine: MakeEngine, jobs: Jobs, folder: Path) -> None:
    refresher_of(make_engine()).run([str(folder)])
    with pytest.raises(IndexMismatchError):
        refresher_of(make_engine(encoder=ToyEncoder("other"))).run([str(folder)])
    assert [run.outcome for run in jobs.latest()] == ["failed", "done"]


def test_a_dry_run_is_a_run_too(engine: Engine, jobs: Jobs, folder: Path) -> None:
    refresher_of(engine).run([str(folder)], dry_run=True)
    (run,) = jobs.latest()
    assert (run.kind, run.outcome, run.snapshot) == ("dry run", "done", None)


# By hand


def test_an_article_given_by_hand_is_in_the_corpus_and_stays_there(engine: Engine, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    report = refresher_of(engine).add([ORCHARD], started_by="ada")
    assert (report.added, report.removed, report.chunks) == (("orchard",), (), 1)
    assert engine.search("orchard").hits[0].article_id == "orchard"
    assert refresher_of(engine).run([str(folder)]).removed == ()
    assert engine.catalog.article("orchard") == ORCHARD.article


def test_an_article_given_again_takes_the_place_of_the_first(engine: Engine) -> None:
    refresher_of(engine).add([ORCHARD], started_by="ada")
    other = Found(Article("orchard", "The orchard", "The orchard was sold."), "given by hand")
    assert refresher_of(engine).add([other], started_by="ada").changed == ("orchard",)
    assert refresher_of(engine).add([other], started_by="ada").unchanged == 1
    assert len(engine.catalog.snapshots()) == 2


def test_articles_are_removed_by_hand_down_to_the_last(engine: Engine, jobs: Jobs, folder: Path) -> None:
    refresher_of(engine).run([str(folder)])
    assert refresher_of(engine).remove(["town/ferry.md", "unknown"], started_by="ada").removed == ("town/ferry.md",)
    assert refresher_of(engine).forget_source(str(folder), started_by="ada").removed == (
        "town/bridge.md",
        "town/tower.md",
    )
    assert engine.search("ferry").hits == ()
    assert [run.kind for run in jobs.latest()] == ["remove", "remove", "refresh"]
    assert refresher_of(engine).run([str(folder)]).chunks == 0  # their vectors are those of a snapshot that is kept


# Back and forth


def test_rolling_back_is_moving_the_pointer_and_so_is_rolling_forward(engine: Engine, jobs: Jobs, folder: Path) -> None:
    first = refresher_of(engine).run([str(folder)])
    (folder / "ferry.md").unlink()
    second = refresher_of(engine).run([str(folder)])
    moved = refresher_of(engine).rollback(started_by="ada")
    assert (moved.before.id, moved.after.id) == (second.snapshot, first.snapshot)
    assert engine.search("ferry").hits[0].article_id == "town/ferry.md"
    assert jobs.latest(1)[0].kind == "rollback"
    assert jobs.latest(1)[0].report == {"before": second.snapshot, "after": first.snapshot}
    refresher_of(engine).rollback(second.snapshot, started_by="ada")
    assert "town/ferry.md" not in {hit.article_id for hit in engine.search("ferry").hits}


def test_scheduled_refreshes_pause_after_a_rollback_until_one_is_made_by_hand(
    engine: Engine, jobs: Jobs, folder: Path
) -> None:
    first = refresher_of(engine).run([str(folder)])
    (folder / "ferry.md").unlink()
    second = refresher_of(engine).run([str(folder)])
    refresher_of(engine).rollback(started_by="ada")
    assert jobs.pinned() == first.snapshot
    refresher_of(engine).run([str(folder)], dry_run=True)
    refresher_of(engine).add([ORCHARD], started_by="ada")
    assert jobs.pinned() == first.snapshot
    refresher_of(engine).run([str(folder)])
    assert jobs.pinned() is None
    refresher_of(engine).rollback(second.snapshot, started_by="ada")
    assert jobs.pinned() == second.snapshot


def test_there_is_no_rolling_back_where_there_is_nothing_before(engine: Engine, folder: Path) -> None:
    with pytest.raises(EmptyCorpusError):
        refresher_of(engine).rollback(started_by="ada")
    refresher_of(engine).run([str(folder)])
    with raises(SnapshotError, "store-no-snapshot-before"):
        refresher_of(engine).rollback(started_by="ada")
    with raises(SnapshotError, "store-no-snapshot", snapshot="9-nowhere"):
        refresher_of(engine).rollback("9-nowhere", started_by="ada")


def test_there_is_no_rolling_back_to_another_encoders_index(make_engine: MakeEngine, folder: Path) -> None:
    refresher_of(make_engine()).run([str(folder)])
    other = make_engine(encoder=ToyEncoder("other"))
    refresher_of(other).run([str(folder)], rebuild=True)
    with pytest.raises(IndexMismatchError):
        refresher_of(other).rollback(started_by="ada")
    assert other.search("ferry").hits
