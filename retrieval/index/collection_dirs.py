"""The directories of an embedded vector index: one a collection, made aside, sealed by its name, changed no more.

Chroma's embedded directory serves one process (chroma-core/chroma #3792, #3769, #421), and what opens one writes to it:
it applies what the log holds, purges that, and writes the graph's files anew, in place. Seen with Chroma 1.5.9, of
8,000 vectors that one process changed where they were: a process that opened them again and again died of SIGSEGV,
once; of 14 that were killed while they wrote, one left a directory that can't be opened.

So a graph that is read is never written. A change copies the directory, changes the copy, leaves nothing in its log,
and gives it its name; the catalog's pointer moves to it in the transaction that makes the snapshot; then the old one
goes. Whoever has that open goes on from memory, and where it can't, looks up where its snapshot's vectors are by now.
All that whoever opens a sealed one writes is a row by which Chroma takes its database's lock. Of 20,000 vectors of 384
dimensions (39 MB), copying takes 0.1 s and changing one 0.6 s. `test_sealed_directories.py` does to these what broke
those.

Directories are opened and taken away under one lock, so that nobody opens half of one; their databases are copied under
it, too: when this process closes a file, the system forgets the locks that Chroma holds on it.
"""

import errno
import re
import secrets
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

_DATABASE = "chroma.sqlite3"
_LOCK = "lock"
_GENERATION = re.compile(r"(.+?)(?:-g(\d+)-[0-9a-f]+)?")
_DRAFT, _GONE = ".draft-", ".gone-"


class CollectionDirs:
    """Make, find and take away the directories of collections, within one directory."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def path(self, name: str) -> Path:
        """Return where a collection's directory is, or would be."""
        return self._directory / name

    def holds(self, name: str) -> bool:
        """Return whether a collection is there, whole."""
        return self.path(name).is_dir()

    def names(self) -> list[str]:
        """Return the collections that are there, whole."""
        return sorted(path.name for path in self.strays(set(), "") if not path.name.startswith((_DRAFT, _GONE)))

    def lock(self) -> AbstractContextManager[Any]:
        """Return the lock to open a directory under: it keeps it from being taken away meanwhile."""
        from filelock import FileLock

        return FileLock(self._directory / _LOCK)

    @contextmanager
    def draft(self, name: str, base: str | None) -> Iterator[Path]:
        """Lend a directory, a copy of the base's or an empty one, that gets its name when whoever wrote it is done."""
        made = self._directory / f"{_DRAFT}{name}"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        try:
            if base:
                self._copy(self.path(base), made)
            yield made
            _pack(made)
            made.rename(self.path(name))
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise

    def strays(self, kept: set[str], prefix: str) -> list[Path]:
        """Return the directories of collections whose names begin with a prefix and that aren't kept."""
        if not self._directory.is_dir():
            return []
        found = (path for path in self._directory.iterdir() if path.is_dir() and path.name not in kept)
        return [path for path in found if path.name.removeprefix(_DRAFT).removeprefix(_GONE).startswith(prefix)]

    def take_away(self, strays: Iterable[Path]) -> None:
        """Delete directories; what can't be deleted stays a stray."""
        for path in strays:
            if not path.name.startswith((_DRAFT, _GONE)):
                with self.lock():
                    path = path.rename(self._directory / f"{_GONE}{path.name}")  # noqa: PLW2901  # it is the same one
            shutil.rmtree(path, ignore_errors=True)

    def _copy(self, base: Path, made: Path) -> None:
        """Copy a directory that nobody changes, its database without the pages that hold nothing."""
        shutil.copytree(base, made, dirs_exist_ok=True, ignore=shutil.ignore_patterns(f"{_DATABASE}*"))
        with self.lock():
            _copy_database(base / _DATABASE, made / _DATABASE)


def _pack(made: Path) -> None:
    """Give back the room of what went through the log: of 3,000 vectors that were just written, half of all.

    Into another file, because Chroma closes this one a moment after it says so.
    """
    packed = made / f"{_DATABASE}.packed"
    _copy_database(made / _DATABASE, packed)
    packed.replace(made / _DATABASE)


def _copy_database(base: Path, made: Path) -> None:
    """Copy a database without the pages that hold nothing. Raises OSError where it can't be read or written."""
    try:
        with closing(sqlite3.connect(base)) as connection:
            connection.execute("VACUUM INTO ?", (str(made),))
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error)) from error


def root_of(collection: str) -> str:
    """Return what the generations of a collection have in common: their name without their number."""
    found = _GENERATION.fullmatch(collection)
    return found[1] if found else collection


def successor(collection: str) -> str:
    """Return a name for the next generation of a collection, which none ever had."""
    found = _GENERATION.fullmatch(collection)
    number = int(found[2] or 1) + 1 if found else 2
    return f"{root_of(collection)}-g{number}-{secrets.token_hex(3)}"
