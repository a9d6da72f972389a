"""A real Chroma server, `chroma run`, that can be killed, started again, and held still."""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class ChromaServer:
    """Run a Chroma server of its own over a directory, on a free port that it keeps, until it is ended."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        chroma = Path(sys.executable).with_name("chroma")
        place = ["--path", str(self._directory), "--port", str(self._port), "--host", "127.0.0.1"]
        with (self._directory / "log").open("a") as log:
            self._process = subprocess.Popen([str(chroma), "run", *place], cwd=self._directory, stdout=log, stderr=log)
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/api/v2/heartbeat", timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        self.end()
        raise RuntimeError("the Chroma server did not start")

    def hold(self) -> None:
        """Have it hang: connections are taken by the system, and nobody answers."""
        self._process.send_signal(signal.SIGSTOP)
        while psutil.Process(self._process.pid).status() != psutil.STATUS_STOPPED:
            time.sleep(0.01)  # a signal takes its time, and a request that comes before it is answered

    def release(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def forget(self) -> None:
        """Lose everything, once it has ended."""
        shutil.rmtree(self._directory)
        self._directory.mkdir()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
