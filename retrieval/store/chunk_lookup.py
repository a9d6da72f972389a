"""The chunks of an index as the catalog has them, across snapshots: what a refresh compares, cuts and encodes."""

from collections.abc import Collection, Iterable, Iterator

import sqlalchemy as sa

from retrieval.store.catalog import CURRENT, Catalog
from retrieval.store.database import batches, reading
from retrieval.store.records import ChunkText, VectorIndexRow
from retrieval.store.schema import article_versions, chunks, snapshot_articles, snapshots, state

_VERSIONS_AT_ONCE = 50  # with their texts


class ChunkLookup:
    """Look up chunks by their index, across snapshots."""

    def __init__(self, catalog: Catalog) -> None:
        self._engine = catalog.engine

    def texts(self, index: VectorIndexRow, versions: Iterable[int]) -> Iterator[ChunkText]:
        """Yield every chunk of the versions with its text, in a fixed order."""
        for some in batches(sorted(versions), _VERSIONS_AT_ONCE):
            of_these = sa.select(article_versions).where(article_versions.c.id.in_(some))
            cut = (
                sa.select(chunks)
                .where(chunks.c.index_id == index.id, chunks.c.version_id.in_(some))
                .order_by(chunks.c.version_id, chunks.c.ordinal)
            )
            with reading(self._engine) as connection:
                articles = {row.id: row for row in connection.execute(of_these)}
                rows = connection.execute(cut).all()
            for row in rows:
                article = articles[row.version_id]
                passage = article.text[row.start : row.end]
                yield ChunkText(row.key, article.title, passage, article.language)

    def keys(self, index: VectorIndexRow) -> set[str]:
        """Return the keys of all chunks that the catalog holds for an index."""
        with reading(self._engine) as connection:
            return set(connection.scalars(sa.select(chunks.c.key).where(chunks.c.index_id == index.id)))

    def keys_of(self, index: VectorIndexRow, versions: Collection[int], most: int) -> dict[int, list[str]]:
        """Return the keys of each version's first `most` chunks, in order."""
        query = (
            sa.select(chunks.c.version_id, chunks.c.key)
            .where(chunks.c.index_id == index.id, chunks.c.ordinal < most)
            .order_by(chunks.c.version_id, chunks.c.ordinal)
        )
        found: dict[int, list[str]] = {}
        with reading(self._engine) as connection:
            for some in batches(versions):
                for version, key in connection.execute(query.where(chunks.c.version_id.in_(some))):
                    found.setdefault(version, []).append(key)
        return found

    def keys_kept(self, index: VectorIndexRow, versions: Iterable[int], beside: int) -> set[str]:
        """Return the keys of these versions' chunks, and of those of the current and the latest `beside` snapshots."""
        latest = sa.select(snapshots.c.id).order_by(snapshots.c.number.desc()).limit(beside)
        current = sa.select(state.c.value).where(state.c.name == CURRENT)
        of = snapshot_articles.c.snapshot_id
        held = sa.select(snapshot_articles.c.version_id).where(of.in_(latest) | of.in_(current))
        query = sa.select(chunks.c.key).where(chunks.c.index_id == index.id)
        with reading(self._engine) as connection:
            keys = set(connection.scalars(query.where(chunks.c.version_id.in_(held))))
            for some in batches(versions):
                keys.update(connection.scalars(query.where(chunks.c.version_id.in_(some))))
        return keys

    def versions_of(self, index: VectorIndexRow, keys: Iterable[str]) -> set[int]:
        """Return the versions that have chunks with these keys."""
        query = sa.select(chunks.c.version_id).where(chunks.c.index_id == index.id)
        with reading(self._engine) as connection:
            found = (connection.scalars(query.where(chunks.c.key.in_(some))) for some in batches(keys))
            return {version for versions in found for version in versions}

    def uncut(self, index: VectorIndexRow, versions: Iterable[int]) -> list[int]:
        """Return those of the versions that have no chunks in an index yet."""
        with reading(self._engine) as connection:
            query = sa.select(chunks.c.version_id).where(chunks.c.index_id == index.id).distinct()
            cut = set(connection.scalars(query))
        return [version for version in versions if version not in cut]
