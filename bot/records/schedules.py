"""What is posted to channels every so many days, and when it was last."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.schema import schedules
from retrieval.store.database import in_utc, reading, writing

ScheduleKind = Literal["digest", "report"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Record that something is posted to a channel every so many days; `posted_at` is when it last was, or was set."""

    channel_id: int
    kind: ScheduleKind
    guild_id: int
    days: int
    posted_at: datetime


class Schedules:
    """Keep what is posted to channels."""

    engine: Engine

    def schedules(self, guild_id: int) -> list[Schedule]:
        """Return what is posted to the channels of a guild."""
        return self._schedules(schedules.c.guild_id == guild_id)

    def set_schedule(self, schedule: Schedule) -> None:
        """Post something to a channel from now on, in place of how it was posted before."""
        values = {name: getattr(schedule, name) for name in Schedule.__slots__}
        with writing(self.engine) as connection:
            connection.execute(schedules.delete().where(_same(schedule.channel_id, schedule.kind)))
            connection.execute(schedules.insert().values(values))

    def drop_schedule(self, channel_id: int, kind: ScheduleKind) -> None:
        """Post something to a channel no more."""
        with writing(self.engine) as connection:
            connection.execute(schedules.delete().where(_same(channel_id, kind)))

    def due_schedules(self, kind: ScheduleKind, guild_ids: Collection[int], moment: datetime) -> list[Schedule]:
        """Return what is to be posted to some guilds at a moment in UTC."""
        found = self._schedules(sa.and_(schedules.c.kind == kind, schedules.c.guild_id.in_(guild_ids)))
        return [one for one in found if moment - one.posted_at >= timedelta(days=one.days)]

    def mark_posted(self, schedule: Schedule, moment: datetime) -> bool:
        """Note that something is posted now. Returns True to one caller alone."""
        this = sa.and_(_same(schedule.channel_id, schedule.kind), schedules.c.posted_at < moment)
        with writing(self.engine) as connection:
            return connection.execute(schedules.update().where(this).values(posted_at=moment)).rowcount > 0

    def _schedules(self, condition: Any) -> list[Schedule]:
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(schedules).where(condition).order_by(schedules.c.channel_id)).all()
        return [Schedule(r.channel_id, r.kind, r.guild_id, r.days, in_utc(r.posted_at)) for r in rows]


def _same(channel_id: int, kind: ScheduleKind) -> Any:
    return sa.and_(schedules.c.channel_id == channel_id, schedules.c.kind == kind)
