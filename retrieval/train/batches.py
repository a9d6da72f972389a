"""Batches of examples, in an order that hangs on the seed and on the place in the data alone.

So training can stop anywhere and go on as if it hadn't.
"""

import itertools
import random
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

_AT_ONCE = 16  # batches that are made together, of examples sorted by length
_WOBBLE = 6  # tokens by which examples of one batch may differ anyway


class TokenRow(Protocol):
    """Give two texts as tokens; `first` is where those of the second begin."""

    @property
    def tokens(self) -> Sequence[int]:
        """Return the numbers of all tokens."""
        ...

    @property
    def first(self) -> int:
        """Return where the second text begins."""
        ...


class HasRow(Protocol):
    """Be an example: a row, and what is to be learnt from it."""

    @property
    def row(self) -> TokenRow:
        """Return what is read."""
        ...


class HasSource(Protocol):
    """Be something that examples are made of."""

    @property
    def source(self) -> str:
        """Return the name that its weight goes by."""
        ...


Item = TypeVar("Item", bound=HasSource)
Example = TypeVar("Example", bound=HasRow)


class Position(NamedTuple):
    """Tell the next batch: its epoch, the chunk of the epoch, and its number in the chunk."""

    epoch: int = 0
    chunk: int = 0
    batch: int = 0


def seeded(*seed: object) -> random.Random:
    """Return chance that is the same for the same seed."""
    return random.Random("/".join(map(str, seed)))  # noqa: S311  # nothing is kept secret by it


class Batches(ABC, Generic[Item, Example]):
    """Make examples of items, each source as often as it weighs: 2 is twice an epoch, .5 every other epoch."""

    def __init__(self, items: Sequence[Item], weights: Mapping[str, float], *, batch: int, seed: int) -> None:
        if not any(weights.get(item.source, 1.0) > 0 for item in items):
            msg = "there is nothing to teach"
            raise ValueError(msg)
        self._items, self._weights = items, weights
        self._batch, self._seed = batch, seed

    @abstractmethod
    def example(self, item: Item, chance: random.Random) -> Example | None:
        """Return an example of an item; None where none can be made of it."""

    def batches(self, position: Position) -> Iterator[tuple[list[Example], Position]]:
        """Yield batches from a position on, without end, each with the position after it."""
        size = self._batch * _AT_ONCE
        for epoch in itertools.count(position.epoch):
            order = epoch_of(self._items, self._weights, seeded(self._seed, "epoch", epoch))
            begin = position if epoch == position.epoch else Position(epoch)
            for chunk in range(begin.chunk, -(-len(order) // size)):
                made = self._chunk(order[chunk * size : (chunk + 1) * size], seeded(self._seed, epoch, chunk))
                for number in range(begin.batch if chunk == begin.chunk else 0, len(made)):
                    last = number + 1 == len(made)
                    yield made[number], Position(epoch, chunk + last, 0 if last else number + 1)

    def _chunk(self, items: Iterable[Item], chance: random.Random) -> list[list[Example]]:
        """Return the batches of some items: those of like lengths together, in any order."""
        made = [example for item in items if (example := self.example(item, chance))]
        made.sort(key=lambda example: len(example.row.tokens) + _WOBBLE * chance.random())
        batches = [made[n : n + self._batch] for n in range(0, len(made), self._batch)]
        chance.shuffle(batches)
        return batches


def epoch_of(items: Sequence[Item], weights: Mapping[str, float], chance: random.Random) -> list[Item]:
    """Return the items of one epoch in any order, each as often as its source weighs; fractions are left to chance."""
    epoch = []
    for item in items:
        weight = weights.get(item.source, 1.0)
        epoch += [item] * (int(weight) + (chance.random() < weight % 1))
    chance.shuffle(epoch)
    return epoch
