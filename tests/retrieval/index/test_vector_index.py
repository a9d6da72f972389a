"""The vector index on a real Chroma, embedded and on a server: nearest by cosine, and what other processes write."""

import gc
import math
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import psutil
import pytest

from corpus.errors import CatalogError, CollectionLostError, SettingsError, StoreUnreachableError
from retrieval.index.collection_dirs import root_of, successor
from retrieval.index.vector_index import VectorIndex, open_vector_index
from tests.support.chroma_server import ChromaServer
from tests.support.errors import raises

ROOT = Path(__file__).parents[3]
CHUNKS = "chunks-1-abcdef01"
OTHERS = "chunks-2-abcdef02"
# Unit vectors at these angles from the first axis, in degrees.
ANGLES = {"north": 0, "northeast": 45, "east": 90, "south": 180}
# What another process does: connect as this one did, and store a vector at 10 degrees.
WRITER = """
import sys
from pathlib import Path
from tests.retrieval.index.test_vector_index import at
from retrieval.index.vector_index import VectorIndex, open_vector_index
index = open_vector_index(Path(sys.argv[2]), *sys.argv[3:])
print(index.change(sys.argv[1], ["new"], at(10)))
"""


def at(*degrees: float) -> np.ndarray:
    radians = np.radians(degrees)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def filled(index: VectorIndex, collection: str = CHUNKS) -> VectorIndex:
    index.change(collection, list(ANGLES), at(*ANGLES.values()))
    return index


def keys(index: VectorIndex, degrees: float = 0, limit: int = 10, collection: str = CHUNKS) -> list[str]:
    return [key for key, _ in index.search(collection, at(degrees)[0], limit)]


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
    open_vector_index(tmp_path / "vectors", url).drop_all_but(set(), prefix="chunks-")
    return tmp_path / "vectors", url


@pytest.fixture
def index(place: tuple[Path, str | None]) -> VectorIndex:
    return open_vector_index(*place)


