"""Processes that open an embedded index while another writes it, and writers that are killed: all is whole.

Chroma's own directory, changed where it is, fails both (see `retrieval.index.collection_dirs`).
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from retrieval.index.vector_index import open_vector_index

ROOT = Path(__file__).parents[3]
FIRST, SIZE, CHANGED = "chunks-1-abcdef01", 4_000, 1_000
READERS, GENERATIONS, KILLS = 2, 25, 15

# Changes a quarter of the vectors again and again, and has a file point to the latest generation.
WRITER = f"""
import sys
from pathlib import Path
from retrieval.index.vector_index import open_vector_index
from tests.retrieval.index.test_sealed_directories import CHANGED, vectors

place, pointer, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
index, collection = open_vector_index(place), pointer.read_text()
print("ready", flush=True)
for n in range(first, first + {GENERATIONS}):
    stale = sorted(index.keys(collection))[:CHANGED]
    collection = index.change(collection, [f"{{n}}-{{k}}" for k in range(CHANGED)], vectors(CHANGED, n), stale)
    Path(f"{{pointer}}.next").write_text(collection)
    Path(f"{{pointer}}.next").rename(pointer)
    index.drop_all_but({{collection}}, prefix="chunks-")
"""
# Opens the latest generation again and again, and looks for vectors in it. Says how often it did, and how often it had
# been taken away meanwhile.
READER = """
import sys
from pathlib import Path
from corpus.errors import CollectionLostError
from retrieval.index import chroma_client
from retrieval.index.vector_index import open_vector_index
from tests.retrieval.index.test_sealed_directories import SIZE

place, pointer, stop = map(Path, sys.argv[1:])
opened = lost = 0
while not stop.exists():
    index, collection = open_vector_index(place), pointer.read_text()
    try:
        keys = sorted(index.keys(collection))
        assert len(keys) == SIZE, len(keys)
        found = index.nearest(collection, index.read(collection, keys[::200]), 1)
        assert [key for [(key, _)] in found] == keys[::200]
        opened += 1
    except CollectionLostError:
        lost += 1
    for one in index._opened.values():
        chroma_client.close(one.client)
print(opened, lost)
"""


def vectors(count: int, seed: int) -> np.ndarray:
    found = np.random.default_rng(seed).standard_normal((count, 64)).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def note(name: str, figures: str) -> None:
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / f"sealed-{name}").write_text(f"{figures}\n", encoding="utf-8")


@pytest.fixture
def pointer(tmp_path: Path) -> Path:
    """Return the file that names the latest generation of an index."""
    file = tmp_path / "pointer"
    index = open_vector_index(tmp_path / "vectors")
    file.write_text(index.change(FIRST, [f"first-{n}" for n in range(SIZE)], vectors(SIZE, 9_999)))
    return file


@pytest.mark.slow
def test_who_opens_it_again_and_again_beside_a_writer_finds_it_whole(tmp_path: Path, pointer: Path) -> None:
    place, stop = tmp_path / "vectors", tmp_path / "stop"
    readers = [start(READER, place, pointer, stop) for _ in range(READERS)]
    writer = start(WRITER, place, pointer, 0)
    _, err = writer.communicate(timeout=600)
    stop.touch()
    said = [reader.communicate(timeout=60) for reader in readers]
    assert (writer.returncode, err) == (0, "")
    assert [(reader.returncode, err) for reader, (_, err) in zip(readers, said, strict=True)] == [(0, "")] * READERS
    opened, lost = (sum(int(out.split()[n]) for out, _ in said) for n in (0, 1))
    note(
        "beside.md", f"{GENERATIONS} generations of {SIZE} vectors: opened {opened} times meanwhile, {lost} times gone"
    )
    assert opened >= GENERATIONS
    assert [path.name for path in place.iterdir() if path.is_dir()] == [pointer.read_text()]


@pytest.mark.slow
def test_a_writer_that_is_killed_leaves_each_generation_whole_or_not_there(tmp_path: Path, pointer: Path) -> None:
    place, chance, unfinished = tmp_path / "vectors", random.Random(14), 0
    for n in range(KILLS):
        writer = start(WRITER, place, pointer, 1_000 * (n + 1))
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.1, 2.0))
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        index = open_vector_index(place)
        whole = [path.name for path in place.iterdir() if path.is_dir() and not path.name.startswith(".")]
        assert pointer.read_text() in whole
        unfinished += any(path.name.startswith(".draft-") for path in place.iterdir())
        for name in whole:
            keys = sorted(index.keys(name))
            assert len(keys) == SIZE
            found = index.nearest(name, index.read(name, keys[::200]), 1)
            assert [key for [(key, _)] in found] == keys[::200]
        index.drop_all_but({pointer.read_text()}, prefix="chunks-")
        assert [path.name for path in place.iterdir() if path.is_dir()] == [pointer.read_text()]
    note("killed.md", f"{KILLS} writers were killed, {unfinished} of them in mid-generation")
    assert unfinished >= KILLS // 5, "too few were killed while they wrote to show anything"
