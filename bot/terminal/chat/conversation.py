"""One question after another: `footnote chat`, at a terminal or through a pipe."""

import contextlib
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from bot.render.errors import words_for
from bot.services import build_source_list
from bot.terminal.ask import ask_and_show
from bot.terminal.chat.small_talk import reply_to
from bot.terminal.output.corpus import show_subscriptions
from bot.terminal.output.json_payloads import answer_payload, as_json_text
from bot.terminal.output.plurals import counted
from corpus.errors import FootnoteError
from retrieval.abstention import spoken
from retrieval.types import Answer, Filters, Question, Turn

if TYPE_CHECKING:
    from bot.terminal.command import CommandCall

HISTORY_FILE = "chat_history"
_TURNS_KEPT = 10
_ENDS = ("exit", "quit", "/exit", "/quit")


def converse(call: "CommandCall", filters: Filters) -> None:
    """Answer one line after another, until the input ends; at a terminal greetings and commands are answered too.

    With --json the answers are the items of one array, each printed as it comes.
    """
    engine = call.indexed_engine()
    if call.as_json:
        _converse_in_json(call, filters)
        return
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        call.terminal.say(f"Footnote answers from {_holdings(call)}, and cites every sentence.")
        call.terminal.say("Ask a question; /help says more, /quit ends.")
    engine.warm()
    turns: tuple[Turn, ...] = ()
    for line in _typed(call.settings.data_dir / HISTORY_FILE) if at_terminal else _lines(sys.stdin):
        if at_terminal and (said := _reply(call, line)):
            said()
        else:
            turns = _after(turns, line, _answer(call, Question(line, turns, filters=filters), at_terminal))
        call.terminal.out.print()


def _converse_in_json(call: "CommandCall", filters: Filters) -> None:
    engine = call.indexed_engine()
    turns: tuple[Turn, ...] = ()
    separators = itertools.chain(["["], itertools.repeat(",\n"))
    try:
        for line in _lines(sys.stdin):
            try:
                answer = engine.ask(Question(line, turns, filters=filters))
            except FootnoteError as error:
                call.terminal.complain(words_for(error))
                continue
            click.echo(next(separators) + as_json_text(answer_payload(answer)), nl=False)
            turns = _after(turns, line, answer)
    finally:  # also where it is interrupted: what was printed is one JSON value
        click.echo("]" if turns else "[]")


def _answer(call: "CommandCall", question: Question, at_terminal: bool) -> Answer | None:
    """Print an answer; None where there is none, because of an error, or of Ctrl-C at a terminal."""
    try:
        return ask_and_show(call, question)
    except FootnoteError as error:
        call.terminal.complain(words_for(error))
    except KeyboardInterrupt:
        if not at_terminal:
            raise
        call.terminal.complain("Stopped; Ctrl-C once more ends the chat.")
    return None


def _after(turns: tuple[Turn, ...], line: str, answer: Answer | None) -> tuple[Turn, ...]:
    """Return the turns with a question and its answer, the last ten."""
    if answer is None:
        return turns
    return (*turns, Turn("user", line), Turn("agent", spoken(answer)))[-_TURNS_KEPT:]


def _reply(call: "CommandCall", line: str) -> Callable[[], None] | None:
    """Return what shows the reply to a command or to small talk; None for a question."""
    if line == "/sources":
        listed = build_source_list(call.settings, call.indexed_engine().catalog).listed()
        return lambda: show_subscriptions(call.terminal, listed)
    if line == "/help":
        return lambda: call.terminal.say(_card(call))
    if line.startswith("/") and " " not in line:
        return lambda: call.terminal.say(f"There is no {line}: /help, /sources and /quit are all there is.")
    said = reply_to(line, _card(call))
    return None if said is None else lambda: call.terminal.say(said)


def _card(call: "CommandCall") -> str:
    return (
        f"I answer questions about {_holdings(call)}, each sentence a quote with its source; where they don't say, I "
        'say so. Ask as you would ask a person, and go on from there: "and who paid?"\n'
        "/sources lists what I read, /quit ends, as Ctrl-D does. Arrow keys bring back earlier questions."
    )


def _holdings(call: "CommandCall") -> str:
    """Say how many articles there are."""
    current = call.indexed_engine().catalog.current()
    count = current.articles if current else 0
    return counted(count, "article")


def _lines(stream: TextIO) -> Iterator[str]:
    for line in iter(stream.readline, ""):
        if line.strip() in _ENDS:
            return
        if line.strip():
            yield line.strip()


def _typed(history: Path) -> Iterator[str]:
    """Yield what is typed at a terminal, with line editing and the history of earlier chats, until Ctrl-D.

    Ctrl-C empties a line that has something, and raises KeyboardInterrupt at an empty one.
    """
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, InMemoryHistory
    from prompt_toolkit.output import create_output
    from prompt_toolkit.output.vt100 import Vt100_Output

    kept: FileHistory | InMemoryHistory = InMemoryHistory()
    with contextlib.suppress(OSError):  # a data directory that can't be written to
        os.close(os.open(history, os.O_CREAT | os.O_WRONLY, 0o600))
        kept = FileHistory(str(history))
    output = create_output(sys.stderr)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False  # a terminal that doesn't say where its cursor is would get a warning in the way
    session: PromptSession[str] = PromptSession(history=kept, output=output)
    while True:
        try:
            line = session.prompt("> ").strip()
        except EOFError:
            return
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                raise
            continue
        if line in _ENDS:
            return
        if line:
            yield line
