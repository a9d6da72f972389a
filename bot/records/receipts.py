"""Receipts: what was asked, what was answered and from what, kept for a set number of days."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.records.schema import answer_messages, receipts
from corpus.sentences import Span
from retrieval.store.database import in_utc, reading, writing
from retrieval.types import Citation, Filters, State, Turn


@dataclass(frozen=True, slots=True)
class Receipt:
    """Record one answer. `keys` are the chunk keys of its passages, best first, with their `scores`.

    `closest` is what was quoted as coming closest to an answer that there was not; `by_meaning` is what meaning had of
    the search, None of answers of before that was kept.
    """

    id: str
    asked_at: datetime
    user_id: int
    guild_id: int | None
    channel_id: int
    question_message_id: int | None
    answer_message_ids: tuple[int, ...]
    question: str
    turns: tuple[Turn, ...]
    filters: Filters
    query: str
    snapshot: str
    mode: str
    answer: str | None
    reason: str | None
    confidence: float
    note: str | None
    keys: tuple[str, ...]
    scores: tuple[float, ...]
    citations: tuple[Citation, ...]
    timings: Mapping[str, float]
    locale: str
    closest: tuple[Citation, ...] = ()
    by_meaning: float | None = None

    @property
    def abstained(self) -> bool:
        """Return whether the corpus did not say, or not for sure."""
        return self.answer is None

    @property
    def state(self) -> State:
        """Return which of three it was: an answer, the closest that the corpus said, or nothing."""
        if self.answer is not None:
            return "answered"
        return "closest" if self.closest else "nothing"

    @property
    def quoted(self) -> tuple[Citation, ...]:
        """Return what was quoted: in the answer, or as the closest."""
        return (*self.citations, *self.closest)


def new_receipt_id() -> str:
    """Return a new id: 12 characters that fit a button's custom id, 72 bits that nobody guesses."""
    return secrets.token_urlsafe(9)


class Receipts:
    """Keep receipts."""

    engine: Engine

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt, with the messages that it names."""
        with writing(self.engine) as connection:
            connection.execute(receipts.insert().values(_row(receipt)))
            _name_messages(connection, receipt.id, receipt.answer_message_ids)

    def receipt(self, receipt_id: str) -> Receipt | None:
        """Return a receipt, None where it isn't kept."""
        return self._receipt(receipts.c.id == receipt_id)

    def receipt_of_message(self, message_id: int) -> Receipt | None:
        """Return the receipt whose question or answer is in a message."""
        answered = sa.select(answer_messages.c.receipt_id).where(answer_messages.c.message_id == message_id)
        return self._receipt(sa.or_(receipts.c.question_message_id == message_id, receipts.c.id.in_(answered)))

    def answers_to(self, guild_id: int, query: str, limit: int = 5) -> list[Receipt]:
        """Return the answers that a guild's messages got to a query, letter case aside, the latest first."""
        same = (receipts.c.guild_id == guild_id) & (sa.func.lower(receipts.c.query) == query.lower())
        answered = receipts.c.answer.is_not(None) & receipts.c.question_message_id.is_not(None)
        return [one for one in receipts_from(self.engine, same & answered) if one.answer_message_ids][:limit]

    def set_answer_messages(self, receipt_id: str, message_ids: Sequence[int]) -> None:
        """Note which messages an answer is in; nothing where the receipt is gone."""
        with writing(self.engine) as connection:
            if connection.execute(sa.select(receipts.c.id).where(receipts.c.id == receipt_id)).first():
                connection.execute(answer_messages.delete().where(answer_messages.c.receipt_id == receipt_id))
                _name_messages(connection, receipt_id, message_ids)

    def forget_message(self, message_id: int) -> int:
        """Forget the receipt whose question, or whose only answer, is in a message. Returns how many went."""
        with writing(self.engine) as connection:
            lost = sa.select(answer_messages.c.receipt_id).where(answer_messages.c.message_id == message_id)
            lost_ids = list(connection.scalars(lost))
            connection.execute(answer_messages.delete().where(answer_messages.c.message_id == message_id))
            left = set(
                connection.scalars(
                    sa.select(answer_messages.c.receipt_id).where(answer_messages.c.receipt_id.in_(lost_ids))
                )
            )
            unanswered = [receipt_id for receipt_id in lost_ids if receipt_id not in left]
            gone = sa.or_(receipts.c.question_message_id == message_id, receipts.c.id.in_(unanswered))
            return connection.execute(receipts.delete().where(gone)).rowcount

    def forget_receipt(self, receipt_id: str) -> None:
        """Forget one receipt."""
        with writing(self.engine) as connection:
            connection.execute(receipts.delete().where(receipts.c.id == receipt_id))

    def purge(self, before: datetime) -> int:
        """Forget the receipts of what was asked before a moment in UTC. Returns how many went."""
        with writing(self.engine) as connection:
            return connection.execute(receipts.delete().where(receipts.c.asked_at < before)).rowcount

    def _receipt(self, condition: Any) -> Receipt | None:
        with reading(self.engine) as connection:
            row = connection.execute(sa.select(receipts).where(condition).limit(1)).mappings().first()
            if row is None:
                return None
            messages = sa.select(answer_messages.c.message_id).where(answer_messages.c.receipt_id == row["id"])
            return _receipt_from(row, tuple(connection.scalars(messages.order_by(answer_messages.c.place))))


