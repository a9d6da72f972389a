"""Teach a model that reads two texts: one step after another, from a checkpoint or from an installed model.

AdamW; the layers below the uppermost learn more slowly, each .88 of the one above it, and the heads three times as
fast; the rate rises for 80 steps and falls to 0. What is learnt, and by which loss, who derives from `Training` says.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar, Generic

import numpy as np
import torch
from torch import Tensor

from retrieval.encode.base_models import MiniLM
from retrieval.train.batches import Batches, Example, Position
from retrieval.train.cross_encoder import CrossEncoder, installed_base, weights_of

_BELOW, _HEADS = 0.88, 3.0  # what a layer learns of what the one above it does, and what the heads do
_DECAY, _BETAS, _EPSILON = 0.01, (0.9, 0.98), 1e-6
_WARM_UP = 80  # steps
_CLIP = 1.0
_READ_AT_ONCE = 64


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
    base: str = MiniLM.name  # the installed model that it begins as

    def done(self, steps: int, seconds: float) -> float:
        """Return the share of the training that is over."""
        shares = [steps / self.steps] if self.steps else []
        shares += [seconds / (60 * self.minutes)] if self.minutes else []
        return min(1.0, max(shares, default=1.0))


@dataclass(frozen=True, slots=True)
class Step:
    """Hold what came of a step: each loss by its name, how many rows it read, and the learning rate."""

    losses: Mapping[str, float]
    rows: int
    rate: float


class Training(ABC, Generic[Example]):
    """Hold a model that is being taught, and where in its training it stands."""

    MODEL: ClassVar[type[CrossEncoder]]

    def __init__(self, recipe: Recipe, device: str = "cpu") -> None:
        self.recipe, self.device = recipe, torch.device(device)
        torch.manual_seed(recipe.seed)
        self.base = installed_base(recipe.base)
        self.model = self.MODEL(self.base).to(self.device)
        self.model.freeze(recipe.frozen)
        self.model.train()
        self.steps, self.seconds, self.position = 0, 0.0, Position()
        named = [(name, one) for name, one in self.model.named_parameters() if one.requires_grad]
        self._parameters, self._taught = [parameter for _, parameter in named], {name for name, _ in named}
        top = len(self.model.layers) - 1
        groups = [
            {"params": [one], "share": _share(name, top), "weight_decay": _DECAY if one.dim() > 1 else 0.0}
            for name, one in named
        ]
        self._optimizer = torch.optim.AdamW(groups, lr=0.0, betas=_BETAS, eps=_EPSILON)

    @abstractmethod
    def losses(self, scores: Any, batch: Sequence[Example]) -> tuple[Tensor, Mapping[str, Tensor]]:
        """Return what is to become less, and what it is made of, by names."""

    def run(self, examples: Batches[Any, Example], after: Callable[[Step], bool]) -> None:
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

    def scored(self, examples: Sequence[Example]) -> Iterator[tuple[list[int], Any]]:
        """Yield the model's scores of examples, some at once: their numbers, and the scores in that order."""
        order = sorted(range(len(examples)), key=lambda number: len(examples[number].row.tokens))
        self.model.eval()
        with torch.inference_mode():
            for first in range(0, len(order), _READ_AT_ONCE):
                numbers = order[first : first + _READ_AT_ONCE]
                yield numbers, self._scores([examples[number] for number in numbers])
        self.model.train()

    def save(self, file: Path) -> None:
        """Write a checkpoint, or leave the last one as it is."""
        fresh = file.with_suffix(".tmp")
        content = {
            "model": {name: one for name, one in self.model.state_dict().items() if name in self._taught},
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
        for name in ("base", "batch", "frozen", "seed"):
            made_with = held["recipe"].get(name, getattr(Recipe, name, None))
            if made_with != getattr(self.recipe, name):
                msg = f"{file} was made with {name} {made_with}"
                raise ValueError(msg)
        self.begin_with(held)
        self._optimizer.load_state_dict(held["optimizer"])
        self.steps, self.seconds, self.position = held["steps"], held["seconds"], Position(*held["position"])

    def begin_with(self, checkpoint: Mapping[str, Any]) -> None:
        """Take over a checkpoint's layers, and those of its heads that this model has too."""
        own = self.model.state_dict()
        self.model.load_state_dict(own | {name: one for name, one in weights_of(checkpoint).items() if name in own})

    def _step(self, batch: Sequence[Example]) -> Step:
        whole, losses = self.losses(self._scores(batch), batch)
        self._optimizer.zero_grad()
        whole.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._parameters, _CLIP)
        left = 1 - self.recipe.done(self.steps, self.seconds)
        rate = self.recipe.rate * min(1.0, (self.steps + 1) / _WARM_UP) * left
        for group in self._optimizer.param_groups:
            group["lr"] = rate * group["share"]
        self._optimizer.step()
        self.steps += 1
        return Step({name: loss.item() for name, loss in losses.items()}, len(batch), rate)

    def _scores(self, batch: Sequence[Example]) -> Any:
        shape = len(batch), max(len(example.row.tokens) for example in batch)
        tokens, types, seen = (np.zeros(shape, np.int64) for _ in range(3))
        for number, example in enumerate(batch):
            length = len(example.row.tokens)
            tokens[number, :length] = example.row.tokens
            types[number, example.row.first : length] = self.base.second
            seen[number, :length] = 1
        given = (torch.from_numpy(one).to(self.device) for one in (tokens, types, seen.astype(np.bool_)))
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.recipe.half):
            return self.model(*given)


def _share(name: str, top: int) -> float:
    """Return how fast a parameter learns, beside the uppermost layer's."""
    part, _, rest = name.partition(".")
    return _BELOW ** (top - int(rest.partition(".")[0])) if part == "layers" else _HEADS
