"""Make a snapshot out of a plan: cut, encode, index, move the pointer, and sweep what no kept snapshot needs."""

import logging
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus.article import Article
from corpus.chunking import chunk_article, heading_before
from corpus.errors import CatalogError, FootnoteError
from corpus.sentences import SPLITTER, split_sentences
from retrieval.encode.encoder import Encoder
from retrieval.encode.worker_pool import SpreadEncoder
from retrieval.index import bm25
from retrieval.index.collection_dirs import root_of, successor
from retrieval.index.graph_health import is_worn
from retrieval.index.script_tally import ScriptTally
from retrieval.index.vector_index import VectorIndex
from retrieval.jobs.progress import Progress
from retrieval.refresh.changeset import Changeset
from retrieval.refresh.known_items import AMONG, is_due, known, spread_evenly
from retrieval.refresh.vector_journal import VectorJournal
from retrieval.store.catalog import SNAPSHOTS_KEPT, Catalog
from retrieval.store.catalog_writer import CatalogWriter
from retrieval.store.chunk_lookup import ChunkLookup
from retrieval.store.database import batches
from retrieval.store.records import ChunkText, Known, Snapshot, VectorIndexRow
from retrieval.store.sentence_vectors import pack

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Enough for the encoder to sort by length, and few enough that progress shows and little is lost when it is killed.
_ENCODE_AT_ONCE = 96
_ENCODED = "encoded"  # where what is encoded is kept until an index has it

logger = logging.getLogger(__name__)