def receipts_from(engine: Engine, condition: Any) -> list[Receipt]:
    """Return the receipts that meet a condition, the latest first."""
    wanted = sa.select(receipts).where(condition).order_by(receipts.c.asked_at.desc(), receipts.c.id)
    ids = sa.select(receipts.c.id).where(condition)
    messages = sa.select(answer_messages).where(answer_messages.c.receipt_id.in_(ids)).order_by(answer_messages.c.place)
    with reading(engine) as connection:
        rows = connection.execute(wanted).mappings().all()
        named: dict[str, list[int]] = {}
        for row in connection.execute(messages):
            named.setdefault(row.receipt_id, []).append(row.message_id)
    return [_receipt_from(row, tuple(named.get(row["id"], ()))) for row in rows]


def _name_messages(connection: Connection, receipt_id: str, message_ids: Sequence[int]) -> None:
    # A message holds one answer.
    connection.execute(answer_messages.delete().where(answer_messages.c.message_id.in_(message_ids)))
    rows = [{"message_id": m, "receipt_id": receipt_id, "place": n} for n, m in enumerate(message_ids)]
    if rows:
        connection.execute(answer_messages.insert(), rows)


def _row(receipt: Receipt) -> dict[str, Any]:
    row = {name: getattr(receipt, name) for name in receipts.c.keys()}  # noqa: SIM118  # columns, not a dict
    row["turns"] = [asdict(turn) for turn in receipt.turns]
    row["filters"] = _plain(asdict(receipt.filters))
    row["keys"], row["scores"] = list(receipt.keys), list(receipt.scores)
    row["citations"] = [_plain(asdict(citation)) for citation in receipt.citations]
    row["closest"] = [_plain(asdict(citation)) for citation in receipt.closest] or None
    row["timings"] = dict(receipt.timings)
    return row


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def _receipt_from(row: Mapping[Any, Any], messages: tuple[int, ...]) -> Receipt:
    known = dict(row)
    filters = known["filters"]
    days = {name: _date(filters[name]) for name in ("since", "until", "as_of")}
    known |= {
        "asked_at": in_utc(known["asked_at"]),
        "answer_message_ids": messages,
        "turns": tuple(Turn(**turn) for turn in known["turns"]),
        "filters": Filters(tuple(filters["publishers"]), **days, articles=tuple(filters.get("articles", ()))),
        "keys": tuple(known["keys"]),
        "scores": tuple(known["scores"]),
        "citations": _citations(known["citations"]),
        "closest": _citations(known["closest"] or ()),
    }
    return Receipt(**known)


def _citations(rows: Iterable[Mapping[str, Any]]) -> tuple[Citation, ...]:
    """Return citations as they were kept; those of before there were highlights have none."""
    return tuple(
        Citation(**{**row, "published": _date(row["published"]), "highlight": _span(row.get("highlight"))})
        for row in rows
    )


def _span(value: Sequence[int] | None) -> Span | None:
    return (value[0], value[1]) if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
