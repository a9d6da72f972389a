"""Feedback on answers, and questions that people want to be told of: coverage that they ask for, or follow."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.records.schema import coverage, feedback, receipts, requesters, state, told
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
    """Record who wants to be told of a question, and where they said so.

    Who `requested` coverage is told once; who has it `standing` is told of each article that answers, in the channel or
    by direct message.
    """

    user_id: int
    channel_id: int
    locale: str
    requested: bool = True
    standing: bool = False
    in_channel: bool = False


@dataclass(frozen=True, slots=True)
class CoverageRequest:
    """Record a question that people want to be told of. `guild_id` is None for direct messages.

    It is open until the coverage that was requested has come; who follows it goes on being told.
    """

    id: int
    guild_id: int | None
    question: str
    status: Status
    asked_at: datetime
    requesters: tuple[Requester, ...]

    @property
    def people(self) -> int:
        """Count those who asked for coverage."""
        return sum(person.requested for person in self.requesters)

    @property
    def waiting(self) -> tuple[Requester, ...]:
        """Return those who are to be told of an answer."""
        is_open = self.status == "open"
        return tuple(person for person in self.requesters if person.standing or (is_open and person.requested))


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
        self,
        guild_id: int | None,
        user_id: int,
        channel_id: int,
        question: str,
        locale: str,
        *,
        standing: bool = False,
        in_channel: bool = False,
    ) -> CoverageRequest:
        """Ask for coverage, or with `standing` follow a question; the same one of several people in a guild is one.

        Coverage that was closed is open again.
        """
        where = sa.and_(coverage.c.guild_id == (guild_id or 0), coverage.c.asked == asked_hash(question))
        with writing(self.engine) as connection:
            found = connection.execute(sa.select(coverage.c.id).where(where)).scalar()
            if found is None:
                values = {"guild_id": guild_id or 0, "asked": asked_hash(question), "question": question}
                made = coverage.insert().values(**values, status="open", asked_at=now())
                connection.execute(made)
                found = connection.execute(sa.select(coverage.c.id).where(where)).scalar_one()
            if not standing:
                connection.execute(coverage.update().where(coverage.c.id == found).values(status="open"))
            mine = sa.and_(requesters.c.coverage_id == found, requesters.c.user_id == user_id)
            before = connection.execute(sa.select(requesters).where(mine)).first()
            connection.execute(requesters.delete().where(mine))
            who = {"coverage_id": found, "user_id": user_id, "channel_id": channel_id, "locale": locale}
            who["requested"] = not standing or (before is not None and before.requested)
            who["standing"] = standing or (before is not None and before.standing)
            who["in_channel"] = in_channel if standing else before is not None and before.in_channel
            connection.execute(requesters.insert().values(who))
            return _requests(connection, coverage.c.id == found)[0]

    def unfollow(self, request_id: int, user_id: int) -> None:
        """Tell a person no more of a question; coverage that they asked for stays asked for."""
        mine = sa.and_(requesters.c.coverage_id == request_id, requesters.c.user_id == user_id)
        with writing(self.engine) as connection:
            connection.execute(requesters.update().where(mine).values(standing=False))
            connection.execute(requesters.delete().where(mine, requesters.c.requested.is_(False)))
            connection.execute(coverage.delete().where(coverage.c.id.not_in(sa.select(requesters.c.coverage_id))))

    def coverage(self, guild_id: int | None = None, status: Status = "open") -> list[CoverageRequest]:
        """Return the coverage that people of a guild asked for, or of all, what most asked for first."""
        where = coverage.c.status == status
        where = where if guild_id is None else sa.and_(where, coverage.c.guild_id == guild_id)
        with reading(self.engine) as connection:
            found = [request for request in _requests(connection, where) if request.people]
        return sorted(found, key=lambda request: (-request.people, request.id))

    def followed(self, user_id: int | None = None) -> list[CoverageRequest]:
        """Return the questions that somebody waits to be told of, or a person does, in the order they were asked."""
        with reading(self.engine) as connection:
            if user_id is None:
                found = _requests(connection, sa.true())
            else:
                theirs = sa.select(requesters.c.coverage_id).where(requesters.c.user_id == user_id)
                found = _requests(connection, coverage.c.id.in_(theirs))
        waiting = [(one, {person.user_id for person in one.waiting}) for one in found]
        return [one for one, people in waiting if people and (user_id is None or user_id in people)]

    def untold(self, request_id: int, article_ids: Iterable[str]) -> set[str]:
        """Return those articles that nobody who follows a question was told of, and note that they are told now."""
        hashes = {_article_hash(article_id): article_id for article_id in article_ids}
        with writing(self.engine) as connection:
            known = sa.select(told.c.article).where(told.c.coverage_id == request_id, told.c.article.in_(hashes))
            new = hashes.keys() - set(connection.scalars(known))
            if new:
                rows = [{"coverage_id": request_id, "article": one} for one in new]
                connection.execute(told.insert(), rows)
        return {hashes[one] for one in new}

    def close_request(self, request_id: int, status: Status) -> None:
        """Say how a request ended."""
        with writing(self.engine) as connection:
            connection.execute(coverage.update().where(coverage.c.id == request_id).values(status=status))

    def checked_snapshot(self) -> str | None:
        """Return the snapshot that what people wait for was last asked on."""
        with reading(self.engine) as connection:
            return connection.execute(sa.select(state.c.value).where(state.c.name == _CHECKED)).scalar()

    def set_checked_snapshot(self, snapshot_id: str) -> None:
        """Note the snapshot that what people wait for was asked on."""
        with writing(self.engine) as connection:
            connection.execute(state.delete().where(state.c.name == _CHECKED))
            connection.execute(state.insert().values(name=_CHECKED, value=snapshot_id))


def asked_hash(question: str) -> str:
    """Return what is the same for a question however it is spaced, capitalised and punctuated."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", question).casefold())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()


def _requests(connection: Connection, where: Any) -> list[CoverageRequest]:
    rows = connection.execute(sa.select(coverage).where(where)).all()
    people: dict[int, list[Requester]] = {row.id: [] for row in rows}
    # Thousands of ids would be more than a database takes in one statement.
    found = sa.select(coverage.c.id).where(where)
    wanted = sa.select(requesters).where(requesters.c.coverage_id.in_(found)).order_by(requesters.c.user_id)
    for person in connection.execute(wanted):
        known = (person.user_id, person.channel_id, person.locale)
        people[person.coverage_id].append(Requester(*known, person.requested, person.standing, person.in_channel))
    return [
        CoverageRequest(r.id, r.guild_id or None, r.question, r.status, in_utc(r.asked_at), tuple(people[r.id]))
        for r in sorted(rows, key=lambda row: row.id)
    ]


def _article_hash(article_id: str) -> str:
    """Return what stands for an article in an index: ids can be as long as addresses."""
    return hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()
