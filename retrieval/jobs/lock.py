"""One job at a time, over all processes and hosts that share a catalog.

Beside a catalog in SQLite lies a lock file; a catalog in Postgres has an advisory lock, held by a session of its own.
Both are the operating system's or the server's to keep: a holder that is killed holds nothing any more.
"""

import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from corpus.errors import CatalogError
from retrieval.store.database import reading

FILE_NAME = "refresh.lock"
# Whoever only looks whether it is held takes it for a moment.
_PATIENCE_S = 0.5
_PAUSE_S = 0.05
_REFRESH = 0x466F6F74  # the first of the two numbers of Footnote's lock; the second is the schema's

Check = Callable[[], None]


class LockTakenError(Exception):
    """Say that another holds the lock."""


class RefreshLock(Protocol):
    """Let one job in at a time."""

    @contextmanager
    def hold(self) -> Iterator[Check]:
        """Hold the lock; raises LockTakenError where another does.

        What is lent raises CatalogError where the lock was lost meanwhile.
        """
        ...

    def is_held(self) -> bool:
        """Return whether anybody holds the lock now."""
        ...


class FileRefreshLock:
    """Lock a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def hold(self) -> Iterator[Check]:
        """Hold the lock; raises LockTakenError where another does."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._path, timeout=_PATIENCE_S, poll_interval=_PAUSE_S)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise LockTakenError from None
        except OSError as error:
            raise CatalogError("store-lock-unwritten", file=str(self._path), problem=str(error.strerror)) from error
        try:
            yield lambda: None
        finally:
            lock.release()

    def is_held(self) -> bool:
        """Return whether anybody holds the lock now."""
        from filelock import FileLock, Timeout

        if not self._path.exists():
            return False
        try:
            with FileLock(self._path, timeout=0):
                return False
        except (Timeout, OSError):
            return True


class PostgresRefreshLock:
    """Hold an advisory lock of a Postgres server, one a schema, by a connection that does nothing else."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def hold(self) -> Iterator[Check]:
        """Hold the lock; raises LockTakenError where another does."""
        with reading(self._engine) as lent:
            connection = lent.execution_options(isolation_level="AUTOCOMMIT")  # else it would idle in a transaction
            numbers = (_REFRESH, _number(connection))
            until = time.monotonic() + _PATIENCE_S  # a server takes a moment to see that a holder is gone
            while not connection.scalar(sa.select(sa.func.pg_try_advisory_lock(*numbers))):
                if time.monotonic() > until:
                    raise LockTakenError
                time.sleep(_PAUSE_S)
            try:
                yield lambda: _check(connection)
            finally:
                with suppress(SQLAlchemyError):  # the session is gone, and the lock with it
                    connection.scalar(sa.select(sa.func.pg_advisory_unlock(*numbers)))

    def is_held(self) -> bool:
        """Return whether anybody holds the lock now."""
        with reading(self._engine) as connection:
            return _holder(connection) is not None


def lock_for(engine: Engine) -> RefreshLock:
    """Return the lock of a catalog's database."""
    backend = engine.url.get_backend_name()
    if backend == "postgresql":
        return PostgresRefreshLock(engine)
    if backend == "sqlite":
        return FileRefreshLock(Path(engine.url.database or FILE_NAME).with_name(FILE_NAME))
    raise CatalogError("store-no-lock", database=backend)


def _number(connection: Connection) -> int:
    """Return the schema's number: catalogs of two schemas are two."""
    schema = connection.scalar(sa.select(sa.func.current_schema()))
    return zlib.crc32(str(schema).encode()) & 0x7FFFFFFF


def _holder(connection: Connection) -> int | None:
    """Return the server's number for the session that holds the lock."""
    query = sa.text(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"
        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        " AND classid = :ours AND objid = :schema"
    )
    found: int | None = connection.scalar(query, {"ours": _REFRESH, "schema": _number(connection)})
    return found


def _check(connection: Connection) -> None:
    try:
        if _holder(connection) == connection.scalar(sa.text("SELECT pg_backend_pid()")):
            return
    except SQLAlchemyError:  # the session ended, and another may hold the lock by now
        pass
    raise CatalogError("store-lock-lost")
