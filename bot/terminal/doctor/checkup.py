"""Checks that look at something each, side by side, and end in time whatever hangs."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.render.errors import words_for
from corpus.errors import FootnoteError


@dataclass(frozen=True, slots=True)
class Check:
    """Hold what was looked at, what was found, and what mends it; with a remedy, what is ok might be better."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""

    @property
    def state(self) -> str:
        """Return "ok", "warning" or "FAILED"."""
        return ("warning" if self.remedy else "ok") if self.ok else "FAILED"

    @property
    def line(self) -> str:
        """Return all that is said of it to a person."""
        stop = "" if self.detail.endswith((".", "?", "!")) else "."
        return f"{self.state}: {self.detail}{f'{stop} {self.remedy}' if self.remedy else ''}"


# What a look finds: that all is well and how, or a whole Check where more is to be said.
Look = Callable[[], str | Check]


class Checkup:
    """Run looks in threads of their own until a deadline, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds

    def begin(self, name: str, look: Look, remedy: str = "") -> Callable[[], Check]:
        """Begin to look; what is returned waits for what was found. The remedy is for where it fails."""
        found: list[Check] = []

        def work() -> None:
            try:
                said = look()
            except FootnoteError as error:
                found.append(Check(name, False, words_for(error), remedy))
            except Exception as error:  # noqa: BLE001  # one thing that breaks hides no other
                found.append(Check(name, False, words_for(error), remedy))
            else:
                found.append(said if isinstance(said, Check) else Check(name, True, said))

        thread = threading.Thread(target=work, name=f"check {name}", daemon=True)
        thread.start()

        def wait() -> Check:
            thread.join(max(0.0, self._until - time.monotonic()))
            late = Check(name, False, f"no answer in {self._seconds:.0f} seconds", remedy)
            return found[0] if found else late

        return wait

    def look(self, name: str, look: Look, remedy: str = "") -> Check:
        """Look, and return what was found."""
        if time.monotonic() >= self._until:
            return Check(name, False, "not looked at: what was looked at before took too long")
        return self.begin(name, look, remedy)()
