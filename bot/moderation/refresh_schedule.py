"""When a scheduled refresh is due."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from retrieval.jobs.runs import Run

_REFRESHES = ("refresh", "rebuild")


def is_due(every: timedelta | None, runs: Sequence[Run], pinned: str | None, moment: datetime) -> bool:
    """Return whether to refresh now: `runs` are the latest of all processes, so that not each of them does it.

    Not while another job is under way, nor where somebody moved back to a snapshot. A refresh that was cut short
    doesn't count, one that failed does.
    """
    if every is None or pinned or any(run.outcome == "running" for run in runs):
        return False
    begun = [run.started_at for run in runs if run.kind in _REFRESHES and run.outcome != "interrupted"]
    return not begun or moment - max(begun) >= every
