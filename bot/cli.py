"""The console script `footnote`.

Exit status: 0 done, 1 the work failed, 2 the call or the settings are wrong, 3 abstained (`ask` of one question).
"""

import functools
import io
import logging
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.errors import FAILED, WRONG_CALL, exit_status, words_for
from bot.filters import filter_options, read_filters
from corpus.errors import FootnoteError, SettingsError

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.terminal import Terminal
    from retrieval.engine import Engine


@dataclass(frozen=True, slots=True)
class Call:
    """Hold what every command is called with."""

    settings: "Settings"
    as_json: bool
    terminal: "Terminal"

    @functools.cache  # noqa: B019  # one call a process
    def engine(self) -> "Engine":
        """Return the engine over the data directory."""
        from bot.services import build_engine

        return build_engine(self.settings)

    def print(self, payload: Any, show: Callable[[], None]) -> None:
        """Print one JSON value, or call what shows the same to a person."""
        if self.as_json:
            print_json(payload)
        else:
            show()


def print_json(payload: Any) -> None:
    """Print one JSON value on a line of its own."""
    from bot.payload import as_json_text

    click.echo(as_json_text(payload))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="footnote")
def footnote() -> None:
    """Answer questions about a corpus of articles, each sentence with its source."""


def command(function: Callable[..., None]) -> click.Command:
    """Make a command that takes --json and --data-dir, and gets a Call as its first argument."""

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON value and nothing else.")
    @click.option("--data-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the indexes live.")
    @functools.wraps(function)
    def run(as_json: bool, data_dir: Path | None, **arguments: Any) -> None:
        from bot.logs import set_up_logging
        from bot.settings import Settings
        from bot.terminal import Terminal

        settings = Settings.load(**({"data_dir": data_dir} if data_dir else {}))
        set_up_logging(settings, service=function.__name__ == "run")
        terminal = Terminal()
        for name in settings.not_in_use():
            terminal.complain(f"{name} is set, but not in use yet in this version.")
        function(Call(settings, as_json, terminal), **arguments)

    return footnote.command()(run)


@command
@click.argument("question", nargs=-1)
@click.option("--batch", type=click.File("rb"), help="A JSONL file of questions, '-' for standard input.")
@filter_options
def ask(call: Call, question: tuple[str, ...], batch: Any, **filtered: Any) -> None:
    """Answer a question from the corpus, with sources."""
    from bot.asking import ask_batch, ask_one

    if bool(question) == bool(batch):
        raise SettingsError('Give one question, as in `footnote ask "..."`, or a file of them with --batch.')
    filters = read_filters(**filtered)
    sys.exit(ask_batch(call, batch, filters) if batch else ask_one(call, " ".join(question), filters))


@command
@filter_options
def chat(call: Call, **filtered: Any) -> None:
    """Answer one question after another."""
    from bot.asking import converse

    converse(call, read_filters(**filtered))


@command
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many passages.")
@filter_options
def search(call: Call, query: tuple[str, ...], limit: int, **filtered: Any) -> None:
    """Find passages, best first."""
    from bot.payload import search_payload

    filters = read_filters(**filtered)
    result = call.engine().search(" ".join(query), limit=limit, filters=filters)
    call.print(search_payload(result), lambda: call.terminal.hits(result))