class Indexer:
    """Write vectors and lexical indexes. Whoever calls holds the refresh lock."""

    def __init__(self, catalog: Catalog, vectors: VectorIndex, encoder: Encoder, data_dir: Path) -> None:
        self._catalog = catalog
        self._writer = CatalogWriter(catalog)
        self._chunks = ChunkLookup(catalog)
        self._vectors = vectors
        self._encoder = encoder
        self._data_dir = data_dir

    def commit(self, plan: Changeset, rebuild: bool, progress: Progress, *, point: bool = True) -> tuple[str, int]:
        """Write chunks, then move the pointer. Returns the snapshot's id and how many chunks were encoded.

        Without `point` the snapshot is written, and the pointer stays. `rebuild` encodes the whole corpus anew, into a
        fresh index. Raises CatalogError where there is no room for it; what was encoded until then is kept for the
        next time.
        """
        index = self._writer.index_for(self._encoder.info, fresh=rebuild)
        versions = {member.version for member in plan.members.values()}
        self._cut(index, versions, plan, progress)
        kept = self._chunks.keys_kept(index, versions, beside=SNAPSHOTS_KEPT - 1)
        with _room(self._data_dir):
            index, encoded = self._vectors_of(index, kept, progress)
            progress.stage("Indexing words")
            snapshot = self._catalog.next_snapshot_id(index, plan.members)
            tally = ScriptTally()
            texts = tally.noting(self._chunks.texts(index, versions))
            built = bm25.build(self._data_dir / "lexical" / snapshot, texts)
            self._measure(index, versions, tally.keys)
        self._writer.commit(snapshot, index, plan.members, len(built.keys), point=point)
        return snapshot, encoded

    def _measure(self, index: VectorIndexRow, versions: set[int], by_script: Mapping[str, Sequence[str]]) -> None:
        """Record what the encoder knows of each script, anew where that was never measured or is long ago."""
        before = self._catalog.known(index)
        due = [script for script, keys in by_script.items() if is_due(len(keys), before.get(script))]
        among = {script: spread_evenly(by_script[script], AMONG) for script in due}
        wanted = {key for keys in among.values() for key in keys}
        chunks = {c.key: c for c in self._chunks.texts(index, versions) if c.key in wanted} if wanted else {}
        now = {script: one for script, one in before.items() if script in by_script}
        for script, keys in among.items():
            rows = self._vectors.read(index.collection, keys)
            share = known([chunks[key] for key in keys], rows, self._encoder.encode_queries)
            if share is not None:
                now[script] = Known(share, len(by_script[script]))
        if now != before:
            self._writer.set_known(index, now)

    def is_lost(self, snapshot: Snapshot) -> bool:
        """Return whether a snapshot's vectors aren't there any more."""
        return not self._vectors.holds(snapshot.index.collection)

    def mend(self, snapshot: Snapshot, progress: Progress) -> int:
        """Make the vectors of every kept snapshot of an index that was lost. Returns how many chunks were encoded."""
        versions = [member.version for member in self._catalog.members(snapshot.id).values()]
        kept = self._chunks.keys_kept(snapshot.index, versions, beside=SNAPSHOTS_KEPT)
        with _room(self._data_dir):
            index, encoded = self._vectors_of(snapshot.index, kept, progress)
        self._writer.move(index)
        return encoded

    def resplit(self, snapshot: Snapshot, progress: Progress) -> int:
        """Make the sentences anew that an earlier release split elsewhere. Returns how many chunks were encoded.

        Where the chunks of unchanged articles end stays as it is until `rebuild`: earlier snapshots have them, too.
        """
        index = snapshot.index
        if self._catalog.splitter(index) == SPLITTER:
            return 0
        outdated = list(self._split_elsewhere(index))
        progress.stage("Encoding", len(outdated))
        for batch in batches(outdated, _ENCODE_AT_ONCE):
            self._encode_batch(index, batch)
            progress.advance(len(batch))
        self._writer.set_splitter(index)
        return len(outdated)

    def _split_elsewhere(self, index: VectorIndexRow) -> Iterator[ChunkText]:
        versions = self._chunks.versions_of(index, self._chunks.keys(index))
        for some in batches(self._chunks.texts(index, versions), _ENCODE_AT_ONCE):
            stored = self._catalog.sentences(index, [chunk.key for chunk in some])
            for chunk in {chunk.key: chunk for chunk in some}.values():
                if chunk.key in stored and list(stored[chunk.key].spans) != split_sentences(chunk.text, chunk.language):
                    yield chunk

    def _cut(self, index: VectorIndexRow, versions: Iterable[int], plan: Changeset, progress: Progress) -> None:
        uncut = self._chunks.uncut(index, sorted(versions))
        progress.stage("Cutting", len(uncut))
        for version in uncut:
            article = self._catalog.version(version)
            cut = chunk_article(article, self._encoder.tokenizer, self._earlier(index, article, plan))
            self._writer.set_chunks(index, version, article, cut)
            progress.advance()

    def _earlier(self, index: VectorIndexRow, article: Article, plan: Changeset) -> list[str]:
        """Return the passages that an article had before; none under another title, which is encoded with each."""
        before = plan.before.get(article.id)
        found = self._chunks.texts(index, [before.version]) if before else ()
        return [chunk.text for chunk in found if chunk.title == article.title]

    def _vectors_of(self, index: VectorIndexRow, kept: set[str], progress: Progress) -> tuple[VectorIndexRow, int]:
        """Return the index where just these keys have their vectors, and how many had to be encoded."""
        there = self._vectors.holds(index.collection)
        held = self._vectors.keys(index.collection) if there else set()
        # What was lost is never made under its old name: a process that has it open would take it for what it has.
        collection = index.collection if there else successor(index.collection)
        journal = self._journal(index)
        wanted = kept - held
        encoded = self._encode(index, wanted - journal.read(wanted).keys(), journal, progress)
        found = journal.read(wanted)
        stale = held - kept
        if found or stale or not there:
            dimension = index.encoder.dimension
            rows = np.stack(list(found.values())) if found else np.zeros((0, dimension), np.float32)
            collection = self._vectors.change(collection, list(found), rows, stale)
            if is_worn(self._vectors, collection, found, kept):
                logger.info("the vectors of %s are written to a fresh collection", collection)
                collection = self._vectors.rewrite(collection, kept)
        return replace(index, collection=collection), encoded

    def _journal(self, index: VectorIndexRow) -> VectorJournal:
        return VectorJournal(self._data_dir / _ENCODED / root_of(index.collection))

    def _encode(self, index: VectorIndexRow, wanted: set[str], journal: VectorJournal, progress: Progress) -> int:
        if not wanted:
            return 0
        progress.stage("Encoding", len(wanted))
        chunks = {c.key: c for c in self._chunks.texts(index, self._chunks.versions_of(index, wanted))}
        workers = self._encoder.workers if isinstance(self._encoder, SpreadEncoder) else 1
        for batch in batches((c for key, c in chunks.items() if key in wanted), workers * _ENCODE_AT_ONCE):
            journal.append([chunk.key for chunk in batch], self._encode_batch(index, batch))
            progress.advance(len(batch))
        return len(wanted)

    def _encode_batch(self, index: VectorIndexRow, batch: Sequence[ChunkText]) -> "NDArray[np.float32]":
        """Write down the sentences of chunks, and return the vectors of the chunks."""
        tokenizer = self._encoder.tokenizer
        headings = [heading_before(chunk.text, chunk.title, tokenizer) for chunk in batch]
        spans = [split_sentences(chunk.text, chunk.language) for chunk in batch]
        vectors, sentences = self._encoder.encode_with_sentences(
            [heading + chunk.text for heading, chunk in zip(headings, batch, strict=True)],
            [[(len(h) + s, len(h) + e) for s, e in found] for h, found in zip(headings, spans, strict=True)],
        )
        # First, so that whatever has a vector has its sentences, too.
        packed = [pack(*one) for one in zip(spans, sentences, strict=True)]
        self._writer.set_sentences(index, {c.key: p for c, p in zip(batch, packed, strict=True)})
        return vectors

    def sweep(self) -> None:
        """Forget what no kept snapshot needs; where that fails, the refresh stands, and the next one sweeps."""
        try:
            kept = self._writer.sweep()
            indexes = {snapshot.index.collection: snapshot.index for snapshot in kept}
            self._vectors.drop_all_but(set(indexes), prefix=self._prefix())
            for collection, index in indexes.items():
                self._vectors.sweep(collection, self._chunks.keys(index))
            for stray in self._strays():
                shutil.rmtree(stray, ignore_errors=True)
        except (FootnoteError, OSError) as error:
            logger.warning("what no snapshot needs any more could not be swept: %s", error)

    def has_leftovers(self) -> bool:
        """Return whether an interrupted refresh left something to sweep."""
        kept = {snapshot.index.collection for snapshot in self._catalog.snapshots()}
        stray = self._vectors.has_strays(kept, prefix=self._prefix())
        return stray or self._catalog.has_leftovers() or bool(self._strays())

    def _prefix(self) -> str:
        """Return what the names of this catalog's collections begin with.

        Of those beside its file there are no others: what another catalog had there, it had in this one's place.
        """
        url, vectors = self._catalog.engine.url, self._vectors.directory
        file = Path(url.database) if url.database and url.get_backend_name() == "sqlite" else None
        return "" if file and vectors and file.parent == vectors.parent else self._writer.prefix()

    def _strays(self) -> list[Path]:
        """Return the lexical indexes that no kept snapshot has, and what was encoded for snapshots that are made."""
        kept = {snapshot.id for snapshot in self._catalog.snapshots()}
        encoded = self._data_dir / _ENCODED
        return [*bm25.strays(self._data_dir / "lexical", kept), *([encoded] if encoded.is_dir() else [])]


@contextmanager
def _room(data_dir: Path) -> Iterator[None]:
    """Raise CatalogError where something can't be written."""
    try:
        yield
    except OSError as error:
        raise CatalogError("store-unwritten", folder=str(data_dir), problem=str(error.strerror)) from error
