"""Feedback on answers, and coverage that people ask for where the corpus does not say."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.records.schema import coverage, feedback, receipts, requesters, state
from retrieval.store.database import in_utc, now, reading, writing

Status = Literal["open", "answered", "declined"]
_CHECKED = "coverage checked"


@dataclass(frozen=True, slots=True)
class Feedback:
    """Record what a person said of an answer; `wrong` is what they say is wrong with it."""

    receipt_id: str
    user_id: int
    good: bool
    wrong: str | None
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Requester:
    """Record who asked for coverage, and where."""

    user_id: int
    channel_id: int
    locale: str


@dataclass(frozen=True, slots=True)
class CoverageRequest:
    """Record a question that the corpus could not answer. `guild_id` is None for direct messages."""

    id: int
    guild_id: int | None
    question: str
    status: Status
    asked_at: datetime
    requesters: tuple[Requester, ...]

    @property
    def people(self) -> int:
        """Count those who asked for it."""
        return len(self.requesters)


class FeedbackAndCoverage:
    """Keep feedback and coverage requests."""

    engine: Engine

    def keep_feedback(self, receipt_id: str, user_id: int, *, good: bool, wrong: str | None) -> bool:
        """Keep what a person says of an answer, in place of what they said before; False where its receipt is gone."""
        mine = sa.and_(feedback.c.receipt_id == receipt_id, feedback.c.user_id == user_id)
        with writing(self.engine) as connection:
            if not connection.execute(sa.select(receipts.c.id).where(receipts.c.id == receipt_id)).first():
                return False
            connection.execute(feedback.delete().where(mine))
            values = {"receipt_id": receipt_id, "user_id": user_id, "good": good, "wrong": wrong, "given_at": now()}
            connection.execute(feedback.insert().values(values))
        return True

    def feedback(self, receipt_id: str) -> list[Feedback]:
        """Return what people said of an answer."""
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(feedback).where(feedback.c.receipt_id == receipt_id)).all()
        return [Feedback(r.receipt_id, r.user_id, r.good, r.wrong, in_utc(r.given_at)) for r in rows]

    def request_coverage(
        self, guild_id: int | None, user_id: int, channel_id: int, question: str, locale: str
    ) -> CoverageRequest:
        """Ask for coverage; the same question asked by several people in a guild is one request, and open again."""
        where = sa.and_(coverage.c.guild_id == (guild_id or 0), coverage.c.asked == asked_hash(question))
        with writing(self.engine) as connection:
            found = connection.execute(sa.select(coverage.c.id).where(where)).scalar()
            if found is None:
                values = {"guild_id": guild_id or 0, "asked": asked_hash(question), "question": question}
                made = coverage.insert().values(**values, status="open", asked_at=now())
                connection.execute(made)
                found = connection.execute(sa.select(coverage.c.id).where(where)).scalar_one()
            connection.execute(coverage.update().where(coverage.c.id == found).values(status="open"))
            mine = sa.and_(requesters.c.coverage_id == found, requesters.c.user_id == user_id)
            connection.execute(requesters.delete().where(mine))
            who = {"coverage_id": found, "user_id": user_id, "channel_id": channel_id, "locale": locale}
            connection.execute(requesters.insert().values(who))
            return _requests(connection, coverage.c.id == found)[0]

    def coverage(self, guild_id: int | None = None, status: Status = "open") -> list[CoverageRequest]:
        """Return the requests of a guild, or of all, that most people asked for first."""
        where = coverage.c.status == status
        where = where if guild_id is None else sa.and_(where, coverage.c.guild_id == guild_id)
        with reading(self.engine) as connection:
            found = _requests(connection, where)
        return sorted(found, key=lambda request: (-request.people, request.id))

    def close_request(self, request_id: int, status: Status) -> None:
        """Say how a request ended."""
        with writing(self.engine) as connection:
            connection.execute(coverage.update().where(coverage.c.id == request_id).values(status=status))

    def checked_snapshot(self) -> str | None:
        """Return the snapshot that the open requests were last asked on."""
        with reading(self.engine) as connection:
            return connection.execute(sa.select(state.c.value).where(state.c.name == _CHECKED)).scalar()

    def set_checked_snapshot(self, snapshot_id: str) -> None:
        """Note the snapshot that the open requests were asked on."""
        with writing(self.engine) as connection:
            connection.execute(state.delete().where(state.c.name == _CHECKED))
            connection.execute(state.insert().values(name=_CHECKED, value=snapshot_id))


def asked_hash(question: str) -> str:
    """Return what is the same for a question however it is spaced, capitalised and punctuated."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", question).casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def _requests(connection: Connection, where: Any) -> Sequence[CoverageRequest]:
    rows = connection.execute(sa.select(coverage).where(where)).all()
    people: dict[int, list[Requester]] = {row.id: [] for row in rows}
    wanted = sa.select(requesters).where(requesters.c.coverage_id.in_(people)).order_by(requesters.c.user_id)
    for person in connection.execute(wanted):
        people[person.coverage_id].append(Requester(person.user_id, person.channel_id, person.locale))
    return [
        CoverageRequest(r.id, r.guild_id or None, r.question, r.status, in_utc(r.asked_at), tuple(people[r.id]))
        for r in rows
    ]
