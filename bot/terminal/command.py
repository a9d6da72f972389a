"""What every command of the console script is called with, and how one is made."""

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import SettingsError

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.terminal.output import Terminal
    from retrieval.answer.engine import Engine
    from retrieval.refresh.refresher import Refresher


@dataclass(frozen=True, slots=True)
class CommandCall:
    """Hold what every command is called with."""

    settings: "Settings"
    as_json: bool
    terminal: "Terminal"

    @functools.cache  # noqa: B019  # one call a process
    def engine(self) -> "Engine":
        """Return the engine over the data directory."""
        from bot.services import build_engine

        return build_engine(self.settings)

    @functools.cache  # noqa: B019  # one call a process
    def refresher(self) -> "Refresher":
        """Return what changes the corpus in the data directory."""
        from bot.services import build_refresher

        return build_refresher(self.settings, self.engine())

    def print(self, payload: Any, show: Callable[[], None]) -> None:
        """Print one JSON value, or call what shows the same to a person."""
        if self.as_json:
            print_json(payload)
        else:
            show()

    @property
    def asks(self) -> bool:
        """Return whether there is somebody to ask."""
        return not self.as_json and sys.stdin.isatty()

    def confirm(self, what: str, *, yes: bool) -> bool:
        """Say what will be done, and return whether it may; raises SettingsError where there is nobody to ask."""
        if yes:
            return True
        if not self.asks:
            raise SettingsError("terminal-nobody-to-ask", what=what)
        if click.confirm(f"{what} Go on?", err=True):
            return True
        self.terminal.complain("Nothing was done.")
        return False


def print_json(payload: Any) -> None:
    """Print one JSON value on a line of its own."""
    from bot.terminal.json_output import as_json_text

    click.echo(as_json_text(payload))


def command(name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function: it takes --json and --data-dir, and a CommandCall as its first argument.

    Which group it belongs to is said where groups are put together: `bot.terminal.cli`, and for `sources` its module.
    """

    def made(function: Callable[..., None]) -> click.Command:
        @click.option("--json", "as_json", is_flag=True, help="Print one JSON value and nothing else.")
        @click.option("--data-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the indexes live.")
        @functools.wraps(function)
        def run(as_json: bool, data_dir: Path | None, **arguments: Any) -> None:
            from bot.monitoring.logging_setup import set_up_logging
            from bot.settings import Settings
            from bot.terminal.output import Terminal

            settings = Settings.load(**({"data_dir": data_dir} if data_dir else {}))
            set_up_logging(settings, service=function.__name__ == "run")
            function(CommandCall(settings, as_json, Terminal()), **arguments)

        return click.command(name)(run)

    return made


def filter_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add --publisher, --since, --until and --as-of to a command; `bot.filters.read_filters` takes what they give."""
    for option in (
        click.option("--as-of", metavar="DATE", help="Answer as if nothing later had been published."),
        click.option("--until", metavar="DATE", help="Only articles published up to then: 2016-03-22, 2016-03, 2016."),
        click.option("--since", metavar="DATE", help="Only articles published since: 2016-03-22, 2016-03, last month."),
        click.option("--publisher", "publishers", multiple=True, metavar="NAME", help="Only theirs; may be repeated."),
    ):
        function = option(function)
    return function
