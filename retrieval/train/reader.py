"""Teach the reader, and write the file it ships as; needs the extra `train`. The model card is `docs/reader.md`.

`python -m retrieval.train.reader train DATA... --out FOLDER --minutes 240` teaches it on files of question-passage
pairs (`retrieval.train.reading_pairs`). FOLDER gets `checkpoint.pt`, `progress.jsonl` and `progress.png`. Stopped by
Ctrl-C, SIGTERM or the loss of the machine, the same command goes on from the checkpoint.

`python -m retrieval.train.reader export CHECKPOINT OUT` writes what differs from the installed MiniLM
(`retrieval.train.reader_export`).
"""

import argparse
import json
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from retrieval.train.reader_export import export
from retrieval.train.reader_progress import Progress
from retrieval.train.reader_training import Recipe, Step, Training
from retrieval.train.reading_examples import Example, Examples
from retrieval.train.reading_pairs import SOURCE_WEIGHTS, parted, read_pairs
from retrieval.train.reading_scores import f1_by_source, figures

CHECKPOINT = "checkpoint.pt"
_LOGGED = 50  # steps, the mean of whose losses is one line of the log


@dataclass(slots=True)
class Watch:
    """Look after a training: log its losses, measure, save, and stop it when asked."""

    training: Training
    held_out: Sequence[Example]
    folder: Path
    measure_every: float  # minutes
    save_every: float
    stopped: bool = False
    _recent: list[Step] = field(default_factory=list)
    _since: float = field(default_factory=time.monotonic)
    _measured: float = field(default_factory=time.monotonic)
    _saved: float = field(default_factory=time.monotonic)

    @property
    def progress(self) -> Progress:
        """Return the log."""
        return Progress(self.folder)

    def stop(self, *_: object) -> None:
        """End after the step under way."""
        self.stopped = True

    def after(self, step: Step) -> bool:
        """Take note of a step; return whether to go on."""
        self._recent.append(step)
        if len(self._recent) == _LOGGED:
            self._log()
        now = time.monotonic()
        if now - self._measured >= 60 * self.measure_every:
            self.measure()
            self._measured = time.monotonic()
        if now - self._saved >= 60 * self.save_every:
            self.training.save(self.folder / CHECKPOINT)
            self._saved = time.monotonic()
        return not self.stopped

    def measure(self) -> None:
        """Add the held-out figures to the log, and draw it."""
        if self.held_out:
            readings = self.training.read(self.held_out)
            found = {"figures": figures(readings), "f1_by_source": f1_by_source(readings)}
            self.progress.add("held out", **self._where(), **found)
            shown = {name: figure and figure["value"] for name, figure in found["figures"].items()}
            print(json.dumps({"steps": self.training.steps, **shown}), flush=True)  # noqa: T201
        self.progress.draw()

    def _log(self) -> None:
        spent = time.monotonic() - self._since
        line: dict[str, Any] = {
            "span": round(float(np.mean([step.span for step in self._recent])), 4),
            "answers": round(float(np.mean([step.answers for step in self._recent])), 4),
            "rate": self._recent[-1].rate,
            "windows_per_second": round(sum(step.windows for step in self._recent) / spent, 1),
        }
        self.progress.add("loss", **self._where(), **line)
        print(json.dumps({"steps": self.training.steps, **line}), flush=True)  # noqa: T201
        self._recent.clear()
        self._since = time.monotonic()

    def _where(self) -> dict[str, Any]:
        return {"steps": self.training.steps, "minutes": round(self.training.seconds / 60, 2)}


def train(arguments: argparse.Namespace) -> None:
    """Teach from the beginning, from other weights, or from where it stopped."""
    weights = {**SOURCE_WEIGHTS, **(json.loads(arguments.weights.read_text("utf-8")) if arguments.weights else {})}
    taught, kept = parted(read_pairs(arguments.data, weights))
    recipe = Recipe(
        steps=arguments.steps,
        minutes=arguments.minutes,
        rate=arguments.rate,
        batch=arguments.batch,
        frozen=arguments.frozen,
        seed=arguments.seed,
        half=not arguments.full_precision,
    )
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    training = Training(recipe, arguments.device)
    checkpoint = arguments.out / CHECKPOINT
    arguments.out.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        training.resume(checkpoint)
    elif arguments.begin_with:
        training.begin_with(torch.load(arguments.begin_with, map_location="cpu", weights_only=True))
    examples = Examples(taught, weights, batch=recipe.batch, seed=recipe.seed)
    held_out = examples.held_out(kept, arguments.per_source)
    print(json.dumps({"taught": len(taught), "held_out": len(held_out), "steps": training.steps}))  # noqa: T201
    watch = Watch(training, held_out, arguments.out, arguments.measure_every, arguments.save_every)
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, watch.stop)
    training.run(examples, watch.after)
    training.save(checkpoint)
    if not watch.stopped:
        watch.measure()


def main(given: Sequence[str] | None = None) -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Teach the reader, and write the file it ships as.")
    commands = parser.add_subparsers(dest="command", required=True)
    teach = commands.add_parser("train", help="teach it, or go on from the checkpoint in --out")
    teach.add_argument("data", nargs="+", type=Path, help="question-passage pairs (JSON lines, .gz)")
    teach.add_argument("--out", type=Path, required=True, help="a folder for the checkpoint, the log and the plot")
    teach.add_argument("--steps", type=int, help="end after so many, those before a stop included")
    teach.add_argument("--minutes", type=float, help="end after so many, those before a stop included")
    teach.add_argument("--device", default="cpu", help="cpu, cuda, or another that PyTorch knows")
    teach.add_argument("--threads", type=int, help="how many PyTorch may use; by default as many as there are cores")
    teach.add_argument("--batch", type=int, default=32, help="windows of one step")
    teach.add_argument("--rate", type=float, default=2.5e-4, help="the greatest learning rate")
    teach.add_argument("--frozen", type=int, default=1, help="how many of the lowest layers stay as they are")
    teach.add_argument("--seed", type=int, default=0)
    teach.add_argument("--weights", type=Path, help="a JSON object: how much sources count, in place of the default")
    teach.add_argument("--begin-with", type=Path, help="a checkpoint to take the weights of, and nothing else")
    teach.add_argument("--full-precision", action="store_true", help="float32 throughout, no bfloat16")
    teach.add_argument("--measure-every", type=float, default=10.0, help="minutes between held-out figures")
    teach.add_argument("--save-every", type=float, default=5.0, help="minutes between checkpoints")
    teach.add_argument("--per-source", type=int, default=60, help="held-out pairs of a source to measure on")
    write = commands.add_parser("export", help="write what differs from the installed MiniLM")
    write.add_argument("checkpoint", type=Path)
    write.add_argument("out", type=Path)
    arguments = parser.parse_args(given)
    if arguments.command == "export":
        print(json.dumps(export(arguments.checkpoint, arguments.out), indent=2))  # noqa: T201
    elif arguments.steps or arguments.minutes:
        train(arguments)
    else:
        teach.error("name an end: --steps or --minutes")


if __name__ == "__main__":
    main()
