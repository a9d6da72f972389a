"""Can questions be answered just now, and if not, what is in the way: each thing by itself."""

from collections.abc import Callable

import sqlalchemy as sa

from bot.monitoring.metrics import HealthStatus
from bot.render.reasons import in_english
from corpus.errors import FootnoteError
from retrieval.answer.engine import Engine
from retrieval.index import chroma_client
from retrieval.store.database import in_utc, now, reading
from retrieval.store.records import Snapshot
from retrieval.store.schema import runs

STARTING = "It is still starting."
DISCONNECTED = "Discord's gateway is not connected."
EMPTY = "Nothing has been indexed yet: run `footnote refresh`."
OPENING = "The current snapshot is not open yet."
_REACH_S = 2.0  # less than whoever asks waits for


def check_health(engine: Engine | None, chroma_url: str, *, connected: bool, at: Callable[[str], None]) -> HealthStatus:
    """Look at everything that an answer needs, each thing once. Runs in a worker thread.

    `engine` is None until it is open. `at` is told what is looked at next: where that hangs, it is what is in the way.
    """
    at("catalog")
    if engine is None:
        return without_stores(None, connected=connected, part="catalog", why=STARTING)
    calls, is_open = _chat_model(engine)
    try:
        counts, refreshed = _refreshes(engine)  # first: what reads the snapshot asks six times
        snapshot = engine.catalog.current()
    except FootnoteError as error:
        return without_stores(engine, connected=connected, part="catalog", why=in_english(error))
    at("vectors")
    return HealthStatus(
        trouble={**_gateway(connected=connected), **_in_the_way(engine, chroma_url, snapshot)},
        age=(now() - snapshot.created_at).total_seconds() if snapshot else None,
        articles=snapshot.articles if snapshot else 0,
        chunks=snapshot.chunks if snapshot else 0,
        runs=counts,
        refreshed=refreshed,
        chat_calls=calls,
        chat_open=is_open,
    )


def without_stores(engine: Engine | None, *, connected: bool, part: str, why: str) -> HealthStatus:
    """Return what is known without asking a store, and why one of them is in the way."""
    calls, is_open = _chat_model(engine)
    return HealthStatus({**_gateway(connected=connected), part: why}, chat_calls=calls, chat_open=is_open)


def _gateway(*, connected: bool) -> dict[str, str]:
    return {} if connected else {"discord": DISCONNECTED}


def _chat_model(engine: Engine | None) -> tuple[dict[str, int] | None, bool]:
    """Return the calls of the chat model by outcome, None without one, and whether it is left alone."""
    model = engine.chat_model if engine else None
    return (model.breaker.counts, model.breaker.is_open) if model else (None, False)


def _in_the_way(engine: Engine, chroma_url: str, snapshot: Snapshot | None) -> dict[str, str]:
    """Return what is in the way of searching a snapshot."""
    if snapshot is None:
        return {"snapshot": EMPTY}
    found = {} if engine.opened else {"snapshot": OPENING}
    try:
        if chroma_url:
            chroma_client.reach(chroma_url, _REACH_S)  # what counts asks six times
        engine.vectors.count(snapshot.index.collection)
    except FootnoteError as error:
        found["vectors"] = in_english(error)
    return found


def _refreshes(engine: Engine) -> tuple[dict[str, int], float | None]:
    """Return how many refreshes of any process ended how, and when one was last done."""
    counting = sa.select(runs.c.outcome, sa.func.count()).group_by(runs.c.outcome)
    last = sa.select(sa.func.max(runs.c.finished_at)).where(runs.c.outcome == "done")
    with reading(engine.catalog.engine) as connection:
        counts = {str(outcome): int(count) for outcome, count in connection.execute(counting)}
        finished = connection.execute(last).scalar()
    return counts, in_utc(finished).timestamp() if finished else None
