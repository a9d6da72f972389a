"""What a refresh encodes, and what it writes."""

from pathlib import Path

import pytest

from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
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
