"""What is known of a training while it goes on: a log of JSON lines, and two plots."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

_SMOOTHED = 20  # points of the loss that are drawn as their mean


@dataclass(frozen=True, slots=True)
class Drawn:
    """Say what is drawn, each with its label: losses, and held-out figures."""

    losses: Mapping[str, str]
    figures: Mapping[str, str]


class Progress:
    """Append to a log, and draw it. A training that goes on appends to the log of before."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.log, self.plot = folder / "progress.jsonl", folder / "progress.png"

    def add(self, kind: str, **values: Any) -> None:
        """Append a line: of kind "loss" or "held out"."""
        with self.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"kind": kind, **values}) + "\n")

    def lines(self, kind: str) -> list[dict[str, Any]]:
        """Return the lines of a kind. Of a step that was taken twice, after a stop without a checkpoint, the last."""
        if not self.log.exists():
            return []
        rows = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
        return sorted({row["steps"]: row for row in rows if row["kind"] == kind}.values(), key=lambda row: row["steps"])

    def draw(self, drawn: Drawn) -> None:
        """Write the plot: the losses against steps, and beside it the held-out figures."""
        from matplotlib.figure import Figure as Canvas

        canvas = Canvas(figsize=(11, 4.5), dpi=110, layout="constrained")
        losses, held_out = canvas.subplots(1, 2)
        found = self.lines("loss")
        for name, label in drawn.losses.items():
            values = [row[name] for row in found]
            smooth = [float(np.mean(values[max(0, n + 1 - _SMOOTHED) : n + 1])) for n in range(len(values))]
            losses.plot([row["steps"] for row in found], smooth, label=label)
        losses.set(title="Loss in training", xlabel="steps", ylabel=f"mean of {_SMOOTHED} points", ylim=(0, None))
        measured = self.lines("held out")
        for name, label in drawn.figures.items():
            points = [(row["steps"], row["figures"][name]) for row in measured if row["figures"].get(name)]
            values = [figure["value"] for _, figure in points]
            reach = [[abs(figure["interval"][side] - figure["value"]) for _, figure in points] for side in (0, 1)]
            held_out.errorbar([steps for steps, _ in points], values, reach, label=label, marker=".", capsize=2)
        held_out.set(title="Held-out pairs, with 95 % intervals", xlabel="steps", ylim=(0, 1))
        for axes in (losses, held_out):
            axes.grid(alpha=0.3)
            axes.legend(frameon=False)
        canvas.savefig(self.plot, format="png")
