"""How far work is, in a terminal."""

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from bot.terminal.output.console import Terminal


class ProgressBar:
    """Show the stages of a refresh with their rate and the time left."""

    def __init__(self, terminal: Terminal, *, shown: bool) -> None:
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        self._bars = Progress(*columns, console=terminal.err, transient=True, disable=not shown)
        self._task: TaskID | None = None

    def __enter__(self) -> "ProgressBar":
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=total, rate="")

    def advance(self, steps: int = 1) -> None:
        """Note that steps are done."""
        if self._task is not None:
            speed = self._bars.tasks[0].speed
            self._bars.update(self._task, advance=steps, rate=f"{speed:.0f}/s" if speed else "")
