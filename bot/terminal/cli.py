"""The console script `footnote`.

Exit status: 0 done, 1 the work failed, 2 the call or the settings are wrong, 3 abstained (`ask` of one question).
"""

import dataclasses
import gc
import io
import logging
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

import click

from bot.filters import read_filters
from bot.render.errors import FAILED, WRONG_CALL, exit_status, words_for
from bot.terminal.command import CommandCall, CommandGroup, command, filter_options, print_json, shared_options
from bot.terminal.evaluate.question_file import evaluate_file
from bot.terminal.output.wrapping import wrapped
from bot.terminal.refresh import cancel, diff, history, refresh, rollback
from bot.terminal.sources.commands import sources
from corpus.errors import CatalogError, FootnoteError, SettingsError


@command()
@click.argument("question", nargs=-1)
@click.option("--batch", type=click.File("rb"), help="A JSONL file of questions, '-' for standard input.")
@filter_options
def ask(call: CommandCall, question: tuple[str, ...], batch: Any, **filtered: Any) -> None:
    """Answer a question from the corpus, with sources."""
    from bot.terminal.ask import ask_batch, ask_one

    if bool(question) == bool(batch):
        raise SettingsError("terminal-one-question")
    filters = read_filters(**filtered)
    sys.exit(ask_batch(call, batch, filters) if batch else ask_one(call, " ".join(question), filters))


@command()
@filter_options
def chat(call: CommandCall, **filtered: Any) -> None:
    """Answer one question after another."""
    from bot.terminal.chat.conversation import converse

    converse(call, read_filters(**filtered))


@command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many passages.")
@filter_options
def search(call: CommandCall, query: tuple[str, ...], limit: int, **filtered: Any) -> None:
    """Find passages, best first."""
    from bot.terminal.output.json_payloads import search_payload

    filters = read_filters(**filtered)
    result = call.indexed_engine().search(" ".join(query), limit=limit, filters=filters)
    call.print(search_payload(result), lambda: call.terminal.hits(result))


@command()
def status(call: CommandCall) -> None:
    """Say what the corpus holds."""
    from bot.terminal.status import readable, status_of

    found = status_of(call.settings, call.engine())
    call.print(found, lambda: call.terminal.table(readable(found)))


@command()
def doctor(call: CommandCall) -> None:
    """Check that everything Footnote needs is there and agrees."""
    from bot.terminal.doctor.checks import run_checks

    found = run_checks(call.settings)
    passed = all(check.ok for check in found)
    payload = {"ok": passed, "checks": [dataclasses.asdict(check) for check in found]}
    call.print(payload, lambda: call.terminal.table({check.name: check.line for check in found}))
    _leave(0 if passed else FAILED)
    sys.exit(0 if passed else FAILED)


_FILE = click.Path(dir_okay=False, path_type=Path)


@command("eval")
@click.argument("questions", metavar="DIR|FILE.jsonl", type=click.Path(exists=True, path_type=Path))
@click.option("--run", type=_FILE, help="Write a TREC run here.")
@click.option("--answers", type=_FILE, help="Write one answer a line here.")
@click.option("--report", type=_FILE, help="Write a Markdown report and a plot here.")
@click.option("--compare", type=_FILE, help="Compare with what --json printed before.")
@click.option("--no-turns", is_flag=True, help="Leave out what was said before each question.")
@click.option("--ranking-only", is_flag=True, help="Measure the ranking, and answer no question.")
def evaluate(call: CommandCall, questions: Path, no_turns: bool, **options: Any) -> None:
    """Measure ranking, answers and abstaining on a set of questions.

    A BEIR folder is read into a temporary data directory. An answer is compared with the gold answers of queries.jsonl,
    its citations with the relevant articles of qrels/test.tsv. Each figure has its 95 % bootstrap interval.

    With FILE.jsonl its questions are asked of the corpus as it is: the share of right outcomes, which is what
    FOOTNOTE_GATE_QUESTIONS holds new snapshots to.
    """
    if questions.is_file():
        evaluate_file(call, questions, options_given=no_turns or any(options.values()))
        return
    from bot.terminal.evaluate.folder import EvaluationOptions, evaluate_folder
    from retrieval.evaluate.report import flat

    found = evaluate_folder(call, questions, EvaluationOptions(with_turns=not no_turns, **options))
    call.print(found, lambda: call.terminal.table(flat(found)))


