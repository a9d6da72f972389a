"""Digests of large files, taken once for as long as a file stays untouched.

Hashing 90 MB takes 50 ms where the processor helps and 300 ms where it doesn't, at every start. What says that a file
is the one that was hashed is what git goes by: its device, inode, size, and both its times to the nanosecond. Writing
into it, putting another in its place, or setting its modification time back all change one of them. A file that was
changed within the last seconds is hashed again next time, since two changes can share one tick of the clock.
"""

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_SETTLED = 2.0  # seconds; FAT's clock has the widest tick


class Digests:
    """Remember digests in a file of the data directory; without one, remember nothing.

    With `afresh`, what is remembered isn't relied on, and is written anew.
    """

    def __init__(self, place: Path | None = None, *, afresh: bool = False) -> None:
        self._place = place
        self._afresh = afresh

    def of(self, file: Path, kind: str, compute: Callable[[Path], str]) -> str:
        """Return what `compute` makes of a file, or made of it before. `kind` names what is computed."""
        name, looks = f"{kind} {file.resolve()}", _looks(file)
        known = self._read()
        entry = known.get(name)
        if (
            not self._afresh
            and isinstance(entry, dict)
            and entry.get("looks") == looks
            and _is_digest(entry.get("digest"))
        ):
            return str(entry["digest"])
        began = time.time()
        digest = compute(file)
        if _looks(file) == looks and max(looks[-2:]) / 1e9 < began - _SETTLED:
            self._write({**known, name: {"looks": looks, "digest": digest}})
        return digest

    def _read(self) -> dict[str, Any]:
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._place.read_text(encoding="utf-8")) if self._place else {}
            return found if isinstance(found, dict) else {}
        return {}

    def _write(self, known: dict[str, Any]) -> None:
        if self._place is None or not self._place.parent.is_dir():
            return
        fresh = self._place.with_suffix(f".{os.getpid()}.tmp")
        with contextlib.suppress(OSError):  # a data directory that can only be read: hashed again next time
            fresh.write_text(json.dumps(known, indent=1), encoding="utf-8")
            fresh.replace(self._place)


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _looks(file: Path) -> list[int]:
    found = file.stat()
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]


def _is_digest(digest: object) -> bool:
    return isinstance(digest, str) and len(digest) == 64
