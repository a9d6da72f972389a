"""How search and size grow with the corpus: `python -m tests.benchmarks.growth footnote|stock PLACE DIR SIZE...`.

The articles are made: sentences of a BEIR folder's corpus, shuffled, one chunk's worth to an article. So are the
vectors: each word has a random direction, and a text's vector is the mean of its words', as scattered as real ones
and made in microseconds. Questions go the whole way, the real encoder's pass included, and are then searched by made
vectors as well. One JSON value a size is printed.
"""

import itertools
import json
import random
import statistics
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.sentences import Span, split_sentences
from retrieval.encode.encoder_choice import encoder_named
from retrieval.evaluate.beir import read_questions
from tests.benchmarks.running import measured_model
from tests.benchmarks.serving import percentile
from tests.benchmarks.stock import BATCH, store
from tests.support.refreshers import refresher_of

DIMENSION = 384
_LONGEST = 900  # characters of an article, which make one chunk of either system
_ASKED = 100


class MadeEncoder:
    """Make vectors of words with random directions; questions cost what the real encoder takes as well."""

    def __init__(self) -> None:
        self._real = encoder_named(measured_model())
        self.info, self.tokenizer = self._real.info, self._real.tokenizer
        self._words: dict[str, NDArray[np.float32]] = {}

    def encode_passages(self, passages: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self._vector(passage) for passage in passages])

    def encode_with_sentences(
        self, passages: Sequence[str], sentences: Sequence[Sequence[Span]]
    ) -> tuple[NDArray[np.float32], list[NDArray[np.float32]]]:
        found = [[self._vector(text[s:e]) for s, e in spans] for text, spans in zip(passages, sentences, strict=True)]
        return self.encode_passages(passages), [np.array(some, np.float32).reshape(-1, DIMENSION) for some in found]

    def encode_queries(self, queries: Sequence[str]) -> NDArray[np.float32]:
        self._real.encode_queries(queries)
        return self.encode_passages(queries)

    # As LangChain calls them.
    def embed_documents(self, texts: Sequence[str]) -> list[list[float]]:
        return self.encode_passages(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self.encode_queries([text])[0].tolist()

    def _vector(self, text: str) -> NDArray[np.float32]:
        summed = sum((self._word(word) for word in text.casefold().split()), np.full(DIMENSION, 1e-3, np.float32))
        return np.asarray(summed / np.linalg.norm(summed), np.float32)

    def _word(self, word: str) -> NDArray[np.float32]:
        if word not in self._words:
            rng = np.random.default_rng(zlib.crc32(word.encode()))
            self._words[word] = rng.normal(size=DIMENSION).astype(np.float32)
        return self._words[word]


def articles(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield made articles, the same at every call, without end."""
    rows = [json.loads(line)["text"] for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    sentences = [text[start:end] for text in rows for start, end in split_sentences(text) if 20 < end - start < 400]
    chosen = random.Random(7)  # not for secrets
    for number in itertools.count():
        text = ""
        while len(text) < _LONGEST - 300:
            text += chosen.choice(sentences) + " "
        yield {"_id": f"made-{number}", "title": "", "text": text[:_LONGEST].strip(), "metadata": {}}


def main() -> None:
    """Grow an index from size to size, and search it at each."""
    name, place, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    made, encoder = articles(folder), MadeEncoder()
    grown: Any = {"footnote": GrowingFootnote, "stock": GrowingStock}[name](place, encoder)
    queries = [question.text for question in read_questions(folder, with_turns=False)][: _ASKED + 10]
    held = 0
    for size in map(int, sys.argv[4:]):
        began = time.perf_counter()
        grown.add(list(itertools.islice(made, size - held)))
        seconds, held = time.perf_counter() - began, size
        taken = [_milliseconds(grown, query) for query in queries][10:]
        disk = sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
        times = {"search p50": statistics.median(taken), "search p95": percentile(taken, 0.95)}
        print(json.dumps({"chunks": size, **times, "disk": disk, "seconds to add": seconds}), flush=True)


class GrowingFootnote:
    """Grow by refreshes from a `corpus.jsonl`."""

    def __init__(self, place: Path, encoder: MadeEncoder) -> None:
        from retrieval.answer.engine import Engine
        from retrieval.index.vector_index import open_vector_index
        from retrieval.store.catalog import Catalog

        place.mkdir(parents=True, exist_ok=True)
        self.source = place.with_name("corpus.jsonl")
        self.source.write_text("")
        self.engine = Engine(Catalog.in_directory(place), open_vector_index(place / "vectors"), encoder, place)

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        with self.source.open("a", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
        refresher_of(self.engine).run([str(self.source)])
        self.engine.warm()

    def search(self, query: str) -> object:
        return self.engine.search(query)


class GrowingStock:
    """Grow by adding documents."""

    def __init__(self, place: Path, encoder: MadeEncoder) -> None:
        self.store = store(place, encoder)

    def add(self, rows: Sequence[dict[str, Any]]) -> None:
        for start in range(0, len(rows), BATCH):
            self.store.add_texts([row["text"] for row in rows[start : start + BATCH]])

    def search(self, query: str) -> object:
        return self.store.similarity_search(query)


def _milliseconds(grown: Any, query: str) -> float:
    began = time.perf_counter()
    grown.search(query)
    return (time.perf_counter() - began) * 1e3


if __name__ == "__main__":
    main()