@command()
@click.option("--source", "sources", multiple=True, metavar="SOURCE", help="What to answer from; may be repeated.")
def setup(call: CommandCall, sources: tuple[str, ...]) -> None:
    """Set the Discord bot up, step by step.

    The steps are its token, its invitation, its articles and its commands. It asks for what isn't set yet, and can be
    stopped and called again. With --json it asks nothing: DISCORD_TOKEN has the token, and --source names what to
    answer from.
    """
    from bot.terminal.setup import set_up

    done = set_up(call, sources)
    if call.as_json:
        print_json(done)


@command()
def run(call: CommandCall) -> None:
    """Start the Discord bot."""
    from bot.client import run_bot

    run_bot(call.settings)
    if call.as_json:
        print_json({"stopped": True})
    _leave()


@command()
@click.option("--port", type=click.IntRange(1024, 65535), help="The port on 127.0.0.1; any free one by default.")
def preview(call: CommandCall, port: int | None) -> None:
    """Try the bot in a browser, without a token.

    Discord is simulated. The address that it prints lets whoever has it use the preview; Ctrl-C ends it. Nothing done
    there is kept.
    """
    from bot.terminal.preview.serving import run_preview

    run_preview(call.settings, port, lambda url: call.print({"url": url}, lambda: click.echo(f"Open {url}")))


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@shared_options
@click.version_option(package_name="footnote")
def footnote() -> None:
    """Answer questions about a corpus of articles, each sentence with its source."""


for _command in (ask, chat, search, refresh, cancel, history, rollback, diff, sources, status, doctor, evaluate, setup,
                 run, preview):  # fmt: skip
    footnote.add_command(_command)


def _leave(status: int = 0) -> None:
    """End the process now where a worker still waits for something outside: Python would wait for it, however long."""
    main_thread = threading.main_thread()
    if any(thread is not main_thread and not thread.daemon for thread in threading.enumerate()):
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _said(error: FootnoteError) -> str:
    """Return what went wrong; of the catalog, with what says how it is mended."""
    if isinstance(error, CatalogError):
        error = CatalogError("terminal-ask-doctor", why=error.reason)
    return words_for(error)


def _end_when_told() -> None:
    """Have SIGTERM end a container's first process as it ends any other: the system leaves that to it."""
    if os.getpid() == 1:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(128 + signal.SIGTERM))


class _CtrlC:
    """Raise KeyboardInterrupt as ever, and remember it, since a library may make an error of its own of it."""

    pressed = False

    def __call__(self, signum: int, frame: FrameType | None) -> None:
        self.pressed = True
        signal.default_int_handler(signum, frame)


def main() -> None:
    """Run the command line, and turn what goes wrong into a sentence and an exit status."""
    _end_when_told()
    ctrl_c = _CtrlC()
    signal.signal(signal.SIGINT, ctrl_c)
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
        if not ctrl_c.pressed:
            click.echo(wrapped(_said(error), sys.stderr), err=True)
        status = 130 if ctrl_c.pressed else exit_status(error)
    except BrokenPipeError:
        # Whoever read our output has enough; Python would complain again while it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FAILED
    except Exception as error:  # noqa: BLE001  # the last resort: a sentence and a reference, never a traceback
        if not ctrl_c.pressed:
            said = f"{words_for(error)} (FOOTNOTE_LOG_LEVEL=DEBUG shows where.)"
            click.echo(wrapped(said, sys.stderr), err=True)
        status = 130 if ctrl_c.pressed else FAILED
    gc.freeze()  # looking through a million objects for what could be collected takes 0.3 s on the way out
    sys.exit(status if isinstance(status, int) else 0)
