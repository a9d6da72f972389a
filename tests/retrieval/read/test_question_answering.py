"""Reading closely with a model that somebody names: here the shipped one, as transformers would hold it."""

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertForQuestionAnswering, BertModel, BertTokenizerFast

from bot.services import build_span_model
from bot.settings import Settings
from corpus.errors import EncoderError
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.files.model_files import ModelFiles
from retrieval.read.question_answering import QuestionAnsweringModel
from retrieval.read.reader import Reading, read, weights_from
from retrieval.read.span_model import READER_FILE, SpanModelByLanguage, TaughtSpanModel
from retrieval.read.taught_weights import LAYER_PARTS
from retrieval.train.export import restored
from tests.support.errors import raises
from tests.support.passages import hit, sentences_of, sought

WEIR = "The weir at Harn was rebuilt in 1962. Its gates are of oak. The miller had asked for iron ones."
FAIR = "Every June a fair is held on the meadow behind the church."


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights that ship, saved as any model of Hugging Face's."""
    folder = tmp_path_factory.mktemp("models") / "reader"
    own = restored(READER_FILE)
    width = own["word.weight"].shape[1]
    shape = {"hidden_size": width, "num_hidden_layers": 6, "num_attention_heads": 12, "intermediate_size": 4 * width}
    config = BertConfig(vocab_size=own["word.weight"].shape[0], max_position_embeddings=512, **shape)
    model = BertForQuestionAnswering(config)
    model.load_state_dict(_theirs(own), strict=True)
    model.save_pretrained(folder)
    tokens = ModelFiles("", Digests()).tokens()
    BertTokenizerFast(vocab=tokens.get_vocab()).save_pretrained(folder)
    return folder


def _theirs(own: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return weights under transformers' names."""
    embeddings = {"word": "word_embeddings", "pos": "position_embeddings", "seg": "token_type_embeddings"}
    names = {"qa_outputs.weight": "span.weight", "qa_outputs.bias": "span.bias"}
    names |= {f"bert.embeddings.{theirs}.weight": f"{ours}.weight" for ours, theirs in embeddings.items()}
    names |= {f"bert.embeddings.LayerNorm.{kind}": f"ln.{kind}" for kind in ("weight", "bias")}
    for layer in range(6):
        for ours, theirs in LAYER_PARTS.items():
            for kind in ("weight", "bias"):
                names[f"bert.encoder.layer.{layer}.{theirs}.{kind}"] = f"layers.{layer}.{ours}.{kind}"
    return {theirs: own[ours] for theirs, ours in names.items()}


def test_it_reads_what_the_same_weights_read_here(named: Path) -> None:
    question = "When was the weir rebuilt?"
    theirs = QuestionAnsweringModel(str(named)).spans(question, [WEIR, FAIR])
    ours = TaughtSpanModel().spans(question, [WEIR, FAIR])
    for one, other in zip(theirs, ours, strict=True):
        assert one.begins.tolist() == other.begins.tolist()
        assert np.abs(one.margins - other.margins).max() < 1.0  # those here are in 8 bits
    best = int(theirs[0].margins.argmax())
    assert "1962" in WEIR[theirs[0].begins[best] : theirs[0].ends[best]]
    assert theirs[0].answers == pytest.approx(0.5 * theirs[0].margins.max())
    assert theirs[0].answers > theirs[1].answers


def test_a_long_question_and_a_long_text_are_cut_to_what_it_reads(named: Path) -> None:
    (found,) = QuestionAnsweringModel(str(named)).spans("weir " * 400, [WEIR * 60])
    assert 200 < len(found.begins) < 448
    assert QuestionAnsweringModel(str(named)).spans("weir", []) == []


def reading(model: TaughtSpanModel | QuestionAnsweringModel) -> Reading:
    content = {"weights": {"likeness": 1.0}, "follow": 0.0, "spans": {"weight": 1.0, "follow": 0.5}}
    passages = [hit(WEIR, title="A weir"), hit(FAIR, title="A fair", article="b")]
    return read(sought("When was the weir rebuilt?"), passages, sentences_of(*passages), weights_from(content), model)


def test_it_chooses_the_sentence_and_the_words_but_not_how_sure_an_answer_is(named: Path) -> None:
    found = reading(QuestionAnsweringModel(str(named)))
    assert found.quotes[0].text == "The weir at Harn was rebuilt in 1962."
    assert found.quotes[0].highlight is not None
    assert found.closely is None
    assert reading(TaughtSpanModel()).closely is not None


def test_the_setting_names_it(tmp_path: Path) -> None:
    assert isinstance(build_span_model(Settings(data_dir=tmp_path), Digests()), SpanModelByLanguage)
    assert build_span_model(Settings(data_dir=tmp_path, reader="none"), Digests()) is None
    model = build_span_model(Settings(data_dir=tmp_path, reader="some/model"), Digests())
    assert isinstance(model, QuestionAnsweringModel)
    assert model.name == "some/model"


def test_what_is_no_reader_is_refused_with_a_sentence(named: Path, tmp_path: Path) -> None:
    empty, headless = tmp_path / "empty", tmp_path / "headless"
    empty.mkdir()
    small = {"hidden_size": 12, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 24}
    BertModel(BertConfig(vocab_size=8, max_position_embeddings=64, **small)).save_pretrained(headless)
    BertTokenizerFast.from_pretrained(named).save_pretrained(headless)
    for folder, reason in ((empty, "encoder-reader-unloadable"), (headless, "encoder-reader-untrained")):
        with raises(EncoderError, reason):
            QuestionAnsweringModel(str(folder)).check()
