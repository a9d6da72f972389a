"""What moderators did, and what others tried to do: who, what, when, from where, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.schema import audit_log, notices
from retrieval.store.database import in_utc, reading, writing

Result = Literal["done", "failed", "refused", "cancelled"]

_DETAILS = 1_000
_ON_THE_CORPUS = ("add", "cancel", "refresh", "rollback", "source add", "source import", "source remove")


@dataclass(frozen=True, slots=True)
class AuditLogEntry:
    """Record what a moderator did; `details` is what it was about, in a few words, and a refused one was not done.

    `action` is the command, such as "source add".
    """

    at: datetime
    user_id: int
    guild_id: int
    channel_id: int
    action: str
    details: str
    result: Result


class AuditLog:
    """Keep what moderators did, and where each guild wants to be told of jobs."""

    engine: Engine

    def add_audit_log_entry(self, entry: AuditLogEntry) -> None:
        """Keep what somebody did."""
        where = {"at": entry.at, "user_id": entry.user_id, "guild_id": entry.guild_id, "channel_id": entry.channel_id}
        values = {**where, "deed": entry.action, "details": entry.details[:_DETAILS], "result": entry.result}
        with writing(self.engine) as connection:
            connection.execute(audit_log.insert().values(values))

    def audit_log(self, limit: int = 50, concerning: int | None = None) -> list[AuditLogEntry]:
        """Return the latest entries of all guilds, or those that concern one, the last one first.

        All guilds share the corpus, so what was done to it concerns all. Who tried in vain concerns their own, and so
        does what was done to questions, answers and channels.
        """
        query = sa.select(audit_log).order_by(audit_log.c.id.desc()).limit(limit)
        if concerning is not None:
            of_all = audit_log.c.deed.in_(_ON_THE_CORPUS) & (audit_log.c.result != "refused")
            query = query.where((audit_log.c.guild_id == concerning) | of_all)
        with reading(self.engine) as connection:
            rows = connection.execute(query).all()
        return [
            AuditLogEntry(in_utc(r.at), r.user_id, r.guild_id, r.channel_id, r.deed, r.details, r.result) for r in rows
        ]

    def audit_log_entries_of(self, user_id: int) -> int:
        """Count the entries on a person, those that were refused among them."""
        query = sa.select(sa.func.count()).select_from(audit_log).where(audit_log.c.user_id == user_id)
        with reading(self.engine) as connection:
            found = connection.scalar(query)
        return int(found or 0)

    def notices(self) -> dict[int, int]:
        """Return the channels in which guilds want to be told how jobs end, by guild."""
        with reading(self.engine) as connection:
            return {row.guild_id: row.channel_id for row in connection.execute(sa.select(notices))}

    def set_notices(self, guild_id: int, channel_id: int | None) -> None:
        """Tell a guild in a channel how jobs end; None tells it no more."""
        with writing(self.engine) as connection:
            connection.execute(notices.delete().where(notices.c.guild_id == guild_id))
            if channel_id:
                connection.execute(notices.insert().values(guild_id=guild_id, channel_id=channel_id))
