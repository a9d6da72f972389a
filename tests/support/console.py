"""The console script, run in the test's own process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """Return the one JSON value on standard output."""
        return json.loads(self.out)


Footnote = Callable[..., Done]
