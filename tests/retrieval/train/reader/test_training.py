"""Teaching the reader: it learns, stops and goes on as if it hadn't, and keeps to what was frozen."""

import json
import math
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from retrieval.read.span_model import MULTILINGUAL_FILE, READER_FILE
from retrieval.train import command
from retrieval.train.cross_encoder import Scores, base_weights
from retrieval.train.progress import Progress
from retrieval.train.reader import __main__ as reader
from retrieval.train.reader import held_out
from retrieval.train.reader.examples import Example, Examples
from retrieval.train.reader.pairs import read_pairs
from retrieval.train.reader.sentence_windows import Row
from retrieval.train.reader.training import ReaderTraining, span_and_answers
from retrieval.train.training import Recipe, Step, Training
from tests.support.reading_pairs import save_lines, town_lines
from tests.support.tiny_bert import TinyMiniLM

QUICK = Recipe(steps=12, batch=4, rate=0.01, half=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return save_lines(tmp_path / "towns.jsonl.gz", town_lines(60))


@pytest.fixture
def examples(data: Path) -> Examples:
    return Examples(read_pairs([data]), {}, batch=4, seed=0)


def stopping_after(steps: int, losses: list[float] | None = None) -> Callable[[Step], bool]:
    taken: list[float] = losses if losses is not None else []

    def after(step: Step) -> bool:
        taken.append(step.losses["span"])
        return len(taken) < steps

    return after


def weights_are_equal(one: Training[Example], other: Training[Example]) -> bool:
    pairs = zip(one.model.state_dict().values(), other.model.state_dict().values(), strict=True)
    return all(torch.equal(left, right) for left, right in pairs)


@pytest.mark.usefixtures("base")
def test_stopped_and_resumed_it_has_the_weights_of_one_that_never_stopped(examples: Examples, tmp_path: Path) -> None:
    whole = ReaderTraining(QUICK)
    whole.run(examples, stopping_after(99))
    first = ReaderTraining(QUICK)
    first.run(examples, stopping_after(5))
    first.save(tmp_path / "checkpoint.pt")
    second = ReaderTraining(QUICK)
    second.resume(tmp_path / "checkpoint.pt")
    assert second.steps == 5
    assert weights_are_equal(first, second)
    assert not weights_are_equal(second, whole)
    second.run(examples, stopping_after(99))
    assert (whole.steps, second.steps) == (12, 12)
    assert second.position == whole.position
    assert weights_are_equal(second, whole)


@pytest.mark.usefixtures("base")
def test_another_seed_ends_elsewhere(examples: Examples) -> None:
    """Else that two trainings end alike would show nothing."""
    one, other = ReaderTraining(QUICK), ReaderTraining(Recipe(steps=12, batch=4, rate=0.01, seed=1, half=False))
    for training in (one, other):
        training.run(examples, stopping_after(99))
    assert not weights_are_equal(one, other)


def test_what_is_frozen_stays_and_everything_else_is_taught(base: TinyMiniLM, examples: Examples) -> None:
    training = ReaderTraining(Recipe(steps=4, batch=4, rate=0.01, frozen=2, half=False))
    training.run(examples, stopping_after(99))
    taught, installed = training.model.state_dict(), base_weights(base)
    for name, weight in installed.items():
        assert torch.equal(taught[name], weight) == (not name.startswith("layers.2.")), name


def test_only_the_passage_and_no_answer_compete() -> None:
    """Scores of the question and of what fills a row up count for nothing, those of the passage do."""
    row = Row([101, 2054, 102, 2158, 5001, 102], 3, [(0, 3), (4, 7)], "man dog", 3, 4)
    zeros = torch.zeros(1, 8)

    def loss(**places: int) -> float:
        start, end = zeros.clone(), zeros.clone()
        for side, place in places.items():
            {"start": start, "end": end}[side][0, place] = 5.0
        span, _ = span_and_answers(Scores(start, end, torch.zeros(1)), [Example(row, "", ("man dog",))])
        return span.item()

    even = loss()
    assert even == pytest.approx(math.log(3))  # the first token, or one of two
    for place in (1, 2, 5, 6, 7):
        assert loss(start=place) == loss(end=place) == even
    assert loss(start=3, end=4) < even / 10
    assert min(loss(start=0), loss(start=4), loss(end=0), loss(end=3)) > even


@pytest.mark.usefixtures("base")
def test_it_learns_where_the_answer_is_and_that_there_is_none() -> None:
    """Two rows over and over: one whose answer is its third word, one without."""
    offsets = [(0, 3), (4, 7), (8, 12)]
    answering = Example(Row([101, 2054, 102, 2158, 5001, 6203, 102], 3, offsets, "man dog bird", 5, 5), "", ("bird",))
    silent = Example(Row([101, 2054, 102, 7030, 4003, 8055, 102], 3, offsets, "cat cow fish"), "", ())
    training = ReaderTraining(Recipe(steps=150, batch=2, rate=0.01, frozen=0, half=False))
    before = training.read([answering, silent])
    losses = [training._step([answering, silent]).losses["span"] for _ in range(150)]
    one, none = training.read([answering, silent])
    assert losses[-1] < losses[0] / 4
    assert (one.said, none.example) == ("bird", silent)
    assert one.margin > 2 > -2 > none.margin
    assert one.answers > 1 > -1 > none.answers
    assert abs(before[0].answers - before[1].answers) < 1


def test_the_rate_rises_and_then_falls_to_nothing_at_the_end(base: TinyMiniLM, examples: Examples) -> None:
    rates: list[float] = []
    training = ReaderTraining(Recipe(steps=160, batch=1, rate=0.001, frozen=3, half=False))

    def after(step: Step) -> bool:
        rates.append(step.rate)
        return True

    training.run(Examples(examples._items, {}, batch=1, seed=0), after)
    assert len(rates) == 160
    top = rates.index(max(rates))
    assert 50 < top < 100
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert rates[-1] == pytest.approx(0.001 / 160)
    assert base.bert.layers == 3


@pytest.mark.parametrize(
    ("recipe", "steps", "seconds", "done"),
    [
        (Recipe(steps=10), 5, 1e6, 0.5),
        (Recipe(minutes=2), 5, 30, 0.25),
        (Recipe(steps=10, minutes=2), 5, 30, 0.5),
        (Recipe(steps=10, minutes=2), 1, 90, 0.75),
        (Recipe(steps=10), 12, 0, 1.0),
    ],
)
def test_it_is_over_at_so_many_steps_or_minutes(recipe: Recipe, steps: int, seconds: float, done: float) -> None:
    assert recipe.done(steps, seconds) == done


@pytest.mark.usefixtures("base")
def test_a_checkpoint_of_other_batches_is_not_gone_on_from(examples: Examples, tmp_path: Path) -> None:
    training = ReaderTraining(QUICK)
    training.run(examples, stopping_after(1))
    training.save(tmp_path / "checkpoint.pt")
    for other in (Recipe(steps=12, batch=8), Recipe(steps=12, batch=4, frozen=0), Recipe(steps=12, batch=4, seed=3)):
        with pytest.raises(ValueError, match="was made with"):
            ReaderTraining(other).resume(tmp_path / "checkpoint.pt")


@pytest.mark.usefixtures("base")
def test_a_save_that_fails_leaves_the_last_checkpoint(
    monkeypatch: pytest.MonkeyPatch, examples: Examples, tmp_path: Path
) -> None:
    training, file = ReaderTraining(QUICK), tmp_path / "checkpoint.pt"
    training.save(file)
    training.run(examples, stopping_after(2))

    def half(_: object, place: Path) -> None:
        place.write_bytes(b"half")
        raise OSError

    monkeypatch.setattr(torch, "save", half)
    with pytest.raises(OSError):  # noqa: PT011
        training.save(file)
    again = ReaderTraining(QUICK)
    again.resume(file)
    assert again.steps == 0


# The command


def call(data: Path, out: Path, *more: object) -> None:
    reader.main(["train", str(data), "--out", str(out), "--batch", "4", "--rate", "0.01", *map(str, more)])


@pytest.fixture
def everything_is_held_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a dozen towns chance holds out none."""
    monkeypatch.setattr(reader, "parted", lambda pairs: (list(pairs), list(pairs)))
    monkeypatch.setattr(command, "_LOGGED", 5)


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.usefixtures("base", "everything_is_held_out_too")
def test_it_is_taught_measured_drawn_and_exported(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    call(data, out, "--steps", 10, "--measure-every", 0, "--per-source", 20)
    progress = Progress(out)
    assert [line["steps"] for line in progress.lines("loss")] == [5, 10]
    assert all(line["span"] > 0 and line["rows_per_second"] > 0 for line in progress.lines("loss"))
    measured = progress.lines("held out")
    assert [line["steps"] for line in measured] == list(range(1, 11))
    assert set(measured[-1]["figures"]) == {"exact_match", "f1", "auc_margin", "auc_answers"}
    assert measured[-1]["auc_by_source"]["sametitle"]["unanswerable"] > 0
    assert progress.plot.read_bytes().startswith(b"\x89PNG")
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (printed[0]["taught"], printed[0]["steps"]) == (60, 0)
    reader.main(["export", str(out / command.CHECKPOINT), str(tmp_path / "reader.safetensors")])
    assert json.loads(capsys.readouterr().out)["steps"] == "10"
    assert (tmp_path / "reader.safetensors").stat().st_mode & 0o044 == 0o044


@pytest.mark.usefixtures("base", "everything_is_held_out_too")
def test_checkpoints_and_what_ships_are_measured_on_the_same_windows(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_out, "parted", lambda pairs: ([], list(pairs)))
    out, shipped = tmp_path / "out", tmp_path / "reader.safetensors"
    call(data, out, "--steps", 10)
    reader.main(["export", str(out / command.CHECKPOINT), str(shipped)])
    call(data, tmp_path / "further", "--steps", 40, "--begin-with", out / command.CHECKPOINT)
    capsys.readouterr()
    files = [str(out / command.CHECKPOINT), str(shipped), str(tmp_path / "further" / command.CHECKPOINT)]
    held_out.main([*files, "--data", str(data), "--per-source", "30", "--threads", "1"])
    whole, eight_bits, further = json.loads(capsys.readouterr().out).values()
    assert whole["figures"]["f1"]["of"] == eight_bits["figures"]["f1"]["of"] > 20
    assert "difference" not in whole
    assert abs(eight_bits["difference"]["f1"]["value"]) < 0.1
    gained = further["figures"]["auc_answers"]["value"] - whole["figures"]["auc_answers"]["value"]
    assert further["difference"]["auc_answers"]["value"] == pytest.approx(gained, abs=2e-4)


@pytest.mark.usefixtures("base", "everything_is_held_out_too")
def test_the_same_command_with_more_steps_goes_on(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call(data, out, "--steps", 5)
    call(data, out, "--steps", 10)
    assert [line["steps"] for line in Progress(out).lines("loss")] == [5, 10]
    assert torch.load(out / command.CHECKPOINT, weights_only=True)["steps"] == 10


@pytest.mark.usefixtures("base", "everything_is_held_out_too")
def test_a_terminated_training_saves_and_goes_on(monkeypatch: pytest.MonkeyPatch, data: Path, tmp_path: Path) -> None:
    out, after = tmp_path / "out", command.Watch.after

    def terminated(watch: command.Watch, step: Step) -> bool:
        if watch.training.steps == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return after(watch, step)

    monkeypatch.setattr(command.Watch, "after", terminated)
    call(data, out, "--steps", 8)
    assert torch.load(out / command.CHECKPOINT, weights_only=True)["steps"] == 3
    call(data, out, "--steps", 8)
    whole = tmp_path / "whole"
    monkeypatch.setattr(command.Watch, "after", after)
    call(data, whole, "--steps", 8)
    one, other = (torch.load(place / command.CHECKPOINT, weights_only=True) for place in (out, whole))
    assert one["steps"] == other["steps"] == 8
    assert all(torch.equal(one["model"][name], weight) for name, weight in other["model"].items())


@pytest.mark.usefixtures("base", "everything_is_held_out_too")
def test_it_can_begin_with_the_weights_of_another(data: Path, tmp_path: Path) -> None:
    call(data, tmp_path / "one", "--steps", 5)
    call(data, tmp_path / "two", "--steps", 5, "--begin-with", tmp_path / "one" / command.CHECKPOINT)
    call(data, tmp_path / "three", "--steps", 5)
    one, two, three = (
        torch.load(tmp_path / name / command.CHECKPOINT, weights_only=True) for name in ("one", "two", "three")
    )
    assert two["steps"] == 5
    assert not torch.equal(one["model"]["span.weight"], two["model"]["span.weight"])
    assert torch.equal(one["model"]["span.weight"], three["model"]["span.weight"])


def test_an_end_must_be_named(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        call(data, tmp_path / "out")
    assert "--steps or --minutes" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_of_steps_that_were_taken_twice_the_log_counts_the_last(tmp_path: Path) -> None:
    progress = Progress(tmp_path)
    for steps, span in ((50, 3.0), (100, 2.5), (100, 2.0), (150, 1.5)):
        progress.add("loss", steps=steps, span=span)
    progress.add("held out", steps=100, figures={})
    assert [(line["steps"], line["span"]) for line in progress.lines("loss")] == [(50, 3.0), (100, 2.0), (150, 1.5)]
    assert Progress(tmp_path / "none").lines("loss") == []


def test_a_checkpoint_holds_what_was_taught_alone(base: TinyMiniLM, examples: Examples, tmp_path: Path) -> None:
    training = ReaderTraining(Recipe(steps=2, batch=4, rate=0.01, frozen=1, half=False))
    training.run(examples, stopping_after(1))
    training.save(tmp_path / "checkpoint.pt")
    held = torch.load(tmp_path / "checkpoint.pt", weights_only=True)["model"]
    assert set(held) == {name for name, one in training.model.named_parameters() if one.requires_grad}
    assert "word.weight" not in held
    assert "layers.0.q.weight" not in held


def test_a_training_of_another_base_is_not_gone_on_with(base: TinyMiniLM, examples: Examples, tmp_path: Path) -> None:
    ReaderTraining(QUICK).save(tmp_path / "checkpoint.pt")
    with pytest.raises(ValueError, match=r"was made with base all-MiniLM-L6-v2"):
        ReaderTraining(replace(QUICK, base="multilingual-e5-small")).resume(tmp_path / "checkpoint.pt")


def test_readers_of_two_bases_are_not_measured_beside_each_other(
    capsys: pytest.CaptureFixture[str], data: Path
) -> None:
    with pytest.raises(SystemExit):
        held_out.main([str(READER_FILE), str(MULTILINGUAL_FILE), "--data", str(data)])
    assert "these go on from all-MiniLM-L6-v2 and multilingual-e5-small" in capsys.readouterr().err


def test_a_reader_is_measured_on_the_tokens_of_its_base(
    capsys: pytest.CaptureFixture[str], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_out, "parted", lambda pairs: ([], list(pairs)[:4]))
    held_out.main([str(MULTILINGUAL_FILE), "--data", str(data), "--per-source", "4", "--threads", "1"])
    (found,) = json.loads(capsys.readouterr().out).values()
    assert found["figures"]["f1"]["of"] > 0
