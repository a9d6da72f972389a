"""The console script in a real pseudo-terminal, as somebody sits before it."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
PATIENCE_S = 45
# Colours, and whatever else moves the cursor.
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*?(?:\x07|\x1b\\)|\x1b[=>]|\r")
# In a chat a line can be typed: what is pasted is marked, and the cursor is shown.
PROMPT = r"\x1b\[\?2004h[\s\S]*?\x1b\[\?25h"

# Speaks with a Discord of the test's own: its address is the first argument.
WITH_DISCORD = (
    "import sys, yarl, discord; url = sys.argv.pop(1); discord.http.Route.BASE = url;"
    "discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace('http', 'ws'));"
    "from bot.terminal.cli import main; main()"
)


@contextmanager
def at_terminal(
    *arguments: str, cwd: Path, code: str = "from bot.terminal.cli import main; main()", columns: int = 80,
    **environment: str,
) -> Iterator[pexpect.spawn]:  # fmt: skip
    """Start `footnote` in a terminal of some width, in a home of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    env = {**kept, "HOME": str(cwd), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    child = pexpect.spawn(
        sys.executable,
        ["-c", code, *arguments],
        cwd=str(cwd),
        env={**env, **environment},
        encoding="utf-8",
        dimensions=(24, columns),
        timeout=PATIENCE_S,
    )
    child.logfile_read = StringIO()
    try:
        yield child
    finally:
        child.close(force=True)


def screen(shown: str, columns: int = 80) -> list[str]:
    """Return the lines that somebody before a terminal of some width has seen, whatever moved the cursor."""
    terminal = pyte.HistoryScreen(columns, 500)
    pyte.Stream(terminal).feed(shown)
    return "\n".join(line.rstrip() for line in terminal.display).rstrip().splitlines()


def interrupt(child: pexpect.spawn) -> None:
    """Press Ctrl-C, once the program reads: Python looks at a signal of just before only when a line has come."""
    time.sleep(0.5)
    child.sendintr()


def seen(child: pexpect.spawn) -> str:
    """Return all that a program wrote until now, and what was echoed of what was typed."""
    assert isinstance(child.logfile_read, StringIO)
    return child.logfile_read.getvalue()


def plain(shown: str) -> str:
    """Return what a terminal shows, without colours."""
    return _CONTROL.sub("", shown)
