"""What the catalog has on record, as it hands it out: rows of its tables, without the SQL."""

from dataclasses import dataclass
from datetime import date, datetime

from corpus.errors import IndexMismatchError
from retrieval.types import EncoderInfo


@dataclass(frozen=True, slots=True)
class VectorIndexRow:
    """Record one vector index: its Chroma collection, and the encoder that made it."""

    id: int
    collection: str
    encoder: EncoderInfo


@dataclass(frozen=True, slots=True)
class Known:
    """Record what an encoder knows of one script's passages, in [0, 1], and how many chunks there then were."""

    share: float
    chunks: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Record one state of the corpus. `articles` and `chunks` are counts; `created_at` is in UTC."""

    id: str
    number: int
    index: VectorIndexRow
    parent: str | None
    created_at: datetime
    articles: int
    chunks: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Record who published a chunk's article, and when."""

    key: str
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Member:
    """Record one article's place in a snapshot: which version, and the source and file it came from."""

    version: int
    article_id: str
    content_hash: str
    source: str
    origin: str


@dataclass(frozen=True, slots=True)
class ChunkText:
    """Hold a chunk's key, its article's title and language, and its passage."""

    key: str
    title: str
    text: str
    language: str | None = None


def check_encoder(snapshot: Snapshot, encoder: EncoderInfo) -> None:
    """Raise IndexMismatchError where a snapshot's index was made by another encoder."""
    made_by = snapshot.index.encoder
    if made_by == encoder:
        return
    if made_by.name == encoder.name:
        raise IndexMismatchError("encoder-index-of-other-weights", model=encoder.name)
    raise IndexMismatchError("encoder-index-of-another", made=made_by.name, model=encoder.name)


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """Name an article of a snapshot, with its provenance."""

    article_id: str
    title: str
    publisher: str | None
    published: date | None
