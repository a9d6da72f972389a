"""Channels whose links become articles, and the links that people posted: by whom, where, when, and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.schema import inboxes, links
from retrieval.store.database import in_utc, reading, writing

# A link is offered to the moderators; accepted, it waits to be read in; then it is added, or it failed.
LinkState = Literal["offered", "accepted", "added", "failed", "declined", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Inbox:
    """Record a channel whose links become articles; those of members with a `trusted` role without being asked."""

    channel_id: int
    guild_id: int
    trusted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PostedLink:
    """Record a link that somebody posted. `spec` is the page as a source, `about` how it begins.

    `user_id` is None where who posted it wants nothing kept; the card is the bot's message on it.
    """

    guild_id: int
    channel_id: int
    message_id: int
    user_id: int | None
    url: str
    title: str
    about: str
    spec: dict[str, Any]
    posted_at: datetime
    state: LinkState = "offered"
    card_channel_id: int | None = None
    card_id: int | None = None
    article_id: str | None = None
    decided_by: int | None = None
    id: int = 0


class Links:
    """Keep the inboxes, and what was posted to them."""

    engine: Engine

    def inbox(self, channel_id: int) -> Inbox | None:
        """Return a channel's inbox, None where it is none."""
        return next(iter(self._inboxes(inboxes.c.channel_id == channel_id)), None)

    def inboxes(self, guild_id: int) -> list[Inbox]:
        """Return the inboxes of a guild."""
        return self._inboxes(inboxes.c.guild_id == guild_id)

    def set_inbox(self, inbox: Inbox) -> None:
        """Make a channel an inbox, or set it otherwise."""
        with writing(self.engine) as connection:
            connection.execute(inboxes.delete().where(inboxes.c.channel_id == inbox.channel_id))
            values = {"channel_id": inbox.channel_id, "guild_id": inbox.guild_id, "trusted": list(inbox.trusted)}
            connection.execute(inboxes.insert().values(values))

    def drop_inbox(self, channel_id: int) -> None:
        """Make a channel no inbox any more."""
        with writing(self.engine) as connection:
            connection.execute(inboxes.delete().where(inboxes.c.channel_id == channel_id))

    def keep_link(self, link: PostedLink) -> int:
        """Keep a link. Returns its number."""
        values = {name: getattr(link, name) for name in PostedLink.__slots__ if name != "id"}
        with writing(self.engine) as connection:
            return int(connection.scalars(links.insert().values(values).returning(links.c.id)).one())

    def link(self, link_id: int) -> PostedLink | None:
        """Return a link by its number, None where it isn't kept."""
        return next(iter(self._links(links.c.id == link_id)), None)

    def links_of_message(self, guild_id: int, message_id: int) -> list[PostedLink]:
        """Return the links that a message of a guild has, or that a card of the bot's is about."""
        here = sa.or_(links.c.message_id == message_id, links.c.card_id == message_id)
        return self._links(sa.and_(links.c.guild_id == guild_id, here))

    def waiting_links(self, guild_id: int, url: str | None = None) -> list[PostedLink]:
        """Return the links of a guild, or those to one address, that aren't decided on or are being added."""
        waiting = sa.and_(links.c.guild_id == guild_id, links.c.state.in_(("offered", "accepted")))
        return self._links(waiting if url is None else sa.and_(waiting, links.c.url == url))

    def accepted_links(self, guild_ids: Collection[int]) -> list[PostedLink]:
        """Return the links of some guilds that wait to be read in."""
        return self._links(sa.and_(links.c.guild_id.in_(guild_ids), links.c.state == "accepted"))

    def link_of_article(self, guild_id: int, article_id: str) -> PostedLink | None:
        """Return the link of a guild that an article came by, None where it came otherwise."""
        found = sa.and_(links.c.guild_id == guild_id, links.c.article_id == article_id, links.c.state == "added")
        return next(iter(self._links(found)), None)

    def set_card(self, link_id: int, channel_id: int, message_id: int) -> None:
        """Note which message the card of a link is."""
        with writing(self.engine) as connection:
            values = {"card_channel_id": channel_id, "card_id": message_id}
            connection.execute(links.update().where(links.c.id == link_id).values(**values))

    def decide(self, link_id: int, state: LinkState, by: int | None = None) -> bool:
        """Say what becomes of a link that is offered. Returns True to whoever is first."""
        offered = sa.and_(links.c.id == link_id, links.c.state == "offered")
        with writing(self.engine) as connection:
            return connection.execute(links.update().where(offered).values(state=state, decided_by=by)).rowcount > 0

    def end_link(self, link_id: int, article_id: str | None) -> None:
        """Say what article came of a link that was accepted, None for none."""
        values = {"state": "added" if article_id else "failed", "article_id": article_id}
        with writing(self.engine) as connection:
            connection.execute(links.update().where(links.c.id == link_id).values(values))

    def purge_links(self, before: datetime) -> int:
        """Forget the links that were posted before a moment in UTC and became no articles. Returns how many went."""
        with writing(self.engine) as connection:
            old = sa.and_(links.c.posted_at < before, links.c.state.not_in(("added", "accepted")))
            return connection.execute(links.delete().where(old)).rowcount

    def _inboxes(self, condition: Any) -> list[Inbox]:
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(inboxes).where(condition).order_by(inboxes.c.channel_id)).all()
        return [Inbox(row.channel_id, row.guild_id, tuple(row.trusted)) for row in rows]

    def _links(self, condition: Any) -> list[PostedLink]:
        with reading(self.engine) as connection:
            rows = connection.execute(sa.select(links).where(condition).order_by(links.c.id)).mappings().all()
        return [PostedLink(**{**row, "posted_at": in_utc(row["posted_at"])}) for row in rows]
