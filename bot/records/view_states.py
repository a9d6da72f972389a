"""What the buttons under a moderator's message are about, so that they work after a restart, and once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.records.schema import view_states
from retrieval.store.database import now, reading, writing


@dataclass(frozen=True, slots=True)
class ViewState:
    """Record what the buttons under a message are about, and in which guild it is."""

    id: str
    guild_id: int
    kind: str
    about: dict[str, Any]


class ViewStates:
    """Keep the states of views."""

    engine: Engine

    def save_view_state(self, state: ViewState) -> None:
        """Keep what buttons are about, in place of what they were about before."""
        with writing(self.engine) as connection:
            connection.execute(view_states.delete().where(view_states.c.id == state.id))
            values = {name: getattr(state, name) for name in ViewState.__slots__}
            connection.execute(view_states.insert().values(**values, made_at=now()))

    def view_state(self, state_id: str) -> ViewState | None:
        """Return what buttons are about, None where that is no longer kept."""
        with reading(self.engine) as connection:
            row = connection.execute(sa.select(view_states).where(view_states.c.id == state_id)).first()
        return ViewState(row.id, row.guild_id, row.kind, row.about) if row else None

    def view_states(self, kind: str) -> list[ViewState]:
        """Return the states of a kind, the oldest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(
                sa.select(view_states).where(view_states.c.kind == kind).order_by(view_states.c.made_at)
            ).all()
        return [ViewState(row.id, row.guild_id, row.kind, row.about) for row in rows]

    def claim_view_state(self, state_id: str) -> bool:
        """Forget a state. Returns True to one caller alone, so that what the buttons ask is done once."""
        with writing(self.engine) as connection:
            return connection.execute(view_states.delete().where(view_states.c.id == state_id)).rowcount > 0

    def purge_view_states(self, before: datetime) -> int:
        """Forget the states that were made before a moment in UTC. Returns how many went."""
        with writing(self.engine) as connection:
            return connection.execute(view_states.delete().where(view_states.c.made_at < before)).rowcount
