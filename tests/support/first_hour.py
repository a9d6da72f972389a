"""`footnote` in a home of its own, at a terminal, with a web and a Discord on this machine, all of it written down."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect

from tests.support.pseudo_terminal import ROOT, at_terminal, screen, seen

_WIDTH = 80
_IN_THIS_WORLD = """
import sys

import bot.services
from corpus.web.fetching import Fetcher
from tests.support.web_server import LoopbackNetwork, trusted

url, port = sys.argv.pop(1), int(sys.argv.pop(1))
sys.argv[0] = "footnote"
bot.services.build_fetcher = lambda _: Fetcher(LoopbackNetwork({80: port}), delay_s=0.0, tls=trusted())
if sys.argv[1] in ("setup", "doctor"):
    import discord

    discord.http.Route.BASE = url
from bot.terminal.cli import main

main()
"""


class Home:
    """Run commands in an empty folder as somebody sits before them, and keep what the screen showed."""

    def __init__(self, place: Path, discord: str, web_port: int, title: str) -> None:
        self.place = place
        self.lines = [f"# {title}"]
        self.status, self.shown = 0, ""  # of the last command
        self._outside = (discord, str(web_port))

    def chapter(self, title: str) -> None:
        self.lines += ["", f"## {title}", ""]

    @contextmanager
    def begins(self, *arguments: str, **environment: str) -> Iterator[pexpect.spawn]:
        """Start a command, for a test that types to it and waits for its end; it is kept when it has ended."""
        with at_terminal(
            *self._outside, *arguments, cwd=self.place, code=_IN_THIS_WORLD, columns=_WIDTH, **environment
        ) as person:
            yield person
            person.expect(pexpect.EOF)
            self.status = person.wait()
        self.shown = "\n".join(screen(seen(person), _WIDTH))
        before = "".join(f"{name}={value} " for name, value in environment.items())
        call = " ".join(f'"{part}"' if " " in part else part for part in arguments)
        told = [] if self.status == 0 else [f"[exit status {self.status}]"]
        self.lines += ["```console", f"$ {before}footnote {call}", self.shown, *told, "```", ""]

    def runs(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """Run a command to its end, and return its exit status and what the screen showed, on one line."""
        with self.begins(*arguments, **environment):
            pass
        return self.status, " ".join(self.shown.split())

    def keep(self, file: str) -> None:
        """Write down all of it, with the home under a name of its own."""
        folder = ROOT / "build"
        folder.mkdir(exist_ok=True)
        place = "\n?".join(map(re.escape, str(self.place)))  # it may go on over the end of a line
        text = re.sub(place, "/home/ada", "\n".join(self.lines))
        (folder / file).write_text(f"{text}\n", encoding="utf-8")
