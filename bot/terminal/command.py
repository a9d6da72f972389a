"""What every command of the console script is called with, and how one is made."""

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import EmptyCorpusError, SettingsError

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.terminal.output.console import Terminal
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

    def indexed_engine(self) -> "Engine":
        """Return the engine over a corpus that is there. Raises EmptyCorpusError, with where it looked."""
        from retrieval.store.catalog import FILE_NAME

        folder = self.settings.data_dir
        served = bool(self.settings.database_url.get_secret_value())
        if (served or (folder / FILE_NAME).exists()) and self.engine().catalog.current():
            return self.engine()
        raise EmptyCorpusError("terminal-no-corpus", folder=str(folder.absolute()))

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
    from bot.terminal.output.json_payloads import as_json_text

    click.echo(as_json_text(payload))


def command(name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """Make a command of a function: it takes --json and --data-dir, and a CommandCall as its first argument.

    Which group it belongs to is said where groups are put together: `bot.terminal.cli`, and for `sources` its module.
    """

    def made(function: Callable[..., None]) -> click.Command:
        @shared_options
        @functools.wraps(function)
        def run(**arguments: Any) -> None:
            from bot.monitoring.logging_setup import set_up_logging
            from bot.settings import Settings
            from bot.terminal.output.console import Terminal

            said = click.get_current_context().meta
            settings = Settings.load(**({"data_dir": said["data_dir"]} if "data_dir" in said else {}))
            set_up_logging(settings, service=function.__name__ == "run")
            function(CommandCall(settings, "as_json" in said, Terminal()), **arguments)

        return click.command(name)(run)

    return made


def shared_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add --json and --data-dir, which may stand before a command's name as well as after it."""
    for option in (
        click.option(
            "--data-dir",
            type=click.Path(file_okay=False, path_type=Path),
            help="Where the indexes live.",
            expose_value=False,
            callback=_note,
        ),
        click.option(
            "--json",
            "as_json",
            is_flag=True,
            help="Print one JSON value and nothing else.",
            expose_value=False,
            callback=_note,
        ),
    ):
        function = option(function)
    return function


def _note(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Note an option that is given where its command finds it, whichever of the two it stands with."""
    if value:
        context.meta[str(parameter.name)] = value


class CommandGroup(click.Group):
    """Say of an option that only commands take where it goes."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Raise UsageError naming a command that takes an option which stands before its name."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            name = error.option_name
            takers = [c.name for c in self.commands.values() if any(name in p.opts for p in c.params)]
            if not takers:
                raise
            path = ctx.command_path
            raise click.UsageError(f"{name} goes after the command: {path} {takers[0]} {name} ...", ctx) from None


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
