"""BERT in ONNX Runtime, held to the same weights in sentence-transformers; and which models aren't run so."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.encode.files.file_digests import Digests
from retrieval.encode.files.model_files import ModelFiles
from retrieval.encode.onnx.bert_weights import bert_in
from retrieval.encode.onnx.onnx_bert import OnnxModel
from retrieval.encode.onnx.onnx_writer import _varint
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.encode.torch_model import TorchModel
from tests.retrieval.encode.test_sentence_transformer import run_python
from tests.support.models import save_tiny_model

VARIED = [
    "What did Japan demand about the statue?",
    "누리대교는 언제 다시 열렸나요?",
    "橋は閉鎖された。",
    "😀 👩‍👩‍👧‍👦 naïve Ünïcödé… ﬁ ß",
    "",
    " \n\t ",
    "\x00\u200b\ufeff",
    "over long " * 600,
    "a" * 3_000,
    "The bell. " * 60,
    "x",
    *(f"Question {n} of many, " + "and more " * n for n in range(6)),
]
# Encode a question with the bundled encoder, then print which heavy modules that took.
ASKED = """
import sys
from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
encoder = SentenceTransformerEncoder()
vectors, sentences = encoder.encode_with_sentences(["The bridge. It fell."], [[(0, 11), (12, 20)]])
print(encoder.encode_queries(["Who fell?"]).shape, vectors.shape, sentences[0].shape)
print(*{"torch", "transformers", "sentence_transformers", "chromadb", "scipy", "sklearn"} & set(sys.modules))
"""
BERTS = [
    {},
    {"pooling": "cls"},
    {"unit": True},
    {"kind": "xlm-roberta"},
    {"kind": "xlm-roberta", "pooling": "cls", "unit": True},
]
OTHERS = [{"kind": "distilbert"}, {"pooling": "max"}, {"pooling": "mean_sqrt_len_tokens"}]


def files_of(folder: Path) -> ModelFiles:
    return ModelFiles(str(folder), Digests())


def onnx_and_torch(files: ModelFiles) -> tuple[OnnxModel, TorchModel]:
    bert = bert_in(files)
    assert bert is not None
    return OnnxModel.of(bert, files), TorchModel(files)


@pytest.fixture(scope="module")
def bundled() -> tuple[OnnxModel, TorchModel]:
    return onnx_and_torch(ModelFiles("", Digests()))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def test_vectors_and_states_of_tokens_are_those_of_sentence_transformers(bundled: tuple[OnnxModel, TorchModel]):
    vectors, states = bundled[0].states(VARIED, "")
    expected, filled = bundled[1].states(VARIED, "")
    assert np.abs(vectors - expected).max() < 1e-5
    assert np.abs(bundled[0].vectors(VARIED, "") - expected).max() < 1e-5
    for own, theirs in zip(states, filled, strict=True):
        assert own == pytest.approx(theirs[: len(own)], abs=1e-4)  # not of length 1: their numbers are larger


def test_a_prompt_precedes_each_text(bundled: tuple[OnnxModel, TorchModel]):
    onnx, torch = bundled
    assert np.abs(onnx.vectors(VARIED[:4], "query: ") - torch.vectors(VARIED[:4], "query: ")).max() < 1e-5


def test_threads_encode_one_by_one_what_one_does_at_once(bundled: tuple[OnnxModel, TorchModel]):
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: bundled[0].vectors([text], "")[0], VARIED))
    assert np.abs(np.vstack(found) - bundled[0].vectors(VARIED, "")).max() < 1e-5


def test_neither_questions_nor_passages_need_pytorch():
    assert run_python(ASKED) == ["(1, 384) (1, 384) (2, 384)", ""]


def test_onnx_runtime_tells_nobody_of_this_machine(tmp_path: Path) -> None:
    # Where it does, it first writes an id of the machine to disk. It never does in CI.
    home = {
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": "",
        "LOCALAPPDATA": str(tmp_path),
        "CI": "",
        "ORT_DISABLE_TELEMETRY": "",
    }
    assert run_python(ASKED, **home)[0] == "(1, 384) (1, 384) (2, 384)"
    assert [path.name for path in tmp_path.rglob("*") if path.name in ("Microsoft", "onnxruntime.db")] == []


@pytest.mark.parametrize("shape", BERTS, ids=str)
def test_other_berts_have_the_vectors_and_the_digest_of_sentence_transformers(shape: dict[str, str], tmp_path: Path):
    files = files_of(save_tiny_model(tmp_path / "tiny", **shape))
    onnx, torch = onnx_and_torch(files)
    texts = ["the bridge", "", "the council closed the bridges in may. " * 9, "다리가 closed 😀", "  a  ferry ."]
    assert np.abs(onnx.vectors(texts, "find : ") - torch.vectors(texts, "find : ")).max() < 1e-5
    assert onnx.pools_by_mean == torch.pools_by_mean
    bert = bert_in(files)
    assert (bert.window, bert.digest()) == (torch.window, torch.digest())


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
@settings(max_examples=40)
def test_any_text_can_be_encoded(bundled: tuple[OnnxModel, TorchModel], texts: list[str]):
    assert np.linalg.norm(bundled[0].vectors(texts, ""), axis=1) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("shape", OTHERS, ids=str)
def test_what_has_another_shape_is_left_to_sentence_transformers(shape: dict[str, str], tmp_path: Path):
    from sentence_transformers import SentenceTransformer

    folder = save_tiny_model(tmp_path / "tiny", **shape)
    assert bert_in(files_of(folder)) is None
    own = SentenceTransformer(str(folder), device="cpu").encode(["the bridge"], normalize_embeddings=True)
    assert SentenceTransformerEncoder(str(folder)).encode_queries(["the bridge"]) == pytest.approx(own, abs=1e-5)


def changed(folder: Path, file: str, **settings: object) -> None:
    path = folder / file
    found = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps({**found, **settings}))


def halved(folder: Path) -> None:
    """Keep the weights in half precision."""
    import torch
    from safetensors.torch import load_file, save_file

    weights = load_file(folder / "model.safetensors")
    save_file({name: tensor.to(torch.float16) for name, tensor in weights.items()}, folder / "model.safetensors")


def without_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()


@pytest.mark.parametrize(
    ("file", "settings"),
    [
        ("config.json", {"hidden_act": "relu"}),
        ("config.json", {"position_embedding_type": "relative_key"}),
        ("config.json", {"model_type": "nomic_bert"}),
        ("config.json", {"is_decoder": True}),
        ("config.json", {"auto_map": {"AutoModel": "modeling.Own"}}),
        ("config.json", {"num_hidden_layers": 3}),
        ("adapter_config.json", {"peft_type": "LORA"}),
        ("sentence_bert_config.json", {"do_lower_case": True}),
        ("sentence_bert_config.json", {"model_args": {"torch_dtype": "bfloat16"}}),
        ("1_Pooling/config.json", {"include_prompt": False}),
        ("1_Pooling/config.json", {"pooling_mode": ["mean", "max"]}),
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True, "pooling_mode_max_tokens": True}),
    ],
    ids=str,
)
def test_a_setting_that_the_graph_does_not_know_is_noticed(
    tiny: Path, tmp_path: Path, file: str, settings: dict[str, object]
):
    shutil.copytree(tiny, tmp_path / "tiny")
    assert bert_in(files_of(tmp_path / "tiny")) is not None
    changed(tmp_path / "tiny", file, **settings)
    assert bert_in(files_of(tmp_path / "tiny")) is None


@pytest.mark.parametrize("change", [halved, without_tokenizer])
def test_files_that_the_graph_cannot_use_are_noticed(tiny: Path, tmp_path: Path, change):
    shutil.copytree(tiny, tmp_path / "tiny")
    change(tmp_path / "tiny")
    assert bert_in(files_of(tmp_path / "tiny")) is None


def test_weights_may_be_a_link_as_in_the_cache_of_a_hub(tiny: Path, tmp_path: Path):
    shutil.copytree(tiny, tmp_path / "snapshots" / "tiny")
    (tmp_path / "blobs").mkdir()
    (tmp_path / "snapshots" / "tiny" / "model.safetensors").rename(tmp_path / "blobs" / "53aa")
    (tmp_path / "snapshots" / "tiny" / "model.safetensors").symlink_to(tmp_path / "blobs" / "53aa")
    linked = SentenceTransformerEncoder(str(tmp_path / "snapshots" / "tiny"))
    assert linked.info == SentenceTransformerEncoder(str(tiny)).info
    assert linked.encode_queries(["a ferry"]) == pytest.approx(
        SentenceTransformerEncoder(str(tiny)).encode_queries(["a ferry"])
    )


@given(st.integers(-(2**63), 2**63 - 1))
def test_integers_are_written_as_protobuf_reads_them(number: int):
    from google.protobuf.internal.decoder import _DecodeVarint  # comes with ONNX Runtime

    assert _DecodeVarint(_varint(number), 0)[0] == number % 2**64