@command
@click.argument("sources", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and keep nothing.")
@click.option("--rebuild", is_flag=True, help="Encode the whole corpus anew, as after a change of model.")
@click.option("--quiet", is_flag=True, help="Say only what changed or failed.")
def refresh(call: Call, sources: tuple[str, ...], dry_run: bool, rebuild: bool, quiet: bool) -> None:
    """Bring the index up to what SOURCES (folders, files) hold.

    Without SOURCES: those of FOOTNOTE_SOURCES, else those of the last refresh, else the sample articles.
    """
    from bot.services import source_locations
    from bot.terminal import ProgressBar
    from retrieval.report import as_json

    engine = call.engine()
    locations = source_locations(call.settings, engine, sources)
    shown = call.terminal.err.is_terminal
    with ProgressBar(call.terminal, shown=shown) as bar:
        report = engine.refresher.run(locations, dry_run=dry_run, rebuild=rebuild, progress=bar)
    silent = quiet and not (report.added or report.changed or report.removed or report.failed)
    call.print(as_json(report), lambda: None if silent else call.terminal.report(report))
    if not report.read:
        call.terminal.complain("No article could be read; the corpus is as it was.")
        sys.exit(FAILED)


@command
def status(call: Call) -> None:
    """Say what the corpus holds."""
    from bot.condition import status_of

    found = status_of(call.settings, call.engine())
    call.print(found, lambda: call.terminal.table(found))


@command
def doctor(call: Call) -> None:
    """Check that everything Footnote needs is there and agrees."""
    from bot.condition import checks

    found = checks(call.settings)
    passed = all(check.ok for check in found)
    payload = {"ok": passed, "checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in found]}
    rows = {check.name: f"{'ok' if check.ok else 'FAILED'}: {check.detail}" for check in found}
    call.print(payload, lambda: call.terminal.table(rows))
    sys.exit(0 if passed else FAILED)


_FILE = click.Path(dir_okay=False, path_type=Path)


@command
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--run", type=_FILE, help="Write a TREC run here.")
@click.option("--answers", type=_FILE, help="Write one answer a line here.")
@click.option("--report", type=_FILE, help="Write a Markdown report and a plot here.")
@click.option("--compare", type=_FILE, help="Compare with what --json printed before.")
@click.option("--no-turns", is_flag=True, help="Leave out what was said before each question.")
@click.option("--ranking-only", is_flag=True, help="Measure the ranking, and answer no question.")
def evaluate(call: Call, directory: Path, no_turns: bool, **wanted: Any) -> None:
    """Measure ranking, answers and abstaining on a BEIR folder, in a temporary data directory.

    An answer is compared with the gold answers of queries.jsonl, its citations with the relevant articles of
    qrels/test.tsv. Each figure has its 95 % bootstrap interval.
    """
    from bot.measuring import Wanted, evaluate_folder
    from bot.reporting import flat

    found = evaluate_folder(call, directory, Wanted(with_turns=not no_turns, **wanted))
    call.print(found, lambda: call.terminal.table(flat(found)))


evaluate.name = "eval"
footnote.add_command(footnote.commands.pop("evaluate"), "eval")


@command
def run(call: Call) -> None:
    """Start the Discord bot."""
    from bot.client import run_bot

    run_bot(call.settings)
    if call.as_json:
        print_json({"stopped": True})
    _leave()


@command
@click.option("--port", type=click.IntRange(1024, 65535), help="The port on 127.0.0.1; any free one by default.")
def preview(call: Call, port: int | None) -> None:
    """Try the bot in a browser, in a simulated Discord, without a token.

    The address that it prints lets whoever has it use the preview; Ctrl-C ends it. Nothing done there is kept.
    """
    from bot.preview import run_preview

    run_preview(call.settings, port, lambda url: call.print({"url": url}, lambda: click.echo(f"Open {url}")))


def _leave() -> None:
    """End the process now where a worker still waits for something outside: Python would wait for it, however long."""
    main_thread = threading.main_thread()
    if any(thread is not main_thread and not thread.daemon for thread in threading.enumerate()):
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def main() -> None:
    """Run the command line, and turn what goes wrong into a sentence and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the locale is, an article's characters can be shown
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    try:
        status = footnote(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        status = 130
    except KeyboardInterrupt:
        status = 130
    except click.ClickException as error:
        error.show()
        status = WRONG_CALL
    except FootnoteError as error:
        click.echo(str(error), err=True)
        status = exit_status(error)
    except BrokenPipeError:
        # Whoever read our output has enough; Python would complain again while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FAILED
    except Exception as error:  # noqa: BLE001  # the last resort: a sentence and a reference, never a traceback
        click.echo(f"{words_for(error)} (FOOTNOTE_LOG_LEVEL=DEBUG shows where.)", err=True)
        status = FAILED
    sys.exit(status if isinstance(status, int) else 0)
