"""The vector index on a real Chroma, embedded and on a server: nearest by cosine, and what other processes write."""

import math
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import CatalogError, SettingsError, StoreUnreachableError
from retrieval.vectors import VectorIndex
from tests.chroma_server import ChromaServer

ROOT = Path(__file__).parent.parent
CHUNKS = "chunks-1-abcdef01"
OTHERS = "chunks-2-abcdef02"
# Unit vectors at these angles from the first axis, in degrees.
ANGLES = {"north": 0, "northeast": 45, "east": 90, "south": 180}
# What another process does: connect as this one did, and store a vector at 10 degrees.
WRITER = """
import sys
from pathlib import Path
from tests.test_vectors import CHUNKS, at
from retrieval.vectors import VectorIndex
from tests.chroma_server import ChromaServer
index = VectorIndex(Path(sys.argv[1]), *sys.argv[2:])
index.upsert(CHUNKS, ["new"], at(10))
"""


def at(*degrees: float) -> np.ndarray:
    radians = np.radians(degrees)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def filled(index: VectorIndex, collection: str = CHUNKS) -> VectorIndex:
    index.create(collection)
    index.upsert(collection, list(ANGLES), at(*ANGLES.values()))
    return index


def keys(index: VectorIndex, degrees: float = 0, limit: int = 10) -> list[str]:
    return [key for key, _ in index.search(CHUNKS, at(degrees)[0], limit)]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    running = ChromaServer(tmp_path_factory.mktemp("chroma"))
    yield running
    running.end()


@pytest.fixture(params=["embedded", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str | None]:
    """Return where an index lives: a directory, or a server that holds nothing."""
    if request.param == "embedded":
        return tmp_path / "vectors", None
    url = request.getfixturevalue("server").url
    VectorIndex(tmp_path / "vectors", url).drop_all_but(set(), prefix="chunks-")
    return tmp_path / "vectors", url


@pytest.fixture
def index(place: tuple[Path, str | None]) -> VectorIndex:
    return VectorIndex(*place)


@pytest.fixture
def write_elsewhere(place: tuple[Path, str | None]) -> Callable[[], None]:
    """Return what has another process add the key `new`."""

    def write() -> None:
        command = [sys.executable, "-c", WRITER, *(str(part) for part in place if part)]
        subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)

    return write


def test_the_nearest_come_first_with_their_cosines(index: VectorIndex):
    # From 30 degrees: 45 is 15 away, 0 is 30 away, 90 is 60 away, 180 is 150 away.
    assert filled(index).search(CHUNKS, at(30)[0], 10) == [
        ("northeast", pytest.approx(math.cos(math.radians(15)), abs=1e-5)),
        ("north", pytest.approx(math.sqrt(3) / 2, abs=1e-5)),
        ("east", pytest.approx(0.5, abs=1e-5)),
        ("south", pytest.approx(-math.sqrt(3) / 2, abs=1e-5)),
    ]


def test_no_more_than_the_limit_are_returned(index: VectorIndex):
    assert keys(filled(index), 30, limit=2) == ["northeast", "north"]


def test_an_empty_collection_has_no_nearest(index: VectorIndex):
    index.create(CHUNKS)
    assert index.search(CHUNKS, at(0)[0], 10) == []
    assert index.count(CHUNKS) == 0


def test_missing_are_the_keys_without_a_vector_in_the_order_asked(index: VectorIndex):
    assert filled(index).missing(CHUNKS, ["west", "north", "up", "east"]) == ["west", "up"]
    assert index.missing(CHUNKS, []) == []


def test_a_key_stored_twice_has_its_later_vector(index: VectorIndex):
    filled(index).upsert(CHUNKS, ["south"], at(30))
    assert index.search(CHUNKS, at(30)[0], 1) == [("south", pytest.approx(1.0, abs=1e-5))]
    assert index.count(CHUNKS) == 4


def test_more_vectors_than_one_request_takes_are_stored_and_looked_up(index: VectorIndex):
    many = [f"k{n}" for n in range(2_500)]
    index.create(CHUNKS)
    index.upsert(CHUNKS, many, at(*np.linspace(0, 180, len(many))))
    assert index.count(CHUNKS) == 2_500
    assert index.missing(CHUNKS, [*many, "none"]) == ["none"]
    assert keys(index, 0, limit=3) == ["k0", "k1", "k2"]
    assert index.sweep(CHUNKS, {"k7"}) == 2_499
    assert keys(index, 0) == ["k7"]


def test_sweeping_deletes_what_is_not_kept_and_says_how_many(index: VectorIndex):
    assert filled(index).sweep(CHUNKS, {"north", "east", "elsewhere"}) == 2
    assert keys(index) == ["north", "east"]
    assert index.sweep(CHUNKS, {"north", "east"}) == 0


