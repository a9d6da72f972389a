"""The catalog's database: how it is reached, brought up to date, read and written.

SQLite in the data directory by default, Postgres by URL.
"""

import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from corpus.errors import CatalogError, Reason, StoreUnreachableError
from retrieval.store import postgres
from retrieval.store.schema import REVISION

# SQLite takes 32,766 variables a statement, older builds 999.
_BATCH = 900
_LOCK_TIMEOUT_S = 15
_POOL_TIMEOUT_S = 15
_WRITES = "footnote_writes"
ALONE = "footnote_alone"  # an engine's option: each of its statements is read by itself, and needs no transaction
_MIGRATION = 0x466F6F746E6F7465  # the number of the advisory lock, "Footnote"
_SCRIPTS = Path(__file__).parent / "migrations"
_T = TypeVar("_T")


def connect(url: str | sa.URL) -> Engine:
    """Return an engine on a database, which is made where SQLite has none. Raises CatalogError for a wrong URL."""
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() != "sqlite":
            driver = parsed.get_driver_name()
            limits = postgres.LIMITS if driver in ("psycopg", "psycopg2") else {}
            limits = {name: value for name, value in limits.items() if name not in parsed.query}
            served = sa.create_engine(parsed, pool_pre_ping=True, pool_timeout=_POOL_TIMEOUT_S, connect_args=limits)
            if driver == "psycopg":
                postgres.watch(served)
            return served
        engine = sa.create_engine(parsed, connect_args={"timeout": _LOCK_TIMEOUT_S})
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise CatalogError("store-no-database-url") from error
    except ImportError as error:
        raise CatalogError("store-no-driver", driver=str(error.name)) from error

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, so that DDL is in them too
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        # Readers go on while a refresh commits. Where another process is making the catalog just now, it sets this.
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: two that both read first would refuse each other.
        options = connection.get_execution_options()
        if not options.get(ALONE):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")

    return engine


def migrate(
    engine: Engine, scripts: Path = _SCRIPTS, revision: str = REVISION, version_table: str = "alembic_version"
) -> None:
    """Bring tables up to this version: the catalog's, or others of the same database that have scripts of their own.

    Raises CatalogError where they are of a later version.
    """
    with reading(engine) as connection:
        found = _revision(connection, version_table)
    if found == revision:  # the usual case; importing Alembic would cost more than the check
        return
    if found is not None and found > revision:
        raise CatalogError("store-later-version", found=found, known=revision)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":  # SQLite lets one writer in at a time anyway
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION)))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)  # does nothing where another process was first


def _revision(connection: Connection, version_table: str) -> str | None:
    if not sa.inspect(connection).has_table(version_table):
        return None
    return connection.execute(sa.select(sa.column("version_num")).select_from(sa.table(version_table))).scalar()


def _in_words(engine: Engine, error: DBAPIError | PoolTimeoutError) -> CatalogError:
    where = engine.url.render_as_string(hide_password=True)
    if isinstance(error, PoolTimeoutError):
        return StoreUnreachableError("store-busy", catalog=where, slow=True)
    why = (str(error.orig).strip() or type(error.orig).__name__).splitlines()[0]
    reason = Reason("store-unusable", catalog=where, problem=why)
    if not isinstance(error, OperationalError):
        return CatalogError(reason)
    if engine.url.get_backend_name() == "sqlite":  # locked for all this time; or full or damaged, which stays
        return StoreUnreachableError(reason, slow=True) if "locked" in why else CatalogError(reason)
    return StoreUnreachableError(reason, slow=postgres.was_slow(error.orig))


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Run queries in one read transaction; raises CatalogError where the database is gone or stays locked."""
    try:
        with engine.connect() as connection:
            yield connection
    except (DBAPIError, PoolTimeoutError) as error:
        raise _in_words(engine, error) from error


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Write in one transaction, committed at the end, undone on any error; raises CatalogError as `reading` does."""
    try:
        with engine.execution_options(**{_WRITES: True}).begin() as connection:
            yield connection
    except (DBAPIError, PoolTimeoutError) as error:
        raise _in_words(engine, error) from error


def batches(items: Iterable[_T], size: int = _BATCH) -> Iterator[list[_T]]:
    """Yield items in lists of a size, by default one that fits a statement."""
    left = iter(items)
    while batch := list(itertools.islice(left, size)):  # itertools.batched needs Python 3.12
        yield batch


def now() -> datetime:
    """Return the time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def in_utc(moment: datetime) -> datetime:
    """Return a moment as stored, in UTC; SQLite forgets the time zone."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
