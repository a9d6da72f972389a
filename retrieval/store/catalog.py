"""The catalog: the truth about what the corpus holds, in SQL.

SQLite in the data directory by default, Postgres by URL. Everything else (vectors, lexical index) is derived from it.
Reading is here, of chunks across snapshots in `chunk_lookup`; `catalog_writer` writes.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Row

from corpus.article import Article
from corpus.errors import CatalogError
from retrieval.store.database import ALONE, batches, connect, in_utc, migrate, reading
from retrieval.store.records import Known, Member, Provenance, Snapshot, VectorIndexRow
from retrieval.store.retry import patient
from retrieval.store.schema import (
    article_versions,
    chunks,
    sentence_vectors,
    snapshot_articles,
    snapshots,
    state,
    vector_indexes,
)
from retrieval.store.sentence_vectors import unpack
from retrieval.types import EncoderInfo, Passage, Sentences

FILE_NAME = "catalog.sqlite3"
CURRENT = "current snapshot"
SNAPSHOTS_KEPT = 10
_BEGINNING = 1_000  # characters of an article
# What every question runs, made once: to put a statement together takes longer than SQLite takes to answer it.
_SNAPSHOTS = (
    sa.select(
        vector_indexes.c.id,
        vector_indexes.c.collection,
        vector_indexes.c.encoder,
        vector_indexes.c.dimension,
        vector_indexes.c.digest,
        snapshots.c.id,
        snapshots.c.number,
        snapshots.c.parent,
        snapshots.c.created_at,
        snapshots.c.articles,
        snapshots.c.chunks,
    )
    .join(vector_indexes, snapshots.c.index_id == vector_indexes.c.id)
    .order_by(snapshots.c.number.desc())
)
_CURRENT_SNAPSHOT = _SNAPSHOTS.where(
    snapshots.c.id == sa.select(state.c.value).where(state.c.name == CURRENT).scalar_subquery()
)
_TEXTS = sa.select(article_versions.c.id, article_versions.c.text).where(
    article_versions.c.id.in_(sa.bindparam("versions", expanding=True))
)
_BEGINNINGS = sa.select(article_versions.c.id, sa.func.substr(article_versions.c.text, 1, _BEGINNING)).where(
    article_versions.c.id.in_(sa.bindparam("versions", expanding=True))
)
_PASSAGES = (
    sa.select(
        article_versions.c.article_id,
        article_versions.c.id,
        article_versions.c.title,
        article_versions.c.publisher,
        article_versions.c.published,
        article_versions.c.url,
        article_versions.c.language,
        chunks.c.start,
        chunks.c.end,
        sa.func.substr(article_versions.c.text, chunks.c.start + 1, chunks.c.end - chunks.c.start),
        article_versions.c.by_ocr,
        chunks.c.key,
    )
    .join(article_versions, chunks.c.version_id == article_versions.c.id)
    .join(snapshot_articles, snapshot_articles.c.version_id == article_versions.c.id)
    .where(
        snapshot_articles.c.snapshot_id == sa.bindparam("snapshot"),
        chunks.c.index_id == sa.bindparam("index"),
        chunks.c.key.in_(sa.bindparam("keys", expanding=True)),
    )
)
_SENTENCES = sa.select(sentence_vectors.c.key, sentence_vectors.c.spans, sentence_vectors.c.vectors).where(
    sentence_vectors.c.index_id == sa.bindparam("index"),
    sentence_vectors.c.key.in_(sa.bindparam("keys", expanding=True)),
)
_QUOTE = sa.select(
    sa.func.substr(
        article_versions.c.text, sa.bindparam("begins", type_=sa.Integer), sa.bindparam("length", type_=sa.Integer)
    )
).where(article_versions.c.id == sa.bindparam("version"))


class Catalog:
    """Read what the corpus holds. Raises CatalogError where the database can't be opened or is of a later version."""

    def __init__(self, url: str | sa.URL) -> None:
        self.engine = connect(url)
        migrate(self.engine)
        self._reads = self.engine.execution_options(**{ALONE: True})

    @classmethod
    def in_directory(cls, directory: Path) -> "Catalog":
        """Open the SQLite catalog of a data directory, making both where there is none."""
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogError("store-unmade", folder=str(directory), problem=str(error.strerror)) from error
        return cls(sa.URL.create("sqlite", database=str(directory / FILE_NAME)))

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def current(self) -> Snapshot | None:
        """Return the snapshot that questions are answered from, None before the first refresh."""
        found = [_snapshot(row) for row in self._rows(_CURRENT_SNAPSHOT)]
        return found[0] if found else None

    def snapshot(self, snapshot_id: str) -> Snapshot | None:
        """Return one snapshot, None where it isn't kept."""
        found = self._snapshots(snapshots.c.id == snapshot_id)
        return found[0] if found else None

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots that are kept, the latest first."""
        return self._snapshots(sa.true())

    def article(self, article_id: str, snapshot_id: str | None = None) -> Article | None:
        """Return an article as the current (or the given) snapshot has it, None where it has none."""
        snapshot = snapshot_id or self._current_id()
        query = (
            sa.select(article_versions)
            .join(snapshot_articles, snapshot_articles.c.version_id == article_versions.c.id)
            .where(snapshot_articles.c.snapshot_id == snapshot, article_versions.c.article_id == article_id)
        )
        row = self._rows(query)
        return _article(row[0]) if row else None

    def members(self, snapshot_id: str | None) -> dict[str, Member]:
        """Return the articles of a snapshot by id; none for no snapshot."""
        query = (
            sa.select(
                article_versions.c.id,
                article_versions.c.article_id,
                article_versions.c.content_hash,
                snapshot_articles.c.source,
                snapshot_articles.c.origin,
            )
            .join(snapshot_articles, snapshot_articles.c.version_id == article_versions.c.id)
            .where(snapshot_articles.c.snapshot_id == snapshot_id)
        )
        members = (Member(*row) for row in self._rows(query))
        return {member.article_id: member for member in members}

    def passages(self, snapshot: Snapshot, keys: Sequence[str]) -> dict[str, Passage]:
        """Return the passages of a snapshot by chunk key; keys that it doesn't hold are left out."""
        given = {"snapshot": snapshot.id, "index": snapshot.index.id}
        rows = (row for some in batches(keys) for row in self._rows(_PASSAGES, keys=some, **given))
        return {row.key: Passage(*row[:-2], by_ocr=row.by_ocr, key=row.key) for row in rows}

    def provenance(self, snapshot: Snapshot) -> list[Provenance]:
        """Return who published each chunk of a snapshot, and when."""
        query = (
            sa.select(chunks.c.key, article_versions.c.publisher, article_versions.c.published)
            .join(article_versions, chunks.c.version_id == article_versions.c.id)
            .join(snapshot_articles, snapshot_articles.c.version_id == article_versions.c.id)
            .where(snapshot_articles.c.snapshot_id == snapshot.id, chunks.c.index_id == snapshot.index.id)
        )
        return [Provenance(*row) for row in self._rows(query)]

    def keys_of(self, snapshot: Snapshot, article_ids: Sequence[str]) -> list[str]:
        """Return the keys of the chunks that a snapshot has of some articles."""
        query = (
            sa.select(chunks.c.key)
            .join(article_versions, chunks.c.version_id == article_versions.c.id)
            .join(snapshot_articles, snapshot_articles.c.version_id == article_versions.c.id)
            .where(
                snapshot_articles.c.snapshot_id == snapshot.id,
                chunks.c.index_id == snapshot.index.id,
                article_versions.c.article_id.in_(sa.bindparam("ids", expanding=True)),
            )
        )
        return [row.key for some in batches(article_ids) for row in self._rows(query, ids=some)]

    def sentences(self, index: VectorIndexRow, keys: Sequence[str]) -> dict[str, Sentences]:
        """Return the sentences of chunks by key; chunks that have none stored are left out."""
        rows = (row for some in batches(keys) for row in self._rows(_SENTENCES, index=index.id, keys=some))
        return {key: unpack(spans, vectors, index.encoder.dimension) for key, spans, vectors in rows}

    def known(self, index: VectorIndexRow) -> dict[str, Known]:
        """Return what the encoder of an index knows by script; nothing of one made before that was measured."""
        rows = self._rows(sa.select(state.c.value).where(state.c.name == known_by(index)))
        found = json.loads(rows[0][0]) if rows else {}
        return {script: Known(**one) for script, one in found.items()}

    def splitter(self, index: VectorIndexRow) -> int:
        """Return the number of the splitter that the sentences of an index are by; the first wasn't written down."""
        rows = self._rows(sa.select(state.c.value).where(state.c.name == split_by(index)))
        return int(rows[0][0]) if rows else 1

    def quote(self, version: int, start: int, end: int) -> str | None:
        """Return `text[start:end]` of an article version, None where there is no such version."""
        rows = self._rows(_QUOTE, version=version, begins=start + 1, length=end - start)
        return str(rows[0][0]) if rows else None

    def texts(self, versions: Collection[int]) -> dict[int, str]:
        """Return the whole texts of article versions; versions that aren't kept are left out."""
        return dict(row for some in batches(versions) for row in self._rows(_TEXTS, versions=some))

    def beginnings(self, versions: Collection[int]) -> dict[int, str]:
        """Return the first 1,000 characters of article versions; versions that aren't kept are left out."""
        return dict(row for some in batches(versions) for row in self._rows(_BEGINNINGS, versions=some))

    def version(self, number: int) -> Article:
        """Return an article version by its number."""
        return _article(self._rows(sa.select(article_versions).where(article_versions.c.id == number))[0])

    def next_snapshot_id(self, index: VectorIndexRow, members: Mapping[str, Member]) -> str:
        """Return the id that a snapshot of these members will have: its number, and a digest of what it holds."""
        content = sorted((m.article_id, m.content_hash) for m in members.values())
        digest = hashlib.sha256(repr((index.collection, content)).encode()).hexdigest()
        with reading(self.engine) as connection:
            number = (connection.scalar(sa.select(sa.func.max(snapshots.c.number))) or 0) + 1
        return f"{number}-{digest[:8]}"

    def has_leftovers(self) -> bool:
        """Return whether an interrupted refresh left something to sweep."""
        listed = sa.select(snapshot_articles.c.version_id)
        with reading(self.engine) as connection:
            unlisted = sa.select(article_versions.c.id).where(article_versions.c.id.not_in(listed)).limit(1)
            kept = connection.scalar(sa.select(sa.func.count()).select_from(snapshots)) or 0
            return kept > SNAPSHOTS_KEPT or connection.execute(unlisted).first() is not None

    def _current_id(self) -> str | None:
        rows = self._rows(sa.select(state.c.value).where(state.c.name == CURRENT))
        return str(rows[0][0]) if rows else None

    def _snapshots(self, condition: Any) -> list[Snapshot]:
        return [_snapshot(row) for row in self._rows(_SNAPSHOTS.where(condition))]

    @patient
    def _rows(self, query: Any, **parameters: Any) -> Sequence[Any]:
        with reading(self._reads) as connection:
            return connection.execute(query, parameters).all()


def known_by(index: VectorIndexRow | str) -> str:
    """Return the name that what an index's encoder knows is recorded under; of "%", the pattern of all of them."""
    return f"known {index if isinstance(index, str) else index.id}"


def split_by(index: VectorIndexRow | str) -> str:
    """Return the name that an index's splitter is recorded under; of "%", the pattern of all of them."""
    return f"split {index if isinstance(index, str) else index.id}"


def _snapshot(row: Sequence[Any]) -> Snapshot:
    index, collection, encoder, dimension, digest, snapshot, number, parent, created_at, articles, held = row
    made = VectorIndexRow(index, collection, EncoderInfo(encoder, dimension, digest))
    return Snapshot(snapshot, number, made, parent, in_utc(created_at), articles, held)


def _article(row: Row[Any]) -> Article:
    return Article(
        id=row.article_id,
        title=row.title,
        text=row.text,
        publisher=row.publisher,
        published=row.published,
        author=row.author,
        url=row.url,
        language=row.language,
        by_ocr=row.by_ocr,
    )
