"""Can questions be answered just now, and if not, what is in the way: each thing by itself."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.metrics import Condition
from corpus.errors import FootnoteError
from retrieval.catalog import Snapshot
from retrieval.database import in_utc, now, reading
from retrieval.engine import Engine
from retrieval.schema import runs

if TYPE_CHECKING:
    from bot.client import FootnoteBot

STARTING = "It is still starting."
DISCONNECTED = "Discord's gateway is not connected."
EMPTY = "Nothing has been indexed yet: run `footnote refresh`."
OPENING = "The current snapshot is not open yet."


def examine(bot: "FootnoteBot", *, connected: bool) -> Condition:
    """Look at everything that an answer needs. Runs in a worker thread."""
    trouble = {} if connected else {"discord": DISCONNECTED}
    if not hasattr(bot, "records"):
        return Condition({**trouble, "catalog": STARTING})
    model = bot.engine.chat_model
    calls, is_open = (model.breaker.counts, model.breaker.is_open) if model else (None, False)
    try:
        snapshot, (counts, refreshed) = bot.engine.catalog.current(), _refreshes(bot.engine)
    except FootnoteError as error:
        return Condition({**trouble, "catalog": str(error)}, chat_calls=calls, chat_open=is_open)
    return Condition(
        trouble={**trouble, **_in_the_way(bot.engine, snapshot)},
        age=(now() - snapshot.created_at).total_seconds() if snapshot else None,
        articles=snapshot.articles if snapshot else 0,
        chunks=snapshot.chunks if snapshot else 0,
        runs=counts,
        refreshed=refreshed,
        chat_calls=calls,
        chat_open=is_open,
    )


def _in_the_way(engine: Engine, snapshot: Snapshot | None) -> dict[str, str]:
    """Return what is in the way of searching a snapshot."""
    if snapshot is None:
        return {"snapshot": EMPTY}
    found = {} if engine.opened else {"snapshot": OPENING}
    try:
        engine.vectors.count(snapshot.index.collection)
    except FootnoteError as error:
        found["vectors"] = str(error)
    return found


def _refreshes(engine: Engine) -> tuple[dict[str, int], float | None]:
    """Return how many refreshes of any process ended how, and when one was last done."""
    counting = sa.select(runs.c.outcome, sa.func.count()).group_by(runs.c.outcome)
    last = sa.select(sa.func.max(runs.c.finished_at)).where(runs.c.outcome == "done")
    with reading(engine.catalog.engine) as connection:
        counts = {str(outcome): int(count) for outcome, count in connection.execute(counting)}
        finished = connection.execute(last).scalar()
    return counts, in_utc(finished).timestamp() if finished else None
