"""The catalog's tables.

```
snapshots ──< snapshot_articles >── article_versions ──< chunks
    │                                                      │
    └───────────────── vector_indexes ─────────────────────┤
                                                    sentence_vectors (by the chunk's key)
state: the pointer to the current snapshot          runs: what each job did, or does just now
sources: what is subscribed to                      visits: what each place of a source held when last read
```

An article version never changes once written; a snapshot is the set of versions that it lists. Chunks belong to a
version and to the vector index they were cut for. Migrations live in `retrieval/migrations`; a test holds them and
these tables together.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    true,
)

# The revision that these tables are at; opening an older catalog migrates it, a later one is refused.
REVISION = "0007"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

vector_indexes = Table(
    "vector_indexes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("collection", String(64), nullable=False, unique=True),
    Column("encoder", String(200), nullable=False),
    Column("dimension", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

article_versions = Table(
    "article_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("publisher", Text),
    Column("published", Date),
    Column("author", Text),
    Column("url", Text),
    Column("language", Text),
    Column("by_ocr", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("article_id", "content_hash"),
)

chunks = Table(
    "chunks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("index_id", ForeignKey(vector_indexes.c.id, ondelete="CASCADE"), nullable=False),
    Column("version_id", ForeignKey(article_versions.c.id, ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("key", String(32), nullable=False),
    UniqueConstraint("index_id", "version_id", "ordinal"),
    Index(None, "index_id", "key"),
    Index(None, "version_id"),
)

sentence_vectors = Table(
    "sentence_vectors",
    metadata,
    Column("index_id", ForeignKey(vector_indexes.c.id, ondelete="CASCADE"), primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("spans", LargeBinary, nullable=False),
    Column("vectors", LargeBinary, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("index_id", ForeignKey(vector_indexes.c.id), nullable=False),
    Column("parent", String(32)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("articles", Integer, nullable=False),
    Column("chunks", Integer, nullable=False),
)

snapshot_articles = Table(
    "snapshot_articles",
    metadata,
    Column("snapshot_id", ForeignKey(snapshots.c.id, ondelete="CASCADE"), primary_key=True),
    Column("version_id", ForeignKey(article_versions.c.id), primary_key=True),
    Column("source", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Index(None, "version_id"),
)

state = Table(
    "state",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    Column("started_by", Text, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("snapshot", String(32)),
    Column("report", JSON),
    Column("kind", String(16), nullable=False, server_default="refresh"),
    Column("stage", Text),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer),
    Column("updated_at", DateTime(timezone=True)),
    Column("cancel_requested", Boolean, nullable=False, server_default=false()),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("location", Text, nullable=False, unique=True),
    Column("spec", JSON, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("last_read_at", DateTime(timezone=True)),
    Column("last_error", Text),
)

# By what was read, not by a version's number: SQLite gives the number of a version that was swept to another.
visits = Table(
    "visits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("listed", Boolean, nullable=False, server_default=true()),
)
