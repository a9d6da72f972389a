"""Parse in a process apart, which ends when it takes too long or takes too much, and takes nobody along.

What others wrote can keep a parser busy for hours: a PDF of a few kilobytes that names one heavy page ten thousand
times, a megabyte of "[" in Markdown. A thread can't be ended; a process can. It is kept for the next file, and has a
processor to itself, so that the event loop isn't held up either. Texts that are too short to take long are parsed here.
"""

import atexit
import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from types import MappingProxyType
from typing import IO, Any, Literal

from corpus.errors import Reason, SourceError
from corpus.parsers.docx import parse_docx
from corpus.parsers.draft import Draft, join_words
from corpus.parsers.epub import parse_epub
from corpus.parsers.html import parse_html
from corpus.parsers.mail import parse_eml, parse_mhtml
from corpus.parsers.markdown import parse_markdown
from corpus.parsers.odt import parse_odt
from corpus.parsers.pdf import parse_pdf
from corpus.parsers.plain import parse_plain
from corpus.parsers.rtf import parse_rtf

Form = Literal["html", "pdf", "markdown", "text", "docx", "epub", "odt", "rtf", "eml", "mhtml"]
Parsed = Draft | Sequence[Draft]

SECONDS = 60.0  # that a file has; one of 1,000 pages takes about half of them
MEMORY = 3 * 1024**3  # bytes of address space, where the system can limit it
# Markdown of nothing but "[" takes time by the square of its length: half a second for so much.
_SHORT = 32 * 1024
_KEPT = 2  # processes
_RUN = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from corpus.parsers.isolation import serve; serve()"

_PARSERS: Mapping[Form, Callable[[bytes, str | None], Parsed]] = MappingProxyType(
    {
        "html": parse_html,
        "pdf": lambda data, _: parse_pdf(data),
        "markdown": parse_markdown,
        "text": parse_plain,
        "docx": lambda data, _: parse_docx(data),
        "epub": lambda data, _: parse_epub(data),
        "odt": lambda data, _: parse_odt(data),
        "rtf": lambda data, _: parse_rtf(data),
        "eml": lambda data, _: parse_eml(data),
        "mhtml": lambda data, _: parse_mhtml(data),
    }
)
_QUICK = ("html", "markdown")  # where they are short

_log = logging.getLogger(__name__)
_idle: list["_Child"] = []
_busy: set["_Child"] = set()
_lock = threading.Lock()


def parse_as(form: Form, data: bytes, charset: str | None = None, seconds: float = SECONDS) -> Draft:
    """Return the draft of what is in a form, within so many seconds.

    Raises SourceError where it can't be read, or where it holds several articles.
    """
    drafts = parse_parts(form, data, charset, seconds)
    if len(drafts) > 1:
        raise SourceError("unreadable-several", count=len(drafts))
    return drafts[0]


def parse_parts(form: Form, data: bytes, charset: str | None = None, seconds: float = SECONDS) -> list[Draft]:
    """Return the drafts of what is in a form, one at least; raises as `parse_as`."""
    drafts = _parse(form, data, charset, seconds)
    return [replace(draft, text=join_words(draft.text)) for draft in drafts]


def _parse(form: Form, data: bytes, charset: str | None, seconds: float) -> Sequence[Draft]:
    if form == "text" or (form in _QUICK and len(data) <= _SHORT):
        return _listed(_PARSERS[form](data, charset))
    child = _take()
    try:
        _busy.add(child)
        reply = child.ask(form, data, charset, seconds)
    except _EndedError as error:
        child.kill()
        if error.late:
            raise SourceError("unreadable-file-slow", seconds=f"{seconds:g}") from None
        raise SourceError("unreadable-file-heavy") from None
    except BaseException:
        child.kill()
        raise
    finally:
        _busy.discard(child)
    _give_back(child)
    if "drafts" in reply:
        return [Draft(**draft) for draft in reply["drafts"]]
    _log.debug("could not read a file: %s", reply)
    if "refused" in reply:
        raise SourceError(Reason.from_json(reply["refused"]))
    raise SourceError("unreadable-unforeseen", error=reply["error"])


def give_up() -> None:
    """End what is being parsed now: a program that is told to stop doesn't wait for it."""
    for child in list(_busy):
        child.end()


def serve() -> None:
    """Parse what comes on standard input until it ends; this is what the process apart does."""
    _limit_memory()
    replies, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no reply
    while line := sys.stdin.buffer.readline():
        asked = json.loads(line)
        reply = json.dumps(_reply(asked["form"], sys.stdin.buffer.read(asked["size"]), asked["charset"]))
        replies.write(reply.encode() + b"\n")
        replies.flush()


def _reply(form: Form, data: bytes, charset: str | None) -> dict[str, Any]:
    try:
        return {"drafts": [asdict(draft) for draft in _listed(_PARSERS[form](data, charset))]}
    except SourceError as error:
        return {"refused": error.reason.as_json()}
    except Exception as error:  # noqa: BLE001  # the parsers stand on big libraries, and the file is anybody's
        return {"error": type(error).__name__}


def _listed(parsed: Parsed) -> Sequence[Draft]:
    return [parsed] if isinstance(parsed, Draft) else parsed


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class _EndedError(Exception):
    """Say that the process ended without a reply; `late` where that was because its time was up."""

    def __init__(self, *, late: bool) -> None:
        super().__init__(late)
        self.late = late


class _Child:
    """Hold one process."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", _RUN, json.dumps(sys.path)]
        self._process = subprocess.Popen(  # noqa: S603  # it is this program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={} if os.name == "posix" else None,  # tokens and keys are none of a parser's business; Windows needs it
        )

    @property
    def is_there(self) -> bool:
        return self._process.poll() is None

    def ask(self, form: Form, data: bytes, charset: str | None, seconds: float) -> dict[str, Any]:
        """Return what came of parsing. Raises _EndedError."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self.end()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            stdin, stdout = self._pipes
            stdin.write(json.dumps({"form": form, "size": len(data), "charset": charset}).encode() + b"\n" + data)
            stdin.flush()
            line = stdout.readline()
        except OSError:  # it ended while it was told
            line = b""
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            raise _EndedError(late=late.is_set())
        found: dict[str, Any] = json.loads(line)
        return found

    def end(self) -> None:
        """End it, for whoever waits for its reply to be told."""
        self._process.kill()

    def kill(self) -> None:
        """End it, and clear up."""
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes:
            with contextlib.suppress(OSError):
                pipe.close()

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the process was begun with pipes")
        return stdin, stdout


def _take() -> _Child:
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.is_there:
                return child
            child.kill()
    return _Child()


def _give_back(child: _Child) -> None:
    with _lock:
        if len(_idle) < _KEPT:
            _idle.append(child)
            return
    child.kill()


@atexit.register
def _end_all() -> None:
    while _idle:
        _idle.pop().kill()
