"""Twenty refreshes that each change a third of the corpus: nothing gets lost in the graph, and it doesn't swell."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.sentences import Span
from retrieval.answer.engine import Engine
from retrieval.index.embedded_vectors import EmbeddedVectors
from retrieval.index.graph_health import is_worn, unfound
from retrieval.index.vector_index import open_vector_index
from retrieval.store.chunk_lookup import ChunkLookup
from retrieval.types import EncoderInfo, Filters
from tests.conftest import MakeEngine
from tests.retrieval.refresh.test_refresher import agree, nothing_is_orphaned
from tests.support.fakes import ToyEncoder
from tests.support.refreshers import refresher_of

KEYS = [str(n) for n in range(40)]
ROOT = Path(__file__).parents[3]
ARTICLES, PARAGRAPHS, REFRESHES, WEIGHED_EVERY = 750, 4, 20, 5
DIMENSIONS = 384


class ScatteringEncoder(ToyEncoder):
    """Give each text a direction of its own, from its digest: as many neighbours as chunks, none of them alike."""

    def __init__(self) -> None:
        super().__init__("scattering")
        self.info = EncoderInfo("scattering", DIMENSIONS, digest="5" * 64)

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += len(passages)
        return np.stack([_direction(text) for text in passages])

    def encode_with_sentences(
        self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        found = [np.stack([_direction(t[s:e]) for s, e in spans]) for t, spans in zip(passages, sentences, strict=True)]
        return self.encode_passages(passages), found

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([_direction(text) for text in queries])


def _direction(text: str) -> NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    found = np.random.default_rng(seed).standard_normal(DIMENSIONS).astype(np.float32)
    return found / np.linalg.norm(found)


def write(file: Path, generation: int) -> None:
    """Write a generation of articles: each third is written anew in its turn."""
    rows = []
    for n in range(ARTICLES):
        written = generation - (generation - n) % 3 if generation >= n % 3 else 0
        words = " ".join(f"word{n}x{written}x{k}" for k in range(30))
        text = "\n\n".join(f"Paragraph {p} of {n}, as of {written}: {words}." for p in range(PARAGRAPHS))
        publisher = f"Paper {n % 40}"
        rows.append({"_id": f"a{n}", "title": f"Title {n}", "text": text, "metadata": {"publisher": publisher}})
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def size(directory: Path) -> int:
    return sum(path.stat().st_size for path in directory.rglob("*") if path.is_file())


def size_of_fresh(engine: Engine, keys: Sequence[str], directory: Path) -> int:
    """Return what an index of these keys alone has on disk."""
    current = engine.catalog.current()
    assert current is not None
    fresh = open_vector_index(directory)
    fresh.change("fresh", list(keys), engine.vectors.read(current.index.collection, list(keys)))
    return size(directory)


def lost(engine: Engine) -> tuple[int, int]:
    """Return how many live chunks aren't among the ten nearest to their own vectors: among all, and by publisher."""
    current = engine.catalog.current()
    assert current is not None
    keys, collection = engine.keys(), current.index.collection
    vectors = engine.vectors.read(collection, keys)
    nearest = []
    for start in range(0, len(keys), 500):
        nearest += engine.vectors.nearest(collection, vectors[start : start + 500], 10)
    among_all = sum(key not in dict(found) for key, found in zip(keys, nearest, strict=True))
    by_publisher = 0
    for n, key in enumerate(keys[::50]):
        passage = engine.catalog.passages(current, [key])[key]
        filters = Filters(publishers=(passage.publisher or "",))
        hits = engine.search(f"{passage.title}\n{passage.text}", 10, filters).hits
        by_publisher += all(hit.key != key for hit in hits)
        assert all(hit.publisher == passage.publisher for hit in hits), n
    return among_all, by_publisher


class Forgetful(EmbeddedVectors):
    """Find some vectors no more, as a graph that many changes have worn does."""

    forgotten: frozenset[str] = frozenset()

    def nearest(self, collection: str, vectors: NDArray[np.float32], limit: int) -> list[list[tuple[str, float]]]:
        found = super().nearest(collection, vectors, limit + len(self.forgotten))
        return [[one for one in nearest if one[0] not in self.forgotten][:limit] for nearest in found]


