"""What moderators did, and what others tried to do: who, what, when, from where, and how it ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.schema import cards, deeds, notices
from retrieval.store.database import in_utc, now, reading, writing

Result = Literal["done", "failed", "refused", "cancelled"]

_DETAILS = 1_000


@dataclass(frozen=True, slots=True)
class Deed:
    """Record one deed; `details` is what it was about, in a few words, and a refused one was not done."""

    at: datetime
    user_id: int
    guild_id: int
    channel_id: int
    deed: str
    details: str
    result: Result


@dataclass(frozen=True, slots=True)
class Card:
    """Record what the buttons under a card are about, and in which guild it is."""

    id: str
    guild_id: int
    kind: str
    about: dict[str, Any]


class Deeds:
    """Keep deeds, the cards that they are confirmed on, and where each guild wants to be told of jobs."""

    engine: Engine

    def keep_deed(self, deed: Deed) -> None:
        """Keep what somebody did."""
        values = {name: getattr(deed, name) for name in Deed.__slots__} | {"details": deed.details[:_DETAILS]}
        with writing(self.engine) as connection:
            connection.execute(deeds.insert().values(values))

    def deeds(self, limit: int = 50, concerning: int | None = None) -> list[Deed]:
        """Return the latest deeds of all guilds, or those that concern one, the last one first.

        All guilds share the corpus, so what was done to it concerns all; who tried in vain concerns their own.
        """
        wanted = sa.select(deeds).order_by(deeds.c.id.desc()).limit(limit)
        if concerning is not None:
            wanted = wanted.where((deeds.c.guild_id == concerning) | (deeds.c.result != "refused"))
        with reading(self.engine) as connection:
            rows = connection.execute(wanted).all()
        return [Deed(in_utc(r.at), r.user_id, r.guild_id, r.channel_id, r.deed, r.details, r.result) for r in rows]

    def deeds_of(self, user_id: int) -> int:
        """Count the deeds of a person, those that were refused among them."""
        with reading(self.engine) as connection:
            found = connection.scalar(sa.select(sa.func.count()).select_from(deeds).where(deeds.c.user_id == user_id))
        return int(found or 0)

    def keep_card(self, card: Card) -> None:
        """Keep what a card is about, in place of what it was about before."""
        with writing(self.engine) as connection:
            connection.execute(cards.delete().where(cards.c.id == card.id))
            values = {name: getattr(card, name) for name in Card.__slots__}
            connection.execute(cards.insert().values(**values, made_at=now()))

    def card(self, card_id: str) -> Card | None:
        """Return what a card is about, None where it is no longer kept."""
        with reading(self.engine) as connection:
            row = connection.execute(sa.select(cards).where(cards.c.id == card_id)).first()
        return Card(row.id, row.guild_id, row.kind, row.about) if row else None

    def cards(self, kind: str) -> list[Card]:
        """Return the cards of a kind, the oldest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(cards).where(cards.c.kind == kind).order_by(cards.c.made_at)).all()
        return [Card(row.id, row.guild_id, row.kind, row.about) for row in rows]

    def take_card(self, card_id: str) -> bool:
        """Forget a card. Returns True to one caller alone, so that what a card asks is done once."""
        with writing(self.engine) as connection:
            return connection.execute(cards.delete().where(cards.c.id == card_id)).rowcount > 0

    def purge_cards(self, before: datetime) -> int:
        """Forget the cards that were made before a moment in UTC. Returns how many went."""
        with writing(self.engine) as connection:
            return connection.execute(cards.delete().where(cards.c.made_at < before)).rowcount

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