@pytest.fixture
def write_elsewhere(place: tuple[Path, str | None]) -> Callable[[str], str]:
    """Return what has another process add the key `new` to a collection, and tells which has it."""

    def write(collection: str) -> str:
        command = [sys.executable, "-c", WRITER, collection, *(str(part) for part in place if part)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    return write


def state_of(directory: Path) -> dict[str, object]:
    """Return what the files of a collection hold, and when they were written; of the database, what its tables hold."""
    database = sqlite3.connect(directory / "chroma.sqlite3")
    rows = [row for row in database.iterdump() if '"acquire_write"' not in row]  # by which Chroma takes the write lock
    database.close()
    graph = [path for path in directory.rglob("*") if path.is_file() and path.parent != directory]
    return {"rows": rows} | {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in graph}


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
    index.change(CHUNKS, [], np.zeros((0, 2), np.float32))
    assert index.search(CHUNKS, at(0)[0], 10) == []
    assert (index.count(CHUNKS), index.keys(CHUNKS), index.missing(CHUNKS, ["north"])) == (0, set(), ["north"])


def test_missing_are_the_keys_without_a_vector_in_the_order_asked(index: VectorIndex):
    assert filled(index).missing(CHUNKS, ["west", "north", "up", "east"]) == ["west", "up"]
    assert index.missing(CHUNKS, []) == []


def test_vectors_are_read_back_in_the_order_asked(index: VectorIndex):
    assert filled(index).read(CHUNKS, ["east", "north"]) == pytest.approx(at(90, 0), abs=1e-6)
    with pytest.raises(CollectionLostError):
        index.read(CHUNKS, ["east", "nowhere"])


def test_a_key_stored_twice_has_its_later_vector(index: VectorIndex):
    after = filled(index).change(CHUNKS, ["south"], at(30))
    assert index.search(after, at(30)[0], 1) == [("south", pytest.approx(1.0, abs=1e-5))]
    assert index.count(after) == 4


def test_more_vectors_than_one_request_takes_are_stored_and_looked_up(index: VectorIndex):
    many = [f"k{n}" for n in range(2_500)]
    index.change(CHUNKS, many, at(*np.linspace(0, 180, len(many))))
    assert index.count(CHUNKS) == 2_500
    assert index.missing(CHUNKS, [*many, "none"]) == ["none"]
    assert keys(index, 0, limit=3) == ["k0", "k1", "k2"]
    after = index.change(CHUNKS, [], at(), set(many[1:]))
    index.sweep(after, {"k0"})
    assert (index.keys(after), index.deleted(after)) == ({"k0"}, 2_499)


def test_a_change_of_an_embedded_collection_makes_another_and_leaves_it_as_it_was(tmp_path: Path):
    index = filled(open_vector_index(tmp_path))
    before = state_of(tmp_path / CHUNKS)
    after = index.change(CHUNKS, ["new"], at(10), {"south", "east"})
    assert after != CHUNKS
    assert root_of(after) == root_of(CHUNKS) == CHUNKS
    assert keys(index) == list(ANGLES)
    assert keys(index, collection=after) == ["north", "new", "northeast"]
    assert state_of(tmp_path / CHUNKS) == before


@pytest.mark.parametrize("count", [1, 2, 3, 5, 999, 1_000, 2_345])
def test_what_is_sealed_is_never_written_again_by_whoever_reads_it(tmp_path: Path, count: int):
    """Chroma writes what its log holds when it is opened: the log of what is sealed is empty."""
    index = open_vector_index(tmp_path)
    index.change(CHUNKS, [str(n) for n in range(count)], at(*np.linspace(0, 180, count)))
    after = index.change(CHUNKS, ["new"], at(10), {"0"})
    last = index.change(after, [], at(), {"new"})
    for collection in (CHUNKS, after, last):
        before = state_of(tmp_path / collection)
        for _ in range(2):
            reader = open_vector_index(tmp_path)
            keys(reader, collection=collection)
            reader.keys(collection)
            reader.read(collection, sorted(reader.keys(collection))[:3])
        assert state_of(tmp_path / collection) == before


def test_rewriting_makes_a_fresh_collection_of_the_kept_vectors(index: VectorIndex):
    filled(index)
    fresh = index.rewrite(CHUNKS, {"north", "south"})
    assert fresh != CHUNKS
    assert keys(index, collection=fresh) == ["north", "south"]
    assert index.search(fresh, at(180)[0], 1) == [("south", pytest.approx(1, abs=1e-6))]
    assert index.deleted(fresh) == 0
    assert index.count(CHUNKS) == 4


def test_names_of_generations_have_a_root_and_never_repeat():
    second = successor("footnote-abc-1-0123abcd")
    names = {successor(second) for _ in range(20)}
    assert len(names) == 20
    assert second.startswith("footnote-abc-1-0123abcd-g2-")
    assert all(name.startswith("footnote-abc-1-0123abcd-g3-") for name in names)
    assert {root_of(name) for name in names} == {"footnote-abc-1-0123abcd"}


def test_sweeping_deletes_what_is_not_kept_from_a_server_and_says_how_many(tmp_path: Path, server: ChromaServer):
    index = open_vector_index(tmp_path, server.url)
    index.drop_all_but(set(), prefix="chunks-")
    assert filled(index).sweep(CHUNKS, {"north", "east", "elsewhere"}) == 2
    assert keys(index) == ["north", "east"]
    assert index.sweep(CHUNKS, {"north", "east"}) == 0
    assert index.deleted(CHUNKS) == 2


def test_storing_nothing_keeps_what_a_collection_holds(index: VectorIndex):
    assert index.count(filled(index).change(CHUNKS, [], at())) == 4


def test_collections_do_not_see_each_other(index: VectorIndex):
    filled(index).change(OTHERS, ["other"], at(0))
    assert keys(index, 0, limit=1) == ["north"]
    assert index.missing(OTHERS, ["north", "other"]) == ["north"]
    assert index.holds(OTHERS)
    assert not index.holds("chunks-9-none")


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
        with raises(CatalogError, "store-collection-lost", collection="chunks-9-none"):
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
    open_vector_index(*place).drop_all_but(set(), prefix="chunks-")
    with raises(CatalogError, "store-collection-lost", collection=CHUNKS):
        keys(index)


def test_what_was_stored_is_there_when_opened_again(index: VectorIndex, place: tuple[Path, str | None]):
    filled(index)
    assert keys(open_vector_index(*place)) == list(ANGLES)


def test_what_another_process_writes_is_in_the_collection_that_it_names(
    index: VectorIndex, write_elsewhere: Callable[[str], str]
):
    filled(index)
    assert keys(index, 10, limit=1) == ["north"]
    after = write_elsewhere(CHUNKS)
    assert keys(index, 10, limit=1, collection=after) == ["new"]
    assert keys(index, 10, limit=1, collection=index.change(after, ["mine"], at(9))) == ["new"]


def test_searches_go_on_in_a_collection_that_is_taken_away_or_say_that_it_is_lost(tmp_path: Path):
    index, other = filled(open_vector_index(tmp_path)), open_vector_index(tmp_path)
    opened, gone, done = threading.Event(), threading.Event(), threading.Event()

    def search() -> list[str]:
        said = []
        while not done.is_set():
            try:
                said.append(" ".join(keys(index, 30, limit=2)))
                opened.set()
            except CollectionLostError:
                assert gone.is_set()
                said.append("lost")
        return said

    with ThreadPoolExecutor(3) as pool:
        searching = [pool.submit(search) for _ in range(3)]
        try:
            assert opened.wait(20)
            gone.set()
            other.drop_all_but(set(), prefix="chunks-")
            assert not other.has_strays(set(), prefix="chunks-")
            time.sleep(0.3)
        finally:
            done.set()
    said = {each for future in searching for each in future.result()}
    assert "northeast north" in said
    assert said <= {"northeast north", "lost"}


def test_what_was_left_unfinished_is_a_stray_and_taken_away(tmp_path: Path):
    index = filled(open_vector_index(tmp_path))
    (tmp_path / f".draft-{CHUNKS}-g2-abc").mkdir()
    (tmp_path / ".draft-others").mkdir()
    assert index.has_strays({CHUNKS}, prefix="chunks-")
    index.drop_all_but({CHUNKS}, prefix="chunks-")
    assert not index.has_strays({CHUNKS}, prefix="chunks-")
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {CHUNKS, ".draft-others"}


def test_an_index_that_nobody_has_any_more_closes_its_directories(tmp_path: Path):
    def held() -> list[str]:
        return [file.path for file in psutil.Process().open_files() if file.path.startswith(str(tmp_path))]

    index = filled(open_vector_index(tmp_path))
    assert keys(index)
    assert held()
    del index
    gc.collect()
    for _ in range(100):  # Chroma closes its files a moment after it says so
        if not held():
            break
        time.sleep(0.02)
    assert held() == []


def test_a_server_that_is_not_there_is_named(tmp_path: Path, pauses):
    with socket.socket() as bound:  # bound and not listening: refuses, and nobody else can take it
        bound.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        with raises(CatalogError, "store-no-server", server=url):
            filled(open_vector_index(tmp_path, url))


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the pauses between tries, which are not waited for."""
    paused: list[float] = []
    monkeypatch.setattr("retrieval.store.retry.pause", paused.append)
    return paused


def test_a_server_that_hangs_is_waited_for_so_long_and_named(tmp_path: Path, monkeypatch, pauses):
    monkeypatch.setattr("retrieval.index.chroma_client._ANSWER_S", 0.3)
    server = ChromaServer(tmp_path)
    try:
        index = filled(open_vector_index(tmp_path, server.url))
        server.hold()
        for hanging in (index, open_vector_index(tmp_path, server.url)):
            with raises(StoreUnreachableError, "store-server-slow", server=server.url) as told:
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
        index = filled(open_vector_index(tmp_path, server.url))
        server.end()
        monkeypatch.setattr("retrieval.store.retry.pause", lambda _: server.start())
        assert keys(index) == keys(index)
        assert index.count(CHUNKS) == 4
    finally:
        server.end()


def test_a_server_that_went_away_is_named_too(tmp_path: Path, pauses):
    server = ChromaServer(tmp_path)
    try:
        index = filled(open_vector_index(tmp_path, server.url))
    finally:
        server.end()
    for use in (
        lambda: keys(index),
        lambda: index.missing(CHUNKS, ["north"]),
        lambda: index.change(CHUNKS, ["north"], at(0)),
        lambda: index.count(CHUNKS),
        lambda: index.sweep(CHUNKS, set()),
        lambda: index.rewrite(CHUNKS, {"north"}),
        lambda: index.holds(CHUNKS),
        lambda: index.drop_all_but(set(), prefix="chunks-"),
    ):
        with raises(StoreUnreachableError, "store-no-server", server=server.url):
            use()
    assert len(pauses) == 5 * 8


def test_a_password_in_a_url_is_told_to_nobody(tmp_path: Path, pauses):
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        with pytest.raises(CatalogError) as refused:
            open_vector_index(tmp_path, f"http://ada:hunter2@127.0.0.1:{bound.getsockname()[1]}").count(CHUNKS)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["nonsense", "localhost:8000", "http://", "ftp://127.0.0.1", "http://127.0.0.1:chroma", "http://127.0.0.1:99999"]
)  # fmt: skip
def test_what_is_no_url_is_a_matter_of_settings(tmp_path: Path, url: str):
    with raises(SettingsError, "settings-chroma-url"):
        filled(open_vector_index(tmp_path, url))


def test_a_directory_that_holds_something_else_is_refused(tmp_path: Path):
    (tmp_path / CHUNKS).mkdir()
    (tmp_path / CHUNKS / "chroma.sqlite3").write_text("no database\n" * 100)
    with raises(CatalogError, "store-vectors-unopened", folder=str(tmp_path / CHUNKS)):
        open_vector_index(tmp_path).count(CHUNKS)


def test_a_directory_that_cannot_be_locked_is_refused(tmp_path: Path):
    filled(open_vector_index(tmp_path))
    (tmp_path / "lock").unlink(missing_ok=True)
    (tmp_path / "lock").mkdir()
    with raises(CatalogError, "store-vectors-refused-in", problem="Is a directory"):
        open_vector_index(tmp_path).count(CHUNKS)


def test_a_search_among_some_keys_finds_those_alone(index: VectorIndex):
    filled(index)
    found = index.search(CHUNKS, at(0)[0], 10, ["east", "northeast"])
    assert found == [
        ("northeast", pytest.approx(math.cos(math.pi / 4), abs=1e-6)),
        ("east", pytest.approx(0, abs=1e-6)),
    ]
    assert index.search(CHUNKS, at(0)[0], 1, ["south", "east"]) == [("east", pytest.approx(0, abs=1e-6))]
    assert index.search(CHUNKS, at(0)[0], 10, []) == []


def test_a_search_among_thousands_is_exact(tmp_path: Path):
    """Chroma itself, handed these keys, finds 88 of the nearest 100."""
    index = open_vector_index(tmp_path)
    vectors = np.random.default_rng(0).standard_normal((3_000, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    names = [str(number) for number in range(len(vectors))]
    index.change(CHUNKS, names, vectors)
    for some in (names[::5], names[500:]):
        exact = sorted(some, key=lambda name: -float(vectors[int(name)] @ vectors[0]))[:100]
        assert [key for key, _ in index.search(CHUNKS, vectors[0], 100, some)] == exact
