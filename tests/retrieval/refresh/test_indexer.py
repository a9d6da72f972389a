"""What a refresh encodes, and what it writes."""

from pathlib import Path

import numpy as np
import pytest

from retrieval.answer.engine import Engine
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.store.catalog import split_by
from retrieval.store.catalog_writer import CatalogWriter
from retrieval.store.database import writing
from retrieval.store.records import Snapshot
from retrieval.store.schema import state
from retrieval.store.sentence_vectors import pack
from retrieval.types import Sentences
from tests.conftest import MakeEngine
from tests.retrieval.refresh.test_refresher import agree, refresh
from tests.support.fakes import ToyEncoder

PARAGRAPHS = [f"On day {n} the council met. It spoke of bridge {n}, and of the ferry." for n in range(60)]
NEW = "The mayor left in haste. Nobody on the council said why she had gone."


def write(article: Path, paragraphs: list[str], title: str = "Minutes of the council") -> None:
    article.write_text("\n\n".join([title, *paragraphs]))


@pytest.mark.parametrize("at", [0, 30, 60])
def test_a_paragraph_put_into_a_long_article_costs_a_paragraph(make_engine: MakeEngine, tmp_path: Path, at: int):
    encoder = ToyEncoder(room=40)
    engine, article = make_engine(encoder=encoder), tmp_path / "minutes.txt"
    write(article, PARAGRAPHS)
    assert refresh(engine, article).chunks > 20
    before = encoder.encoded
    write(article, [*PARAGRAPHS[:at], NEW, *PARAGRAPHS[at:]])
    assert refresh(engine, article).changed == ("minutes.txt",)
    assert 1 <= encoder.encoded - before <= 3
    agree(engine)


def test_a_paragraph_costs_a_paragraph_with_the_real_window(
    make_engine: MakeEngine, tmp_path: Path, minilm: SentenceTransformerEncoder
):
    engine, article = make_engine(encoder=minilm), tmp_path / "minutes.txt"
    write(article, PARAGRAPHS)
    assert refresh(engine, article).chunks >= 5
    for at in (0, 30, 60):
        write(article, [*PARAGRAPHS[:at], NEW, *PARAGRAPHS[at:]])
        assert 1 <= refresh(engine, article).chunks <= 3
    agree(engine)


def test_under_another_title_every_chunk_is_encoded_anew(make_engine: MakeEngine, tmp_path: Path):
    engine, article = make_engine(encoder=ToyEncoder(room=40)), tmp_path / "minutes.txt"
    write(article, PARAGRAPHS)
    before = refresh(engine, article).chunks
    write(article, PARAGRAPHS, title="Minutes of the town council")
    assert refresh(engine, article).chunks == before
    agree(engine)


def test_sentences_that_an_earlier_release_split_elsewhere_are_made_anew_once(
    make_engine: MakeEngine, tmp_path: Path
) -> None:
    encoder = ToyEncoder(room=40)
    engine = make_engine(encoder=encoder)
    (tmp_path / "venn.txt").write_text("The mayor met Ms. Venn of the shipyard. She signed for the new ferry.")
    (tmp_path / "pell.txt").write_text("The council met Dr. Pell of the harbour. He spoke of the old bridge.")
    refresh(engine, tmp_path)
    index = current_of(engine).index
    (cut,) = [key for key, found in stored(engine).items() if found.spans[0] == (0, 39)]
    with writing(engine.catalog.engine) as connection:
        connection.execute(state.delete().where(state.c.name == split_by(index)))
    CatalogWriter(engine.catalog).set_sentences(
        index, {cut: pack([(0, 17), (18, 69)], np.ones((2, index.encoder.dimension), np.float32))}
    )
    before = encoder.encoded
    assert refresh(engine, tmp_path).chunks == 1  # of two
    assert stored(engine)[cut].spans == ((0, 39), (40, 69))
    assert stored(engine)[cut].vectors.shape[0] == 2
    assert encoder.encoded == before + 1
    assert refresh(engine, tmp_path).chunks == 0
    agree(engine)


def current_of(engine: Engine) -> Snapshot:
    current = engine.catalog.current()
    assert current is not None
    return current


def stored(engine: Engine) -> dict[str, Sentences]:
    return engine.catalog.sentences(current_of(engine).index, engine.keys())
