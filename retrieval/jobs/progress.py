"""How a long piece of work is watched from outside."""

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
