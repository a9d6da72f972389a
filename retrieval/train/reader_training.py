"""Teach the reader: one step after another, from a checkpoint or from the installed MiniLM.

The loss is the mean cross entropy of start and end, over the passage's tokens and the first one, which stands for no
answer; plus .6 of the binary cross entropy of whether it answers. AdamW; the layers below the uppermost learn more
slowly, each .88 of the one above it, and the heads three times as fast; the rate rises for 80 steps and falls to 0.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from retrieval.train.reader_model import ReaderModel, Scores, installed_base, weights_of
from retrieval.train.reading_examples import Example, Examples, Position
from retrieval.train.reading_scores import Reading, best_span

_ANSWERS_SHARE = 0.6  # of the second loss
_BELOW, _HEADS = 0.88, 3.0  # what a layer learns of what the one above it does, and what the heads do
_DECAY, _BETAS, _EPSILON = 0.01, (0.9, 0.98), 1e-6
_WARM_UP = 80  # steps
_CLIP = 1.0
_READ_AT_ONCE = 64
_NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Recipe:
    """Hold what makes one training differ from another; it ends at so many steps or minutes, whichever comes first."""

    steps: int | None = None
    minutes: float | None = None
    rate: float = 2.5e-4
    batch: int = 32
    frozen: int = 1
    seed: int = 0
    half: bool = True  # bfloat16 where the loss of precision does no harm

    def done(self, steps: int, seconds: float) -> float:
        """Return the share of the training that is over."""
        shares = [steps / self.steps] if self.steps else []
        shares += [seconds / (60 * self.minutes)] if self.minutes else []
        return min(1.0, max(shares, default=1.0))


@dataclass(frozen=True, slots=True)
class Step:
    """Hold what came of a step: both losses, how many windows it read, and the learning rate."""

    span: float
    answers: float
    windows: int
    rate: float


class Training:
    """Hold a model that is being taught, and where in its training it stands."""

    def __init__(self, recipe: Recipe, device: str = "cpu") -> None:
        self.recipe, self.device = recipe, torch.device(device)
        torch.manual_seed(recipe.seed)
        self.model = ReaderModel(installed_base()).to(self.device)
        self.model.freeze(recipe.frozen)
        self.model.train()
        self.steps, self.seconds, self.position = 0, 0.0, Position()
        named = [(name, one) for name, one in self.model.named_parameters() if one.requires_grad]
        self._parameters = [parameter for _, parameter in named]
        top = len(self.model.layers) - 1
        groups = [
            {"params": [one], "share": _share(name, top), "weight_decay": _DECAY if one.dim() > 1 else 0.0}
            for name, one in named
        ]
        self._optimizer = torch.optim.AdamW(groups, lr=0.0, betas=_BETAS, eps=_EPSILON)

    def run(self, examples: Examples, after: Callable[[Step], bool]) -> None:
        """Take steps until the recipe's end, or until `after`, which is told of each, returns False."""
        for batch, position in examples.batches(self.position):
            if self.recipe.done(self.steps, self.seconds) >= 1:
                return
            began = time.monotonic()
            step = self._step(batch)
            self.position = position
            going_on = after(step)
            self.seconds += time.monotonic() - began
            if not going_on:
                return

    def read(self, examples: Sequence[Example]) -> list[Reading]:
        """Return what the model reads in examples, in their order."""
        found: dict[int, Reading] = {}
        order = sorted(range(len(examples)), key=lambda number: len(examples[number].row.tokens))
        self.model.eval()
        with torch.inference_mode():
            for first in range(0, len(order), _READ_AT_ONCE):
                numbers = order[first : first + _READ_AT_ONCE]
                scores = self._scores([examples[number] for number in numbers])
                start, end, answers = (one.cpu().numpy() for one in scores)
                for row, number in enumerate(numbers):
                    found[number] = _reading(examples[number], start[row], end[row], float(answers[row]))
        self.model.train()
        return [found[number] for number in range(len(examples))]

    def save(self, file: Path) -> None:
        """Write a checkpoint, or leave the last one as it is."""
        fresh = file.with_suffix(".tmp")
        content = {
            "model": self.model.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "steps": self.steps,
            "seconds": self.seconds,
            "position": list(self.position),
            "recipe": asdict(self.recipe),
        }
        torch.save(content, fresh)
        fresh.replace(file)

    def resume(self, file: Path) -> None:
        """Go on where a checkpoint stopped. Raise ValueError where it was taught on other batches or other layers."""
        held = torch.load(file, map_location=self.device, weights_only=True)
        for name in ("batch", "frozen", "seed"):
            if held["recipe"][name] != getattr(self.recipe, name):
                msg = f"{file} was made with {name} {held['recipe'][name]}"
                raise ValueError(msg)
        self.begin_with(held)
        self._optimizer.load_state_dict(held["optimizer"])
        self.steps, self.seconds, self.position = held["steps"], held["seconds"], Position(*held["position"])

    def begin_with(self, checkpoint: Mapping[str, Any]) -> None:
        """Take over a checkpoint's weights alone."""
        self.model.load_state_dict(weights_of(checkpoint))

    def _step(self, batch: Sequence[Example]) -> Step:
        span, answers = _losses(self._scores(batch), batch)
        self._optimizer.zero_grad()
        (span + _ANSWERS_SHARE * answers).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._parameters, _CLIP)
        left = 1 - self.recipe.done(self.steps, self.seconds)
        rate = self.recipe.rate * min(1.0, (self.steps + 1) / _WARM_UP) * left
        for group in self._optimizer.param_groups:
            group["lr"] = rate * group["share"]
        self._optimizer.step()
        self.steps += 1
        return Step(span.item(), answers.item(), len(batch), rate)

    def _scores(self, batch: Sequence[Example]) -> Scores:
        shape = len(batch), max(len(example.row.tokens) for example in batch)
        tokens, types, seen = (np.zeros(shape, np.int64) for _ in range(3))
        for number, example in enumerate(batch):
            length = len(example.row.tokens)
            tokens[number, :length] = example.row.tokens
            types[number, example.row.first : length] = 1
            seen[number, :length] = 1
        given = (torch.from_numpy(one).to(self.device) for one in (tokens, types, seen.astype(np.bool_)))
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.recipe.half):
            scores: Scores = self.model(*given)
        return scores


