"""A corpus of questions' passages, indexed as any other, to fit on."""

from pathlib import Path

from retrieval.answer.engine import Engine
from retrieval.encode.encoder_choice import encoder_named
from retrieval.index.vector_index import open_vector_index
from retrieval.refresh.refresher import Refresher
from retrieval.store.catalog import Catalog


def index_corpus(corpus: Path, data_dir: Path) -> Engine:
    """Return an engine, with the default encoder, over the articles of a file, indexed in a directory."""
    engine = Engine(Catalog.in_directory(data_dir), open_vector_index(data_dir / "vectors"), encoder_named(), data_dir)
    Refresher(engine.catalog, engine.vectors, engine.encoder, data_dir).run([str(corpus)])
    return engine