@pytest.fixture
def index(tmp_path: Path) -> Forgetful:
    """Return an index of 40 keys, "0" to "39"."""
    made = Forgetful(tmp_path)
    made.change("chunks", KEYS, np.stack([_direction(key) for key in KEYS]))
    return made


def test_a_graph_that_finds_every_vector_by_itself_is_not_worn(index: Forgetful) -> None:
    assert not is_worn(index, "chunks", KEYS[:5], KEYS)
    assert unfound(index, "chunks", KEYS) == []


def test_one_that_lost_a_vector_is(index: Forgetful) -> None:
    index.forgotten = frozenset(["7"])
    assert unfound(index, "chunks", KEYS) == ["7"]
    assert is_worn(index, "chunks", ["7"], KEYS)


def test_more_copies_of_one_text_than_are_looked_at_are_not_taken_for_lost(index: Forgetful) -> None:
    copies = [f"copy{n}" for n in range(30)]
    after = index.change("chunks", copies, np.stack([_direction("a text")] * len(copies)))
    assert not is_worn(index, after, copies, [*KEYS, *copies])


def test_one_that_holds_more_of_what_was_deleted_than_half_of_what_is_live_is_worn(index: Forgetful) -> None:
    after = index.change("chunks", [], np.zeros((0, DIMENSIONS), np.float32), KEYS[:13])
    assert not is_worn(index, after, [], KEYS[13:])  # 13 of 27
    after = index.change(after, [], np.zeros((0, DIMENSIONS), np.float32), KEYS[13:14])
    assert is_worn(index, after, [], KEYS[14:])  # 14 of 26
    fresh = index.rewrite(after, KEYS[14:])
    assert not is_worn(index, fresh, [], KEYS[14:])


def test_a_refresh_that_wears_its_graph_out_writes_it_anew_without_encoding_and_every_snapshot_is_searched_there(
    make_engine: MakeEngine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make_engine()
    first = refresher_of(engine).run([str(folder)])
    (folder / "ferry.md").write_text("The ferry sank.")
    monkeypatch.setattr("retrieval.index.graph_health._WORN", -1.0)
    assert refresher_of(engine).run([str(folder)]).chunks == 1
    one, two = (snapshot.index.collection for snapshot in engine.catalog.snapshots())
    assert one == two
    assert engine.vectors.deleted(one) == 0
    nothing_is_orphaned(engine, folder.parent / "data")
    refresher_of(engine).rollback(first.snapshot)
    agree(engine)
    hit = engine.search("ferry mayor").hits[0]
    assert "40,000 crowns" in hit.text
    assert hit.similarity is not None


@pytest.mark.slow(minutes=5)
def test_twenty_refreshes_of_a_third_lose_no_vector_and_swell_no_index(make_engine: MakeEngine, tmp_path: Path) -> None:
    file, data = tmp_path / "corpus.jsonl", tmp_path / "data"
    engine = make_engine(data, ScatteringEncoder())
    table = [
        "| refresh | live | kept | lost among all | lost by publisher | MiB | of the kept, fresh | of the live, fresh |"
    ]
    table.append("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for generation in range(REFRESHES + 1):
        write(file, generation)
        report = refresher_of(engine).run([str(file)])
        assert report.failed == ()
        assert generation == 0 or abs(len(report.changed) - ARTICLES / 3) <= 1
        current = engine.catalog.current()
        assert current is not None
        assert len(engine.keys()) == current.chunks >= ARTICLES * PARAGRAPHS
        among_all, by_publisher = lost(engine)
        assert (among_all, by_publisher) == (0, 0)
        kept = sorted(ChunkLookup(engine.catalog).keys(current.index))
        on_disk = size(data / "vectors")
        of_kept = of_live = ""
        if generation % WEIGHED_EVERY == 0:
            shares = [
                on_disk / size_of_fresh(engine, keys, tmp_path / f"{name}{generation}")
                for name, keys in (("kept", kept), ("live", engine.keys()))
            ]
            assert shares[0] <= 2
            of_kept, of_live = (f"{share:.2f}" for share in shares)
        table.append(
            f"| {generation} | {current.chunks} | {len(kept)} | {among_all} | {by_publisher} | {on_disk / 2**20:.1f} "
            f"| {of_kept} | {of_live} |"
        )
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "wear.md").write_text("\n".join(table) + "\n", encoding="utf-8")