def _losses(scores: Scores, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return the loss of start and end, and that of whether a window answers."""
    device = scores.start.device
    allowed = np.zeros(scores.start.shape, np.bool_)
    allowed[:, 0] = True
    for number, example in enumerate(batch):
        allowed[number, example.row.first : example.row.first + len(example.row.offsets)] = True
    barred = torch.from_numpy(~allowed).to(device)
    sides = zip((scores.start, scores.end), ("start", "end"), strict=True)
    losses = [
        functional.cross_entropy(
            logits.masked_fill(barred, _NEVER), torch.tensor([getattr(one.row, side) for one in batch], device=device)
        )
        for logits, side in sides
    ]
    wanted = torch.tensor([float(one.row.answers) for one in batch], device=device)
    return (losses[0] + losses[1]) / 2, functional.binary_cross_entropy_with_logits(scores.answers, wanted)


def _reading(example: Example, start: Any, end: Any, answers: float) -> Reading:
    row = example.row
    if not row.offsets:
        return Reading(example, "", _NEVER, answers)
    begin, stop, margin = best_span(start, end, row.first, len(row.offsets))
    return Reading(example, row.said(begin, stop), margin, answers)


def _share(name: str, top: int) -> float:
    """Return how fast a parameter learns, beside the uppermost layer's."""
    part, _, rest = name.partition(".")
    return _BELOW ** (top - int(rest.partition(".")[0])) if part == "layers" else _HEADS
