"""Make a snapshot out of a plan: cut, encode, index, move the pointer, and sweep what no kept snapshot needs."""

import logging
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from corpus.article import Article
from corpus.chunking import chunk_article, heading_of
from corpus.errors import FootnoteError
from corpus.sentences import split_sentences
from retrieval import lexical
from retrieval.catalog import Catalog, VectorIndexRow
from retrieval.database import batches
from retrieval.encoder import Encoder
from retrieval.ledger import ChunkText, Ledger
from retrieval.plan import Plan
from retrieval.progress import Progress
from retrieval.sentences import pack
from retrieval.vectors import VectorIndex

# Enough for the encoder to sort by length, and few enough that progress shows and little is lost when it is killed.
_ENCODE_AT_ONCE = 96

logger = logging.getLogger(__name__)


class Indexer:
    """Write vectors and lexical indexes. Whoever calls holds the refresh lock."""

    def __init__(self, catalog: Catalog, vectors: VectorIndex, encoder: Encoder, data_dir: Path) -> None:
        self._catalog = catalog
        self._ledger = Ledger(catalog)
        self._vectors = vectors
        self._encoder = encoder
        self._data_dir = data_dir

    def commit(self, plan: Plan, rebuild: bool, progress: Progress, *, point: bool = True) -> tuple[str, int]:
        """Write chunks, then move the pointer. Returns the snapshot's id and how many chunks were encoded.

        Without `point` the snapshot is written, and the pointer stays. `rebuild` encodes the whole corpus anew, into a
        fresh index.
        """
        self._vectors.reopen()  # another process may have written since, or have been killed while it did
        index = self._ledger.index_for(self._encoder.info, fresh=rebuild)
        self._vectors.create(index.collection)
        versions = {member.version for member in plan.members.values()}
        fresh = versions - ({m.version for m in plan.before.values()} if not rebuild else set())
        self._cut(index, fresh, plan, progress)
        encoded = self._encode(index, fresh, progress)
        progress.stage("Indexing words")
        snapshot = self._ledger.next_id(index, plan.members)
        built = lexical.build(self._data_dir / "lexical" / snapshot, self._ledger.passages(index, versions))
        self._vectors.as_of = snapshot
        self._ledger.commit(snapshot, index, plan.members, len(built.keys), point=point)
        return snapshot, encoded

    def _cut(self, index: VectorIndexRow, versions: Iterable[int], plan: Plan, progress: Progress) -> None:
        uncut = self._ledger.uncut(index, sorted(versions))
        progress.stage("Cutting", len(uncut))
        for version in uncut:
            article = self._ledger.version(version)
            cut = chunk_article(article, self._encoder.tokenizer, self._earlier(index, article, plan))
            self._ledger.set_chunks(index, version, article, cut)
            progress.advance()

    def _earlier(self, index: VectorIndexRow, article: Article, plan: Plan) -> list[str]:
        """Return the passages that an article had before; none under another title, which is encoded with each."""
        before = plan.before.get(article.id)
        found = self._ledger.passages(index, [before.version]) if before else ()
        return [chunk.text for chunk in found if chunk.title == article.title]

    def _encode(self, index: VectorIndexRow, versions: set[int], progress: Progress) -> int:
        if not versions:
            return 0
        progress.stage("Encoding", self._ledger.count_chunks(index, versions))
        encoded = 0
        for batch in batches(self._ledger.passages(index, versions), _ENCODE_AT_ONCE):
            encoded += self._encode_batch(index, batch)
            progress.advance(len(batch))
        return encoded

    def _encode_batch(self, index: VectorIndexRow, batch: Sequence[ChunkText]) -> int:
        missing = set(self._vectors.missing(index.collection, [chunk.key for chunk in batch]))
        wanted = [chunk for chunk in batch if chunk.key in missing]
        if wanted:
            tokenizer = self._encoder.tokenizer
            headings = [heading_of(chunk.title, tokenizer) for chunk in wanted]
            spans = [split_sentences(chunk.text, chunk.language) for chunk in wanted]
            vectors, sentences = self._encoder.encode_with_sentences(
                [heading + chunk.text for heading, chunk in zip(headings, wanted, strict=True)],
                [[(len(h) + s, len(h) + e) for s, e in found] for h, found in zip(headings, spans, strict=True)],
            )
            # First, so that whatever has a vector has its sentences, too.
            packed = [pack(*one) for one in zip(spans, sentences, strict=True)]
            self._ledger.set_sentences(index, {c.key: p for c, p in zip(wanted, packed, strict=True)})
            self._vectors.upsert(index.collection, [chunk.key for chunk in wanted], vectors)
        return len(wanted)

    def sweep(self) -> None:
        """Forget what no kept snapshot needs; where that fails, the refresh stands, and the next one sweeps."""
        try:
            kept = self._ledger.sweep()
            indexes = {snapshot.index.collection: snapshot.index for snapshot in kept}
            self._vectors.drop_all_but(set(indexes), prefix=self._ledger.prefix())
            for collection, index in indexes.items():
                self._vectors.sweep(collection, self._ledger.keys(index))
            for stray in self._stray_indexes():
                shutil.rmtree(stray, ignore_errors=True)
        except FootnoteError as error:
            logger.warning("what no snapshot needs any more could not be swept: %s", error)

    def has_leftovers(self) -> bool:
        """Tell whether an interrupted refresh left something to sweep."""
        return self._ledger.has_leftovers() or bool(self._stray_indexes())

    def _stray_indexes(self) -> list[Path]:
        kept = {snapshot.id for snapshot in self._catalog.snapshots()}
        return lexical.strays(self._data_dir / "lexical", kept)
