"""Write the catalog: versions and chunks first, then snapshot and pointer in one transaction, then the sweep.

Whatever a crash leaves behind belongs to no snapshot: it is used by the next refresh, or swept by it.
"""

import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from corpus.article import Article
from corpus.chunking import Chunk
from corpus.sentences import SPLITTER
from retrieval.store.catalog import CURRENT, SNAPSHOTS_KEPT, Catalog, known_by, split_by
from retrieval.store.chunk_keys import chunk_keys
from retrieval.store.database import batches, now, writing
from retrieval.store.records import Known, Member, Snapshot, VectorIndexRow
from retrieval.store.schema import (
    article_versions,
    chunks,
    sentence_vectors,
    snapshot_articles,
    snapshots,
    state,
    vector_indexes,
)
from retrieval.types import EncoderInfo

_CATALOG = "catalog"


class CatalogWriter:
    """Write what a refresh finds. One process at a time holds the refresh lock and writes."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._engine = catalog.engine

    def index_for(self, encoder: EncoderInfo, *, fresh: bool) -> VectorIndexRow:
        """Return the vector index in use, or a new one: at the beginning, or where `fresh` asks for it.

        What an interrupted refresh had begun with the same encoder is gone on with.
        """
        current = self.catalog.current()
        if current and not fresh:
            return current.index
        in_use = sa.select(snapshots.c.index_id)
        same = {"encoder": encoder.name, "dimension": encoder.dimension, "digest": encoder.digest}
        begun = sa.select(vector_indexes.c.id, vector_indexes.c.collection).where(vector_indexes.c.id.not_in(in_use))
        with writing(self._engine) as connection:
            found = connection.execute(begun.filter_by(**same)).first()
            if found:
                return VectorIndexRow(found.id, found.collection, encoder)
            number = (connection.scalar(sa.select(sa.func.max(vector_indexes.c.id))) or 0) + 1
            collection = f"{self._prefix(connection)}{number}-{encoder.digest[:8]}"
            row = {"id": number, "collection": collection, "created_at": now(), **same}
            connection.execute(vector_indexes.insert().values(row))
            made = VectorIndexRow(number, collection, encoder)
            _set(connection, split_by(made), str(SPLITTER))
        return made

    def prefix(self) -> str:
        """Return what the names of this catalog's collections begin with: others may share a Chroma server."""
        with writing(self._engine) as connection:
            return self._prefix(connection)

    def _prefix(self, connection: Connection) -> str:
        found = connection.scalar(sa.select(state.c.value).where(state.c.name == _CATALOG))
        if found is None:
            found = uuid.uuid4().hex[:12]
            connection.execute(state.insert().values(name=_CATALOG, value=found))
        return f"footnote-{found}-"

    def add_version(self, article: Article) -> int:
        """Return the number of this version of an article, storing it where it is new."""
        same = (article_versions.c.article_id == article.id) & (article_versions.c.content_hash == article.content_hash)
        with writing(self._engine) as connection:
            found = connection.scalar(sa.select(article_versions.c.id).where(same))
            if found is not None:
                return int(found)
            names = ("title", "text", "publisher", "published", "author", "url", "language", "by_ocr", "content_hash")
            values = {name: getattr(article, name) for name in names}
            insert = article_versions.insert().values(article_id=article.id, **values)
            return int(connection.scalars(insert.returning(article_versions.c.id)).one())

    def set_chunks(self, index: VectorIndexRow, version: int, article: Article, cut: Sequence[Chunk]) -> None:
        """Record how a version is cut for an index."""
        rows = [
            {
                "index_id": index.id,
                "version_id": version,
                "ordinal": chunk.ordinal,
                "start": chunk.start,
                "end": chunk.end,
                "key": key,
            }
            for key, chunk in zip(chunk_keys(article.id, cut), cut, strict=True)
        ]
        with writing(self._engine) as connection:
            _insert(connection, chunks, rows)

    def set_sentences(self, index: VectorIndexRow, found: Mapping[str, tuple[bytes, bytes]]) -> None:
        """Record the sentences of chunks by key, as `retrieval.store.sentence_vectors.pack` gives them."""
        names = ("index_id", "key", "spans", "vectors")
        rows = [dict(zip(names, (index.id, key, *packed), strict=True)) for key, packed in found.items()]
        mine = sentence_vectors.c.index_id == index.id
        with writing(self._engine) as connection:
            for some in batches(found):
                connection.execute(sentence_vectors.delete().where(mine, sentence_vectors.c.key.in_(some)))
            _insert(connection, sentence_vectors, rows)

    def commit(
        self,
        snapshot: str,
        index: VectorIndexRow,
        members: Mapping[str, Member],
        chunk_count: int,
        *,
        point: bool = True,
    ) -> None:
        """Write a snapshot of these members and, where asked, move the pointer to it, in one transaction.

        Every snapshot of the index is searched in `index.collection` from then on.
        """
        with writing(self._engine) as connection:
            _move(connection, index)
            parent = connection.scalar(sa.select(state.c.value).where(state.c.name == CURRENT))
            connection.execute(
                snapshots.insert().values(
                    id=snapshot,
                    number=int(snapshot.partition("-")[0]),
                    index_id=index.id,
                    parent=parent,
                    created_at=now(),
                    articles=len(members),
                    chunks=chunk_count,
                )
            )
            rows = [
                {"snapshot_id": snapshot, "version_id": m.version, "source": m.source, "origin": m.origin}
                for m in members.values()
            ]
            _insert(connection, snapshot_articles, rows)
            if point:
                _point(connection, snapshot)

    def drop(self, gone: Collection[str]) -> None:
        """Forget snapshots; the current one stays."""
        current = sa.select(state.c.value).where(state.c.name == CURRENT).scalar_subquery()
        with writing(self._engine) as connection:
            connection.execute(snapshots.delete().where(snapshots.c.id.in_(gone), snapshots.c.id != current))

    def sweep(self) -> list[Snapshot]:
        """Forget all but the latest snapshots, and what belongs to none. Returns those that are kept.

        So are the current one and the one before it, which questions that are under way may still be answered from.
        """
        current = self.catalog.current()
        latest, earlier = (found := self.catalog.snapshots())[:SNAPSHOTS_KEPT], found[SNAPSHOTS_KEPT:]
        in_use = {current.id, current.parent} if current else set()
        kept = [*latest, *(snapshot for snapshot in earlier if snapshot.id in in_use)]
        with writing(self._engine) as connection:
            connection.execute(snapshots.delete().where(snapshots.c.id.not_in([s.id for s in kept])))
            listed = sa.select(snapshot_articles.c.version_id)
            connection.execute(article_versions.delete().where(article_versions.c.id.not_in(listed)))
            held = sa.select(chunks.c.id).where(
                chunks.c.index_id == sentence_vectors.c.index_id, chunks.c.key == sentence_vectors.c.key
            )
            connection.execute(sentence_vectors.delete().where(~held.exists()))
            used = {s.index.id for s in kept}
            for named in (known_by, split_by):
                names = [named(s.index) for s in kept]
                connection.execute(state.delete().where(state.c.name.like(named("%")), state.c.name.not_in(names)))
            connection.execute(vector_indexes.delete().where(vector_indexes.c.id.not_in(used)))
        return kept

    def move(self, index: VectorIndexRow) -> None:
        """Say that an index is in `index.collection` from now on."""
        with writing(self._engine) as connection:
            _move(connection, index)

    def set_known(self, index: VectorIndexRow, known: Mapping[str, Known]) -> None:
        """Record what the encoder of an index knows, by script, in place of what was recorded."""
        value = json.dumps({script: asdict(one) for script, one in known.items()})
        with writing(self._engine) as connection:
            _set(connection, known_by(index), value)

    def set_splitter(self, index: VectorIndexRow) -> None:
        """Record that the sentences of an index are by the splitter of today."""
        with writing(self._engine) as connection:
            _set(connection, split_by(index), str(SPLITTER))

    def point_to(self, snapshot: str) -> None:
        """Move the pointer to a snapshot that is kept, in one transaction."""
        with writing(self._engine) as connection:
            _point(connection, snapshot)


class DryRunWriter(CatalogWriter):
    """Read the catalog, and keep nothing of what a dry run finds."""

    def add_version(self, article: Article) -> int:
        """Return a number that no version has."""
        return 0


def _move(connection: Connection, index: VectorIndexRow) -> None:
    where = vector_indexes.c.id == index.id
    connection.execute(vector_indexes.update().where(where).values(collection=index.collection))


def _point(connection: Connection, snapshot: str) -> None:
    _set(connection, CURRENT, snapshot)


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(state.delete().where(state.c.name == name))
    connection.execute(state.insert().values(name=name, value=value))


def _insert(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)
