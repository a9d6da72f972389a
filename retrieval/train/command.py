"""What teaching a model by a command comes to: its options, the log as it goes, and stopping without loss."""

import argparse
import json
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from retrieval.encode.base_models import BASES, MiniLM
from retrieval.train.batches import Batches
from retrieval.train.export import export
from retrieval.train.progress import Drawn, Progress
from retrieval.train.training import Recipe, Step, Training

CHECKPOINT = "checkpoint.pt"
_LOGGED = 50  # steps, the mean of whose losses is one line of the log


@dataclass(slots=True)
class Watch:
    """Look after a training: log its losses, measure, save, and stop it when asked."""

    training: Training[Any]
    measured: Callable[[], Mapping[str, Any]]  # what is held out, measured: "figures" and more
    drawn: Drawn
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
        if found := self.measured():
            self.progress.add("held out", **self._where(), **found)
            shown = {name: figure and figure["value"] for name, figure in found["figures"].items()}
            print(json.dumps({"steps": self.training.steps, **shown}), flush=True)  # noqa: T201
        self.progress.draw(self.drawn)

    def _log(self) -> None:
        spent = time.monotonic() - self._since
        line: dict[str, Any] = {
            **{
                name: round(float(np.mean([step.losses[name] for step in self._recent])), 4)
                for name in self._recent[0].losses
            },
            "rate": self._recent[-1].rate,
            "rows_per_second": round(sum(step.rows for step in self._recent) / spent, 1),
        }
        self.progress.add("loss", **self._where(), **line)
        print(json.dumps({"steps": self.training.steps, **line}), flush=True)  # noqa: T201
        self._recent.clear()
        self._since = time.monotonic()

    def _where(self) -> dict[str, Any]:
        return {"steps": self.training.steps, "minutes": round(self.training.seconds / 60, 2)}


def begun(training: Training[Any], arguments: argparse.Namespace) -> None:
    """Have a training go on from the checkpoint in its folder, or begin with another's weights."""
    checkpoint = arguments.out / CHECKPOINT
    arguments.out.mkdir(parents=True, exist_ok=True)
    if checkpoint.exists():
        training.resume(checkpoint)
    elif arguments.begin_with:
        training.begin_with(torch.load(arguments.begin_with, map_location="cpu", weights_only=True))


def run(watch: Watch, batches: Batches[Any, Any]) -> None:
    """Teach until the end, or until the process is told to stop; save either way."""
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, watch.stop)
    watch.training.run(batches, watch.after)
    watch.training.save(watch.folder / CHECKPOINT)
    if not watch.stopped:
        watch.measure()


def recipe_of(arguments: argparse.Namespace) -> Recipe:
    """Return what the options say of a training."""
    if arguments.threads:
        torch.set_num_threads(arguments.threads)
    return Recipe(
        steps=arguments.steps,
        minutes=arguments.minutes,
        rate=arguments.rate,
        batch=arguments.batch,
        frozen=arguments.frozen,
        seed=arguments.seed,
        half=not arguments.full_precision,
        base=arguments.base,
    )


def weights_named(arguments: argparse.Namespace, default: Mapping[str, float]) -> dict[str, float]:
    """Return how much each source counts."""
    return {**default, **(json.loads(arguments.weights.read_text("utf-8")) if arguments.weights else {})}


def command(
    given: Sequence[str] | None,
    what: str,
    data: str,
    train: Callable[[argparse.Namespace], None],
    exported: Mapping[str, Any],
) -> None:
    """Do what the command line asks for: teach a model, or write the file it ships as."""
    parser = argparse.ArgumentParser(description=f"Teach {what}, and write the file it ships as.")
    commands = parser.add_subparsers(dest="command", required=True)
    teach = commands.add_parser("train", help="teach it, or go on from the checkpoint in --out")
    teach.add_argument("data", nargs="+", type=Path, help=data)
    teach.add_argument("--out", type=Path, required=True, help="a folder for the checkpoint, the log and the plot")
    teach.add_argument("--steps", type=int, help="end after so many, those before a stop included")
    teach.add_argument("--minutes", type=float, help="end after so many, those before a stop included")
    teach.add_argument("--device", default="cpu", help="cpu, cuda, or another that PyTorch knows")
    teach.add_argument("--threads", type=int, help="how many PyTorch may use; by default as many as there are cores")
    teach.add_argument("--batch", type=int, default=32, help="rows of one step")
    teach.add_argument("--rate", type=float, default=2.5e-4, help="the greatest learning rate")
    teach.add_argument("--frozen", type=int, default=1, help="how many of the lowest layers stay as they are")
    teach.add_argument("--base", choices=sorted(BASES), default=MiniLM.name, help="the installed model to begin as")
    teach.add_argument("--seed", type=int, default=0)
    teach.add_argument("--weights", type=Path, help="a JSON object: how much sources count, in place of the default")
    teach.add_argument("--begin-with", type=Path, help="a checkpoint to take the weights of, and nothing else")
    teach.add_argument("--full-precision", action="store_true", help="float32 throughout, no bfloat16")
    teach.add_argument("--measure-every", type=float, default=10.0, help="minutes between held-out figures")
    teach.add_argument("--save-every", type=float, default=5.0, help="minutes between checkpoints")
    teach.add_argument("--per-source", type=int, default=60, help="held-out pairs of a source to measure on")
    write = commands.add_parser("export", help="write what differs from the installed model")
    write.add_argument("checkpoint", type=Path)
    write.add_argument("out", type=Path)
    arguments = parser.parse_args(given)
    if arguments.command == "export":
        print(json.dumps(export(arguments.checkpoint, arguments.out, **exported), indent=2))  # noqa: T201
    elif arguments.steps or arguments.minutes:
        train(arguments)
    else:
        teach.error("name an end: --steps or --minutes")
