"""The model that reads closely: held to the same weights in PyTorch, and to what its texts say."""

from pathlib import Path

import numpy as np
import pytest
import torch

from corpus.errors import EncoderError
from retrieval.encode.files.file_digests import sha256
from retrieval.read.span_model import READER_FILE, READER_SHA256, Spans, TaughtSpanModel
from retrieval.train.cross_encoder import ReaderModel, installed_base
from retrieval.train.export import restored
from retrieval.train.reader.sentence_windows import Tokens
from tests.support.errors import raises

QUESTION = "Who repaired the bridge?"
TEXTS = (
    "Ship hits bridge\nThe harbour bridge was closed on Friday after a ship hit it. Ann Ferris repaired it.",
    "The weather was fine.",
    "Nobody knows who repaired the café's roof: a storm — the third — had taken it in 1987.",
)


@pytest.fixture(scope="module")
def found(span_model: TaughtSpanModel) -> list[Spans]:
    return span_model.spans(QUESTION, TEXTS)


def test_scores_are_those_of_the_same_weights_in_pytorch(found: list[Spans]) -> None:
    model = ReaderModel(installed_base())
    model.load_state_dict(restored(READER_FILE))
    model.eval()
    tokens = Tokens()
    for text, spans in zip(TEXTS, found, strict=True):
        row = tokens.row(tokens.numbers(QUESTION), text)
        assert row is not None
        read = torch.tensor([row.tokens])
        kinds = (torch.arange(len(row.tokens)) >= row.first).long()[None]
        with torch.inference_mode():
            starts, ends, answers = (part[0] for part in model(read, kinds, torch.ones_like(read, dtype=torch.bool)))
        within = slice(row.first, row.first + len(spans.begins))
        none = float(starts[0] + ends[0])
        best = [float(starts[within][n] + ends[within][n : n + 40].max()) - none for n in range(len(spans.begins))]
        assert spans.margins == pytest.approx(best, abs=1.0), "rounded to 8 bits, of margins from -20 to 20"
        assert spans.answers == pytest.approx(float(answers), abs=0.5)


def test_the_best_answer_of_a_text_that_has_it_is_its_words(found: list[Spans]) -> None:
    spans = found[0]
    best = int(spans.margins.argmax())
    assert TEXTS[0][spans.begins[best] : spans.ends[best]].startswith("Ann Ferris")
    assert spans.margins[best] > 0
    assert found[1].margins.max() < 0


def test_a_text_reads_the_same_alone_and_beside_others(span_model: TaughtSpanModel, found: list[Spans]) -> None:
    for text, beside in zip(TEXTS, found, strict=True):
        (alone,) = span_model.spans(QUESTION, [text])
        assert alone.margins == pytest.approx(beside.margins, abs=1e-3)
        assert alone.answers == pytest.approx(beside.answers, abs=1e-3)


def test_offsets_count_in_the_text_and_no_answer_ends_before_it_begins(found: list[Spans]) -> None:
    for text, spans in zip(TEXTS, found, strict=True):
        assert (np.diff(spans.begins) >= 0).all()
        assert (spans.begins < spans.ends).all()
        assert spans.ends.max() <= len(text)


def test_a_long_text_is_read_as_far_as_the_window_goes(span_model: TaughtSpanModel) -> None:
    (spans,) = span_model.spans(QUESTION, ["The bridge was repaired by many hands. " * 100])
    assert 150 < len(spans.begins) < 224
    assert span_model.spans("why " * 400, ["The bridge."])[0].begins.tolist() == [0, 4, 10]
    assert span_model.spans(QUESTION, []) == []
    assert len(span_model.spans(QUESTION, [""])[0].begins) == 0


def test_the_file_that_ships_is_the_published_one() -> None:
    assert sha256(READER_FILE) == READER_SHA256


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "reader.safetensors"
    with raises(EncoderError, "encoder-lacks-file", file="reader.safetensors"):
        TaughtSpanModel(file=other).check()
    other.write_bytes(READER_FILE.read_bytes()[:-1] + b"!")
    with raises(EncoderError, "encoder-altered-file", published=READER_SHA256[:12]):
        TaughtSpanModel(file=other).check()
    other.write_bytes(b"no weights")
    with raises(EncoderError, "encoder-lacks-file", file="reader.safetensors"):
        TaughtSpanModel(file=other, expected="").check()
