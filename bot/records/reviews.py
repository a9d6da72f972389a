"""What moderators look at again: answers whose sources changed, questions without answers, what people found wrong."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.coverage import Feedback, asked_hash
from bot.records.receipts import Receipt, receipts_from
from bot.records.schema import corrections, dismissed, feedback, handled, receipts
from retrieval.store.database import in_utc, now, reading, writing

Done = Literal["marked", "dismissed"]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Hold an answer that people found wrong, with what they said."""

    receipt: Receipt
    said: tuple[Feedback, ...]


class Reviews:
    """Keep what was done about answers that have to be looked at again."""

    engine: Engine

    def quoting(self) -> list[Receipt]:
        """Return the receipts of what was answered with quotes or came close, in all guilds, the latest first."""
        return [r for r in self._kept(receipts.c.answer.is_not(None) | receipts.c.closest.is_not(None)) if r.quoted]

    def unanswered(self, guild_id: int, since: datetime) -> list[Receipt]:
        """Return the receipts of what a guild asked since a moment and the corpus did not say, the latest first.

        What moderators dismissed is left out.
        """
        here = (receipts.c.guild_id == guild_id) & (receipts.c.asked_at >= since)
        found = self._kept(receipts.c.answer.is_(None) & here)
        gone = self._dismissed(guild_id)
        return [receipt for receipt in found if asked_hash(receipt.question) not in gone]

    def thumbs(self, guild_id: int, since: datetime) -> tuple[int, int]:
        """Count the thumbs, up and down, that a guild's answers were given since a moment."""
        here = (receipts.c.guild_id == guild_id) & (feedback.c.given_at >= since)
        query = sa.select(feedback.c.good).join(receipts, receipts.c.id == feedback.c.receipt_id).where(here)
        with reading(self.engine) as connection:
            given = list(connection.scalars(query))
        return sum(given), len(given) - sum(given)

    def dismiss(self, guild_id: int, questions: Collection[str]) -> None:
        """Leave questions out of what a guild could not be answered from now on."""
        with writing(self.engine) as connection:
            for asked in {asked_hash(question) for question in questions}:
                here = (dismissed.c.guild_id == guild_id) & (dismissed.c.asked == asked)
                connection.execute(dismissed.delete().where(here))
                connection.execute(dismissed.insert().values(guild_id=guild_id, asked=asked))

    def complaints(self, guild_id: int) -> list[Complaint]:
        """Return a guild's answers that somebody found wrong and no moderator has dealt with since, latest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(feedback).where(feedback.c.good.is_(False))).all()
            dealt = {row.receipt_id: in_utc(row.at) for row in connection.execute(sa.select(handled))}
        said: dict[str, list[Feedback]] = {}
        for row in rows:
            given_at = in_utc(row.given_at)
            if row.receipt_id not in dealt or given_at > dealt[row.receipt_id]:
                one = Feedback(row.receipt_id, row.user_id, row.good, row.wrong, given_at)
                said.setdefault(row.receipt_id, []).append(one)
        found = self._kept((receipts.c.guild_id == guild_id) & receipts.c.id.in_(said))
        return [Complaint(receipt, tuple(said[receipt.id])) for receipt in found]

    def handle(self, receipt_id: str) -> None:
        """Note that a moderator has dealt with what was said of an answer."""
        with writing(self.engine) as connection:
            if connection.execute(sa.select(receipts.c.id).where(receipts.c.id == receipt_id)).first():
                connection.execute(handled.delete().where(handled.c.receipt_id == receipt_id))
                connection.execute(handled.insert().values(receipt_id=receipt_id, at=now()))

    def corrected(self) -> Mapping[tuple[str, int], str]:
        """Return what stood in the place of citations when something was done about them, by receipt and number."""
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(corrections)).all()
        return {(row.receipt_id, row.n): row.reads for row in rows}

    def keep_corrected(self, receipt_id: str, n: int, reads: str, done: Done) -> None:
        """Note what was done about a citation that no longer stands; nothing where its receipt is gone."""
        here = (corrections.c.receipt_id == receipt_id) & (corrections.c.n == n)
        values = {"receipt_id": receipt_id, "n": n, "reads": reads, "done": done, "at": now()}
        with writing(self.engine) as connection:
            if connection.execute(sa.select(receipts.c.id).where(receipts.c.id == receipt_id)).first():
                connection.execute(corrections.delete().where(here))
                connection.execute(corrections.insert().values(values))

    def _dismissed(self, guild_id: int) -> set[str]:
        with reading(self.engine) as connection:
            return set(connection.scalars(sa.select(dismissed.c.asked).where(dismissed.c.guild_id == guild_id)))

    def _kept(self, condition: "sa.ColumnElement[bool]") -> list[Receipt]:
        return receipts_from(self.engine, condition)
