"""What ships of a trained reader: only what differs, in 8 bits, and near enough to what was trained."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from retrieval.encode.sentence_transformer import SentenceTransformerEncoder
from retrieval.train import export as exporting
from retrieval.train.cross_encoder import ReaderModel, base_weights, installed_base
from retrieval.train.export import export, quantised, restored, trained_layers
from retrieval.train.reader.__main__ import EXPORTED
from retrieval.train.reader.sentence_windows import Tokens
from tests.support.tiny_bert import INNER, LAYERS, WIDTH, TinyMiniLM, save_tiny_bert


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TinyMiniLM:
    tiny = save_tiny_bert(tmp_path / "base")
    monkeypatch.setattr(exporting, "installed_base", lambda _name="": tiny)
    return tiny


def taught(base: TinyMiniLM, frozen: int = 1, seed: int = 3) -> ReaderModel:
    """Return a model whose layers and heads, but for those frozen, are others than the installed ones."""
    torch.manual_seed(seed)
    model = ReaderModel(base)
    model.freeze(frozen)
    for parameter in model.parameters():
        if parameter.requires_grad:
            parameter.data += 0.1 * torch.randn_like(parameter)
    return model.eval()


def saved(model: ReaderModel, file: Path, **more: object) -> Path:
    torch.save({"model": model.state_dict(), **more}, file)
    return file


def some_rows() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    torch.manual_seed(0)
    tokens = torch.randint(1_000, 30_000, (4, 20))
    types = (torch.arange(20) >= 8).long().expand(4, 20)
    seen = torch.ones(4, 20, dtype=torch.bool)
    seen[1, 12:] = False
    return tokens, types, seen


def test_the_file_holds_what_was_trained_and_nothing_else(base: TinyMiniLM, tmp_path: Path) -> None:
    metadata = export(
        saved(taught(base), tmp_path / "checkpoint.pt", steps=70), tmp_path / "reader.safetensors", **EXPORTED
    )
    with safe_open(tmp_path / "reader.safetensors", "np") as file:
        shapes = {name: (str(file.get_tensor(name).dtype), file.get_tensor(name).shape) for name in file.keys()}  # noqa: SIM118
        assert file.metadata() == metadata
    expected = {
        "span.weight": ("float32", (2, WIDTH)),
        "span.bias": ("float32", (2,)),
        "ans_d.weight": ("int8", (WIDTH, WIDTH)),
        "ans_d.scale": ("float32", (WIDTH,)),
        "ans_d.bias": ("float32", (WIDTH,)),
        "ans.weight": ("float32", (1, WIDTH)),
        "ans.bias": ("float32", (1,)),
    }
    for layer in range(1, LAYERS):
        for part, shape in {
            "f1": (INNER, WIDTH),
            "f2": (WIDTH, INNER),
            **dict.fromkeys("qkvo", (WIDTH, WIDTH)),
        }.items():
            expected[f"layers.{layer}.{part}.weight"] = ("int8", shape)
            expected |= {f"layers.{layer}.{part}.{kind}": ("float32", shape[:1]) for kind in ("scale", "bias")}
        for part in ("ln1", "ln2"):
            expected |= {f"layers.{layer}.{part}.{kind}": ("float32", (WIDTH,)) for kind in ("weight", "bias")}
    assert shapes == expected
    assert (metadata["layers"], metadata["heads"], metadata["steps"]) == ("1,2", "span,ans", "70")
    assert len(metadata["base_sha256"]) == 64


def test_what_is_restored_scores_nearly_as_what_was_trained(base: TinyMiniLM, tmp_path: Path) -> None:
    model, other = taught(base), ReaderModel(base).eval()
    rows = some_rows()
    with torch.inference_mode():
        before = [(one - two).abs().max().item() for one, two in zip(model(*rows), other(*rows), strict=True)]
        export(saved(model, tmp_path / "checkpoint.pt"), tmp_path / "reader.safetensors", **EXPORTED)
        other.load_state_dict(restored(tmp_path / "reader.safetensors"))
        after = [(one - two).abs().max().item() for one, two in zip(model(*rows), other(*rows), strict=True)]
    assert min(before) > 0.1
    assert max(after) < 0.05


def test_layers_that_were_frozen_come_from_the_package(base: TinyMiniLM, tmp_path: Path) -> None:
    export(saved(taught(base, frozen=2), tmp_path / "checkpoint.pt"), tmp_path / "reader.safetensors", **EXPORTED)
    weights, installed = restored(tmp_path / "reader.safetensors"), base_weights(base)
    for name in installed:
        trained = name.startswith("layers.2.")
        assert torch.equal(weights[name], installed[name]) == (not trained), name


def test_a_reader_that_was_trained_on_something_else_is_refused(base: TinyMiniLM, tmp_path: Path) -> None:
    other = ReaderModel(save_tiny_bert(tmp_path / "other", seed=9))
    with pytest.raises(ValueError, match=r"word\.weight"):
        trained_layers(other.state_dict(), base_weights(base))


def test_heads_that_the_reader_lacks_are_left_out(base: TinyMiniLM, tmp_path: Path) -> None:
    model = taught(base)
    content = {**model.state_dict(), "nli.weight": torch.zeros(3, WIDTH)}
    torch.save({"model": content}, tmp_path / "checkpoint.pt")
    export(tmp_path / "checkpoint.pt", tmp_path / "reader.safetensors", **EXPORTED)
    assert set(restored(tmp_path / "reader.safetensors")) == set(model.state_dict())


def test_a_matrix_in_8_bits_is_off_by_half_a_step_at_most() -> None:
    torch.manual_seed(1)
    weight = torch.randn(6, 40) * torch.tensor([[0.001], [1.0], [50.0], [1.0], [0.0], [3.0]])
    whole, scale = quantised(weight)
    assert whole.abs().amax(dim=1).tolist() == [127, 127, 127, 127, 0, 127]
    off = (whole.float() * scale[:, None] - weight).abs()
    assert (off <= scale[:, None] * 0.5001).all()


def test_what_a_row_is_filled_up_with_changes_none_of_its_scores(base: TinyMiniLM) -> None:
    model, (tokens, types, seen) = taught(base), some_rows()
    with torch.inference_mode():
        long, short = model(tokens, types, seen), model(tokens[1:2, :12], types[1:2, :12], seen[1:2, :12])
    assert torch.allclose(long.start[1, :12], short.start[0], atol=1e-5)
    assert torch.allclose(long.end[1, :12], short.end[0], atol=1e-5)
    assert torch.allclose(long.answers[1], short.answers[0], atol=1e-5)


def test_it_begins_as_the_installed_encoder(minilm: SentenceTransformerEncoder) -> None:
    """With types of one text, the mean of its states is the vector that the encoder makes."""
    text = "The ferry goes on Sundays, when the bridge is closed."
    numbers = torch.tensor([[101, *Tokens().numbers(text), 102]])
    model = ReaderModel(installed_base()).eval()
    with torch.inference_mode():
        states = model.states(numbers, torch.zeros_like(numbers), torch.ones_like(numbers, dtype=torch.bool))
    mean = states[0].mean(dim=0).numpy()
    assert np.allclose(mean / np.linalg.norm(mean), minilm.encode_queries([text])[0], atol=1e-4)
