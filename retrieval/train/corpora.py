"""A corpus of questions' passages, indexed as any other, to fit on."""

from pathlib import Path

from retrieval.answer.engine import Engine
from retrieval.encode.encoder_choice import encoder_named
from retrieval.encode.files.model_files import BUNDLED
from retrieval.index.vector_index import open_vector_index
from retrieval.read.span_model import SpanModel
from retrieval.refresh.refresher import Refresher
from retrieval.store.catalog import Catalog


def index_corpus(corpus: Path, data_dir: Path, encoder: str = "", span_model: SpanModel | None = None) -> Engine:
    """Return an engine over the articles of a file, indexed in a directory by the encoder named, or the default one."""
    made_by = encoder_named(encoder)
    vectors = open_vector_index(data_dir / "vectors")
    engine = Engine(Catalog.in_directory(data_dir), vectors, made_by, data_dir, span_model=span_model)
    Refresher(engine.catalog, engine.vectors, engine.encoder, data_dir).run([str(corpus)])
    return engine


def file_of(encoder: str, default: Path) -> Path:
    """Return where what is fitted for an encoder ships: beside the default file, which is MiniLM's."""
    name = encoder_named(encoder).info.name
    return default if name == BUNDLED else default.with_name(f"{default.stem}.{name}{default.suffix}")
