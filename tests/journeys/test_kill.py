"""Kill -9 at random moments of a refresh that adds, changes and removes: nothing is lost, nothing is mixed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval.answer.engine import Engine
from tests.conftest import MakeEngine
from tests.retrieval.refresh.test_refresher import nothing_is_orphaned
from tests.support.refreshers import refresher_of

ROOT = Path(__file__).parents[2]
KILLS = 50
ARTICLES = 30

_REFRESH = """
import sys
from pathlib import Path
from retrieval.index import graph_health
from retrieval.store.catalog import Catalog
from retrieval.answer.engine import Engine
from retrieval.index.vector_index import open_vector_index
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

data = Path(sys.argv[1])
if sys.argv[3] == "worn":  # the vectors are written a second time, to a fresh collection
    graph_health._WORN = -1.0
engine = Engine(Catalog.in_directory(data), open_vector_index(data / "vectors"), ToyEncoder(), data)
print("ready", flush=True)
refresher_of(engine).run([sys.argv[2]])
print("done", flush=True)
"""


def write(folder: Path, generation: int) -> set[str]:
    """Write a generation of articles: a third stays, a third changes, some come, some go. Returns their ids."""
    for old in folder.iterdir():
        old.unlink()
    for n in range(ARTICLES):
        if (n + generation) % 7:
            content = f"generation {generation}" if n % 3 else "for ever"
            (folder / f"{n}.txt").write_text(f"The council met {content} about bridge number {n}. The ferry sailed.")
    return {f"{folder.name}/{path.name}" for path in folder.iterdir()}


def whole(engine: Engine) -> frozenset[tuple[str, str]]:
    """Return the articles that answer, having checked that all three stores agree on their chunks."""
    snapshot = engine.catalog.current()
    assert snapshot is not None
    keys = engine.keys()
    assert len(set(keys)) == len(keys) == snapshot.chunks
    assert set(engine.catalog.passages(snapshot, keys)) == set(keys)
    assert engine.vectors.missing(snapshot.index.collection, keys) == []
    members = engine.catalog.members(snapshot.id)
    assert {hit.article_id for hit in engine.search("council bridge", limit=100).hits} == set(members)
    return frozenset((member.article_id, member.content_hash) for member in members.values())


@pytest.mark.slow
def test_killed_at_random_moments_exactly_the_old_or_the_new_snapshot_answers(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    folder, data, chance = tmp_path / "minutes", tmp_path / "data", random.Random(20)
    folder.mkdir()
    write(folder, 0)
    engine = make_engine(data)
    refresher_of(engine).run([str(folder)])
    interrupted = 0
    for generation in range(1, KILLS + 1):
        before = whole(make_engine(data))
        wanted = write(folder, generation)
        victim = subprocess.Popen(
            [sys.executable, "-c", _REFRESH, str(data), str(folder), "worn" if generation % 2 else "as it is"],
            stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert victim.stdout is not None
        assert victim.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0.0, 0.5))
        victim.send_signal(signal.SIGKILL)
        interrupted += victim.stdout.read() == b""
        victim.wait()

        after = whole(make_engine(data))
        assert after == before or {article for article, _ in after} == wanted
        survivor = make_engine(data)
        assert refresher_of(survivor).run([str(folder)]).failed == ()
        assert {article for article, _ in whole(survivor)} == wanted
        assert len(survivor.catalog.snapshots()) <= 10
        nothing_is_orphaned(survivor, data)
    assert interrupted >= KILLS // 3, "too few were killed in mid-refresh to show anything"
