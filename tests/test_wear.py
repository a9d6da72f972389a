"""Twenty refreshes that each change a third of the corpus: nothing gets lost in the graph, and it doesn't swell."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus.sentences import Span
from retrieval.encoder import EncoderInfo
from retrieval.engine import Engine
from retrieval.ledger import Ledger
from retrieval.types import Filters
from retrieval.vectors import VectorIndex
from tests.conftest import MakeEngine
from tests.fakes import ToyEncoder

ROOT = Path(__file__).parent.parent
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
    fresh = VectorIndex(directory)
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


@pytest.mark.slow
def test_twenty_refreshes_of_a_third_lose_no_vector_and_swell_no_index(make_engine: MakeEngine, tmp_path: Path) -> None:
    file, data = tmp_path / "corpus.jsonl", tmp_path / "data"
    engine = make_engine(data, ScatteringEncoder())
    table = [
        "| refresh | live | kept | lost among all | lost by publisher | MiB | of the kept, fresh | of the live, fresh |"
    ]
    table.append("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for generation in range(REFRESHES + 1):
        write(file, generation)
        report = engine.refresher.run([str(file)])
        assert report.failed == ()
        assert generation == 0 or abs(len(report.changed) - ARTICLES / 3) <= 1
        current = engine.catalog.current()
        assert current is not None
        assert len(engine.keys()) == current.chunks >= ARTICLES * PARAGRAPHS
        among_all, by_publisher = lost(engine)
        assert (among_all, by_publisher) == (0, 0)
        kept = sorted(Ledger(engine.catalog).keys(current.index))
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
