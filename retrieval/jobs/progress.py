"""How a long piece of work is watched from outside."""

import time
from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """Watch a refresh from outside."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of `total` steps, None where nobody knows."""
        ...

    def advance(self, steps: int = 1) -> None:
        """Note that steps of the stage are done."""
        ...


class Unwatched:
    """Be told of the progress and do nothing."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage."""

    def advance(self, steps: int = 1) -> None:
        """Note steps."""


@dataclass(frozen=True, slots=True)
class StageProgress:
    """Hold how far a job is; `seconds` is how long its stage has taken. `total` is None where nobody knows."""

    stage: str
    done: int
    total: int | None
    seconds: float

    @property
    def rate(self) -> float | None:
        """Return steps a second, None before the first."""
        return self.done / self.seconds if self.done and self.seconds > 0 else None

    @property
    def left(self) -> float | None:
        """Return the seconds that the stage will still take at this rate, None where that can't be told."""
        return (self.total - self.done) / self.rate if self.total and self.rate else None


class ProgressTracker:
    """Keep how far a job is: told of its steps in its thread, looked at from any."""

    def __init__(self) -> None:
        self._now: tuple[str, int, int | None, float] = ("", 0, None, time.perf_counter())

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage of `total` steps, None where nobody knows."""
        self._now = (name, 0, total, time.perf_counter())

    def advance(self, steps: int = 1) -> None:
        """Note that steps of the stage are done."""
        name, done, total, began = self._now
        self._now = (name, done + steps, total, began)

    @property
    def now(self) -> StageProgress:
        """Return how far the job is."""
        name, done, total, began = self._now
        return StageProgress(name, done, total, time.perf_counter() - began)
