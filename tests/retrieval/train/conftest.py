"""What is taught in tests: a tiny model, on one thread."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from retrieval.train import export
from retrieval.train import training as any_training
from tests.support.tiny_bert import TinyMiniLM, save_tiny_bert


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """So small a model takes ten times as long where threads wait for each other on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TinyMiniLM:
    """Have all trainings begin with a tiny model."""
    tiny = save_tiny_bert(tmp_path / "base")
    for module in (any_training, export):
        monkeypatch.setattr(module, "installed_base", lambda _name="": tiny)
    return tiny
