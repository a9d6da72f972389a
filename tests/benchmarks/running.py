"""Run a command in a new process, and tell what it took."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.encode.encoder_choice import default_model

ROOT = Path(__file__).parent.parent.parent
_ABSTAINED = 3
_MODEL = "FOOTNOTE_EMBEDDING_MODEL"
_UNIT = 1 if sys.platform == "darwin" else 1_024  # bytes: what the system counts the most memory in


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what a process printed, the seconds it took, those of a processor, and the megabytes it had at most."""

    output: str
    seconds: float
    processor_seconds: float
    megabytes: float


def measured_model() -> str:
    """Return the encoder that both systems are measured with: what is set, else the default."""
    return os.environ.get(_MODEL) or default_model()


def run(arguments: list[str], packages: Path | None = None) -> Run:
    """Run Python with some arguments; `packages` is a folder of packages that go before the installed ones.

    Of Footnote's settings it is given the encoder alone.
    """
    path = os.pathsep.join([*([str(packages)] if packages else []), str(ROOT)])
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FOOTNOTE_")}
    environment = {**kept, "PYTHONPATH": path, "HF_HUB_OFFLINE": "1", _MODEL: measured_model()}
    began = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(
            [sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, _ABSTAINED):
            errors.seek(0)
            raise SystemExit(f"{errors.read()}{' '.join(arguments)} failed with {process.returncode}.")
    return Run(output, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT / 1e6)


def last_value(found: Run) -> dict[str, Any]:
    """Return the JSON value on the last line of what a process printed."""
    value: dict[str, Any] = json.loads(found.output.splitlines()[-1])
    return value