def test_making_a_collection_twice_keeps_what_it_holds(index: VectorIndex):
    filled(index).create(CHUNKS)
    assert index.count(CHUNKS) == 4


def test_collections_do_not_see_each_other(index: VectorIndex):
    filled(index).create(OTHERS)
    index.upsert(OTHERS, ["other"], at(0))
    assert keys(index, 0, limit=1) == ["north"]
    assert index.missing(OTHERS, ["north", "other"]) == ["north"]


def test_collections_that_no_snapshot_uses_are_dropped(index: VectorIndex):
    filled(filled(index), OTHERS).drop_all_but({OTHERS}, prefix="chunks-")
    assert index.count(OTHERS) == 4
    with pytest.raises(CatalogError, match=CHUNKS):
        index.count(CHUNKS)


def test_an_unknown_collection_is_refused_with_the_command_that_makes_it(index: VectorIndex):
    filled(index)
    for use in (
        lambda: index.search("chunks-9-none", at(0)[0], 1),
        lambda: index.missing("chunks-9-none", ["north"]),
        lambda: index.count("chunks-9-none"),
    ):
        with pytest.raises(CatalogError, match=r"lacks the collection chunks-9-none: .*`footnote refresh --rebuild`"):
            use()


def test_collections_of_others_are_left_alone(index: VectorIndex):
    filled(filled(index), OTHERS).drop_all_but(set(), prefix="chunks-1-")
    assert index.count(OTHERS) > 0
    with pytest.raises(CatalogError):
        index.count(CHUNKS)


def test_a_collection_that_was_dropped_meanwhile_is_refused_like_an_unknown_one(
    index: VectorIndex, place: tuple[Path, str | None]
):
    filled(index)
    VectorIndex(*place).drop_all_but(set(), prefix="chunks-")
    with pytest.raises(CatalogError, match=f"lacks the collection {CHUNKS}"):
        keys(index)


def test_what_was_stored_is_there_when_opened_again(index: VectorIndex, place: tuple[Path, str | None]):
    filled(index)
    index.reopen()
    assert keys(index) == list(ANGLES)
    assert keys(VectorIndex(*place)) == list(ANGLES)


def test_reopening_before_anything_was_opened_does_nothing(index: VectorIndex):
    index.reopen()
    assert keys(filled(index), limit=1) == ["north"]


def test_what_another_process_writes_is_seen_after_reopening(index: VectorIndex, write_elsewhere: Callable[[], None]):
    filled(index)
    assert keys(index, 10, limit=1) == ["north"]
    write_elsewhere()
    index.reopen()
    assert keys(index, 10, limit=1) == ["new"]
    assert index.missing(CHUNKS, ["new"]) == []


def test_an_embedded_index_is_read_into_memory_once(tmp_path: Path):
    """The reason for `reopen`: where this fails, Chroma has learnt to look, and `reopen` can go."""
    index = filled(VectorIndex(tmp_path / "vectors"))
    assert keys(index, 10, limit=1) == ["north"]
    command = [sys.executable, "-c", WRITER, str(tmp_path / "vectors")]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    assert "new" not in keys(index, 10)


def test_writing_after_another_process_wrote_loses_neither(index: VectorIndex, write_elsewhere: Callable[[], None]):
    filled(index)
    write_elsewhere()
    index.reopen()
    index.upsert(CHUNKS, ["mine"], at(20))
    index.reopen()
    assert keys(index, 10, limit=3) in (["new", "north", "mine"], ["new", "mine", "north"])


def test_searches_go_on_while_the_index_is_reopened(index: VectorIndex):
    filled(index)
    done = threading.Event()

    def search() -> list[list[str]]:
        found = []
        while not done.is_set():
            found.append(keys(index, 30, limit=2))
        return found

    with ThreadPoolExecutor(3) as pool:
        searching = [pool.submit(search) for _ in range(3)]
        try:
            for _ in range(25):
                index.reopen()
                time.sleep(0.01)
        finally:
            done.set()
    found = [each for future in searching for each in future.result()]
    assert found
    assert all(each == ["northeast", "north"] for each in found)


