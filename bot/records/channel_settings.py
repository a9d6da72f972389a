"""Where the bot answers and whom, the threads that it opened, and what people want kept of them."""

from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.schema import (
    access,
    channels,
    coverage,
    feedback,
    links,
    private_people,
    receipts,
    requesters,
    said,
    threads,
)
from retrieval.store.database import reading, writing

Mode = Literal["off", "mention", "all", "thread"]
Kind = Literal["channel", "role", "member"]


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Record that a channel, a role or a member is answered, or isn't."""

    kind: Kind
    target_id: int
    allow: bool


@dataclass(frozen=True, slots=True)
class StoredData:
    """Count what is kept of a person."""

    receipts: int
    feedback: int
    requests: int
    links: int = 0


class ChannelSettings:
    """Keep how channels are set, and whom the bot answers."""

    engine: Engine

    def mode(self, channel_id: int) -> Mode | None:
        """Return how a channel is set, None where it isn't."""
        found: Mode | None = self._one(sa.select(channels.c.mode).where(channels.c.channel_id == channel_id))
        return found

    def modes(self, guild_id: int) -> dict[int, Mode]:
        """Return how the channels of a guild are set."""
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(channels).where(channels.c.guild_id == guild_id)).all()
        return {row.channel_id: row.mode for row in rows}

    def set_mode(self, guild_id: int, channel_id: int, mode: Mode | None) -> None:
        """Set a channel; None takes the setting away."""
        with writing(self.engine) as connection:
            connection.execute(channels.delete().where(channels.c.channel_id == channel_id))
            if mode:
                connection.execute(channels.insert().values(channel_id=channel_id, guild_id=guild_id, mode=mode))

    def access(self, guild_id: int) -> tuple[AccessRule, ...]:
        """Return whom a guild lets ask, and whom not."""
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(access).where(access.c.guild_id == guild_id)).all()
        return tuple(AccessRule(row.kind, row.target_id, row.allow) for row in rows)

    def set_access(self, guild_id: int, kind: Kind, target_id: int, *, allow: bool | None) -> None:
        """Let a channel, role or member ask, or not; None takes the rule away."""
        values = {"guild_id": guild_id, "kind": kind, "target_id": target_id}
        with writing(self.engine) as connection:
            connection.execute(access.delete().where(*(access.c[name] == value for name, value in values.items())))
            if allow is not None:
                connection.execute(access.insert().values(**values, allow=allow))

    def keep_thread(self, thread_id: int, guild_id: int) -> None:
        """Note a thread that the bot opened."""
        with writing(self.engine) as connection:
            connection.execute(threads.delete().where(threads.c.thread_id == thread_id))
            connection.execute(threads.insert().values(thread_id=thread_id, guild_id=guild_id))

    def is_own_thread(self, thread_id: int) -> bool:
        """Return whether the bot opened a thread."""
        return self._one(sa.select(threads.c.thread_id).where(threads.c.thread_id == thread_id)) is not None

    def is_said_first(self, kind: str, target_id: int) -> bool:
        """Return whether something is said for the first time, and note that it is."""
        with writing(self.engine) as connection:
            here = sa.and_(said.c.kind == kind, said.c.target_id == target_id)
            if connection.execute(sa.select(said.c.kind).where(here)).first():
                return False
            connection.execute(said.insert().values(kind=kind, target_id=target_id))
            return True

    def opted_out(self, user_id: int) -> bool:
        """Return whether a person wants nothing of theirs kept."""
        found = self._one(sa.select(private_people.c.user_id).where(private_people.c.user_id == user_id))
        return found is not None

    def set_opted_out(self, user_id: int, wanted: bool) -> None:
        """Keep nothing of a person from now on, or keep receipts again."""
        with writing(self.engine) as connection:
            connection.execute(private_people.delete().where(private_people.c.user_id == user_id))
            if wanted:
                connection.execute(private_people.insert().values(user_id=user_id))

    def stored_data_of(self, user_id: int) -> StoredData:
        """Count what is kept of a person."""
        counts = [
            self._one(sa.select(sa.func.count()).select_from(table).where(table.c.user_id == user_id))
            for table in (receipts, feedback, requesters, links)
        ]
        return StoredData(*counts)

    def delete_data_of(self, user_id: int) -> StoredData:
        """Delete what is kept of a person; coverage that nobody else asked for goes too. Returns what went.

        The links that they posted stay, as nobody's: articles may have come of them.
        """
        with writing(self.engine) as connection:
            gone = {
                table: connection.execute(table.delete().where(table.c.user_id == user_id)).rowcount
                for table in (feedback, requesters, receipts)
            }
            connection.execute(coverage.delete().where(coverage.c.id.not_in(sa.select(requesters.c.coverage_id))))
            posted = connection.execute(links.update().where(links.c.user_id == user_id).values(user_id=None))
        return StoredData(gone[receipts], gone[feedback], gone[requesters], posted.rowcount)

    def _one(self, query: Any) -> Any:
        with reading(self.engine) as connection:
            return connection.execute(query).scalar()
