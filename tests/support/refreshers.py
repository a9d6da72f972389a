"""Where a test's refresher comes from: the one place that knows how one is made for an engine."""

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from retrieval.answer.engine import Engine
from retrieval.refresh.refresher import Refresher
from retrieval.refresh.report import SnapshotGate

_REFRESHERS: WeakKeyDictionary[Engine, Refresher] = WeakKeyDictionary()


def refresher_of(
    engine: Engine, fetcher: Callable[[], Any] | None = None, gate: SnapshotGate | None = None
) -> Refresher:
    """Return what changes the corpus that an engine answers from: always the same one, made when first asked for."""
    if engine not in _REFRESHERS:
        _REFRESHERS[engine] = Refresher(
            engine.catalog, engine.vectors, engine.encoder, engine.data_dir, fetcher, gate, engine.encoder_that_made
        )
    return _REFRESHERS[engine]
