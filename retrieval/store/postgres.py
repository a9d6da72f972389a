"""What a Postgres server is given: time for a connection, a statement and a lock, and an end where it falls silent.

What the server keeps to by itself (`statement_timeout`) helps nobody where the server hangs, and what the system keeps
to (`tcp_user_timeout`) only where its host does: psycopg would wait for ever.
"""

import functools
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

if TYPE_CHECKING:
    from psycopg import Connection

LOCK_S = 15
_CONNECT_S = 5
_STATEMENT_S = 120  # those of a large refresh take long
# A connection that comes out of the pool is asked whether it lives; that takes a millisecond.
_FIRST_S = 5.0
_ANSWER_S = _STATEMENT_S + 10.0  # a server that is there ends a statement before, and says so
_OVER = ("57014", "55P03")  # the statement's time, or the lock's

# As libpq names them: a connection, a host that fell silent, and what the server keeps to by itself.
LIMITS: dict[str, Any] = {
    "connect_timeout": _CONNECT_S,
    "tcp_user_timeout": 15_000,
    "keepalives_idle": 10,
    "client_encoding": "utf8",  # of a database that has none of its own (SQL_ASCII), psycopg would read bytes
    "options": f"-c statement_timeout={_STATEMENT_S}s -c lock_timeout={LOCK_S}s",
}


def watch(engine: Engine) -> None:
    """Have the connections that an engine makes by psycopg end where the server falls silent."""

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, arguments: Any, named: Any) -> Any:
        return _impatient().connect(*arguments, **named)

    @event.listens_for(engine, "checkout")
    def lend(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.seconds = _ANSWER_S

    @event.listens_for(engine, "checkin")
    def take_back(connection: Any, _record: Any) -> None:
        if connection is not None:  # it was closed
            connection.seconds = _FIRST_S


def was_slow(error: BaseException | None) -> bool:
    """Return whether psycopg's error says that time was over, so that asking again would take as long."""
    from psycopg import errors

    return isinstance(error, errors.ConnectionTimeout) or getattr(error, "sqlstate", None) in _OVER


@functools.cache
def _impatient() -> "type[Connection[Any]]":
    import psycopg

    class Impatient(psycopg.Connection[Any]):
        """Wait so many seconds for what is asked, the answer's rows included, then close."""

        seconds = _FIRST_S

        def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
            if timeout is not None:
                return super().wait(gen, interval, timeout)
            try:
                return super().wait(gen, interval, self.seconds)
            except psycopg.OperationalError as error:
                waits = self.info.transaction_status is psycopg.pq.TransactionStatus.ACTIVE
                if not waits:  # it was answered, or is lost
                    raise
                self.close()
                said = f"no answer within {self.seconds:.0f} seconds"
                raise psycopg.errors.ConnectionTimeout(said) from error

    return Impatient
