"""Teaching the check of claims: it learns three standings, goes on, and is exported."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors import safe_open

from retrieval.train import command
from retrieval.train.claims import __main__ as claims
from retrieval.train.claims.examples import ClaimExample
from retrieval.train.claims.training import ClaimTraining
from retrieval.train.cross_encoder import ReaderModel
from retrieval.train.progress import Progress
from retrieval.train.reader.sentence_windows import Row
from retrieval.train.training import Recipe
from tests.support.claim_pairs import claim_lines
from tests.support.reading_pairs import save_lines

pytestmark = pytest.mark.usefixtures("base")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return save_lines(tmp_path / "claims.jsonl.gz", claim_lines())


def call(data: Path, out: Path, *more: object) -> None:
    claims.main(["train", str(data), "--out", str(out), "--batch", "4", "--rate", "0.01", *map(str, more)])


def test_it_learns_to_tell_three_standings_apart():
    rows = [[101, 2054 + n, 102, 2158 + n, 102] for n in range(3)]
    batch = [ClaimExample(Row(row, 3, [(0, 3)], "man"), n, "any", "any") for n, row in enumerate(rows)]
    training = ClaimTraining(Recipe(steps=150, batch=3, rate=0.01, frozen=0, half=False))
    losses = [training._step(batch).losses["claim"] for _ in range(150)]
    assert losses[-1] < losses[0] / 2
    assert training.read(batch).argmax(axis=1).tolist() == [0, 1, 2]


def test_it_is_taught_measured_drawn_and_exported(monkeypatch, data, tmp_path, capsys):
    monkeypatch.setattr(claims, "parted", lambda items: (list(items), list(items)))
    monkeypatch.setattr(command, "_LOGGED", 5)
    out = tmp_path / "out"
    call(data, out, "--steps", 10, "--measure-every", 0, "--per-source", 20)
    progress = Progress(out)
    assert [line["steps"] for line in progress.lines("loss")] == [5, 10]
    assert all(line["claim"] > 0 for line in progress.lines("loss"))
    measured = progress.lines("held out")[-1]
    assert set(measured["figures"]) == {"accuracy", "accuracy_people", "accuracy_made", "auc_supported"}
    assert sum(count for _, count in measured["accuracy_by_kind"].values()) == 20
    assert progress.plot.read_bytes().startswith(b"\x89PNG")
    capsys.readouterr()
    claims.main(["export", str(out / command.CHECKPOINT), str(tmp_path / "claims.safetensors")])
    written = json.loads(capsys.readouterr().out)
    assert (written["format"], written["heads"], written["steps"]) == ("footnote-claims", "claim", "10")
    with safe_open(tmp_path / "claims.safetensors", "np") as file:
        names = set(file.keys())
        assert file.get_tensor("claim_d.weight").dtype == np.int8
    assert {"claim.weight", "claim.bias", "claim_d.scale"} <= names
    assert not {name for name in names if name.startswith(("span", "ans", "layers.0"))}


def test_the_same_command_goes_on(monkeypatch, data, tmp_path):
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    call(data, whole, "--steps", 6)
    after = command.Watch.after

    def stopping(watch, step):
        return after(watch, step) and watch.training.steps != 3

    monkeypatch.setattr(command.Watch, "after", stopping)
    call(data, parts, "--steps", 6)
    monkeypatch.setattr(command.Watch, "after", after)
    call(data, parts, "--steps", 6)
    one, other = (torch.load(place / command.CHECKPOINT, weights_only=True) for place in (whole, parts))
    assert one["steps"] == other["steps"] == 6
    assert all(torch.equal(weight, other["model"][name]) for name, weight in one["model"].items())


def test_it_can_begin_with_a_readers_layers(base, data, tmp_path):
    torch.manual_seed(5)
    reader = ReaderModel(base)
    for parameter in reader.parameters():
        parameter.data += 0.1
    torch.save({"model": reader.state_dict()}, tmp_path / "reader.pt")
    training = ClaimTraining(Recipe(steps=1))
    training.begin_with(torch.load(tmp_path / "reader.pt", weights_only=True))
    taken = training.model.state_dict()
    assert all(torch.equal(taken[name], one) for name, one in reader.state_dict().items() if name.startswith("layers"))
    assert "span.weight" not in taken
