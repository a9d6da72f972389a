"""Figures with their 95 % bootstrap intervals: percentiles over questions drawn again and again, with replacement.

The method is Efron's percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).
The seed is fixed: the same data have the same interval, and two figures over the same questions see the same draws.
It tells nothing of a figure that is the same for every question, such as 0 of 5: the interval is then that point.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SEED, _RESAMPLES = 13, 2_000
# Resamples drawn at once: 100 of 10,000 questions are 8 MB.
_BLOCK = 100

# From the questions drawn, shape (resamples, questions), to one figure a resample.
Statistic = Callable[["NDArray[np.int64]"], "NDArray[np.float64]"]


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold a figure, its 95 % interval from low to high, and how many questions it is of."""

    value: float
    interval: tuple[float, float]
    of: int

    def overlaps(self, other: "Figure") -> bool:
        """Return whether the two intervals have a point in common."""
        return self.interval[0] <= other.interval[1] and other.interval[0] <= self.interval[1]

    def rounded(self) -> "Figure":
        """Return the figure to four decimals, as it is printed and compared."""
        low, high = self.interval
        return Figure(round(self.value, 4), (round(low, 4), round(high, 4)), self.of)

    def as_json(self) -> dict[str, Any]:
        """Return the figure as it is printed."""
        shown = self.rounded()
        return {"value": shown.value, "interval": list(shown.interval), "of": shown.of}


def mean(values: Sequence[float]) -> Figure | None:
    """Return the mean of one value a question, None for no question."""
    return share(values, [1.0] * len(values))


def share(parts: Sequence[float], wholes: Sequence[float]) -> Figure | None:
    """Return the sum of the parts by the sum of the wholes, one of each a question, None for no question.

    Each whole is above 0.
    """
    part, whole = np.asarray(parts, np.float64), np.asarray(wholes, np.float64)
    return bootstrap(lambda drawn: part[drawn].sum(axis=1) / whole[drawn].sum(axis=1), len(part))


def bootstrap(statistic: Statistic, count: int) -> Figure | None:
    """Return a statistic of `count` questions with its interval, None for no question."""
    if not count:
        return None
    draws = np.random.default_rng(_SEED)
    found = [statistic(draws.integers(count, size=(_BLOCK, count))) for _ in range(_RESAMPLES // _BLOCK)]
    low, high = np.percentile(np.concatenate(found), (2.5, 97.5))
    return Figure(float(statistic(np.arange(count)[None, :])[0]), (float(low), float(high)), count)