def test_a_server_that_is_not_there_is_named(tmp_path: Path, pauses):
    with socket.socket() as bound:  # bound and not listening: refuses, and nobody else can take it
        bound.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        with pytest.raises(CatalogError, match=f"No Chroma server answers at {url}: start it"):
            VectorIndex(tmp_path, url).create(CHUNKS)


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the pauses between tries, which are not waited for."""
    paused: list[float] = []
    monkeypatch.setattr("retrieval.patience.pause", paused.append)
    return paused


def test_a_server_that_hangs_is_waited_for_so_long_and_named(tmp_path: Path, monkeypatch, pauses):
    monkeypatch.setattr("retrieval.vectors._ANSWER_S", 0.3)
    server = ChromaServer(tmp_path)
    try:
        index = filled(VectorIndex(tmp_path, server.url))
        server.hold()
        for hanging in (index, VectorIndex(tmp_path, server.url)):
            with pytest.raises(
                StoreUnreachableError, match=f"The Chroma server at {server.url} took longer than"
            ) as told:
                hanging.count(CHUNKS)
            assert told.value.slow
        assert pauses == []  # what is slow is not asked again
        server.release()
        assert index.count(CHUNKS) == 4
    finally:
        server.end()


def test_a_server_that_is_back_by_the_next_try_is_not_missed(tmp_path: Path, monkeypatch):
    server = ChromaServer(tmp_path)
    try:
        index = filled(VectorIndex(tmp_path, server.url))
        server.end()
        monkeypatch.setattr("retrieval.patience.pause", lambda _: server.start())
        assert keys(index) == keys(index)
        assert index.count(CHUNKS) == 4
    finally:
        server.end()


def test_a_server_that_went_away_is_named_too(tmp_path: Path, pauses):
    server = ChromaServer(tmp_path)
    try:
        index = filled(VectorIndex(tmp_path, server.url))
    finally:
        server.end()
    for use in (
        lambda: keys(index),
        lambda: index.missing(CHUNKS, ["north"]),
        lambda: index.upsert(CHUNKS, ["north"], at(0)),
        lambda: index.count(CHUNKS),
        lambda: index.sweep(CHUNKS, set()),
        lambda: index.create(CHUNKS),
        lambda: index.drop_all_but(set(), prefix="chunks-"),
    ):
        with pytest.raises(StoreUnreachableError, match=f"No Chroma server answers at {server.url}"):
            use()
    assert len(pauses) == 5 * 7


def test_a_password_in_a_url_is_told_to_nobody(tmp_path: Path, pauses):
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        with pytest.raises(CatalogError) as refused:
            VectorIndex(tmp_path, f"http://ada:hunter2@127.0.0.1:{bound.getsockname()[1]}").create(CHUNKS)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["nonsense", "localhost:8000", "http://", "ftp://127.0.0.1", "http://127.0.0.1:chroma", "http://127.0.0.1:99999"]
)  # fmt: skip
def test_what_is_no_url_is_a_matter_of_settings(tmp_path: Path, url: str):
    with pytest.raises(SettingsError, match="FOOTNOTE_CHROMA_URL must look like"):
        VectorIndex(tmp_path, url).create(CHUNKS)


def test_a_directory_that_holds_something_else_is_refused(tmp_path: Path):
    (tmp_path / "vectors").mkdir()
    (tmp_path / "vectors" / "chroma.sqlite3").write_text("no database\n" * 100)
    with pytest.raises(CatalogError, match=r"can't be opened: .*`footnote refresh --rebuild`"):
        VectorIndex(tmp_path / "vectors").create(CHUNKS)


def test_a_directory_that_cannot_be_made_is_refused(tmp_path: Path):
    (tmp_path / "vectors").write_text("a file in its place")
    with pytest.raises(CatalogError, match="can't be opened"):
        VectorIndex(tmp_path / "vectors").create(CHUNKS)


def test_a_search_among_some_keys_finds_those_alone(tmp_path: Path):
    index = filled(VectorIndex(tmp_path / "vectors"))
    found = index.search(CHUNKS, at(0)[0], 10, ["east", "northeast"])
    assert found == [
        ("northeast", pytest.approx(math.cos(math.pi / 4), abs=1e-6)),
        ("east", pytest.approx(0, abs=1e-6)),
    ]
    assert index.search(CHUNKS, at(0)[0], 1, ["south", "east"]) == [("east", pytest.approx(0, abs=1e-6))]
    assert index.search(CHUNKS, at(0)[0], 10, []) == []


def test_a_search_among_hundreds_is_exact(tmp_path: Path):
    index = VectorIndex(tmp_path / "vectors")
    index.create(CHUNKS)
    vectors = np.random.default_rng(0).standard_normal((3_000, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    names = [str(number) for number in range(len(vectors))]
    index.upsert(CHUNKS, names, vectors)
    some = names[::5]
    exact = sorted(some, key=lambda name: -float(vectors[int(name)] @ vectors[0]))[:20]
    assert [key for key, _ in index.search(CHUNKS, vectors[0], 20, some)] == exact
