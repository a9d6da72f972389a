"""What was only named at a refresh stands in the list of sources, as it is read; the sample goes by its name."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from corpus.sample import SAMPLE, sample_articles

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_members = sa.table("snapshot_articles", sa.column("snapshot_id"), sa.column("source"), sa.column("origin"))
_sources = sa.table(
    "sources",
    sa.column("location"),
    sa.column("spec", sa.JSON()),
    sa.column("added_by"),
    sa.column("added_at", sa.DateTime(timezone=True)),
)
_state = sa.table("state", sa.column("name"), sa.column("value"))


def upgrade() -> None:
    connection = op.get_bind()
    current = sa.select(_state.c.value).where(_state.c.name == "current snapshot").scalar_subquery()
    for location in _sample_locations(connection):
        connection.execute(_members.update().where(_members.c.source == location).values(source=SAMPLE))
    if connection.scalar(sa.select(sa.func.count()).select_from(_sources)):
        return  # what was named was no longer read
    named = sa.select(_members.c.source).distinct().where(_members.c.snapshot_id == current)
    for location in connection.scalars(named.where(_members.c.source.not_in(("added", SAMPLE)))).all():
        spec = {"kind": _kind(connection, location), "location": location}
        row = {"location": location, "spec": spec, "added_by": "an earlier version", "added_at": datetime.now(UTC)}
        connection.execute(_sources.insert().values(**row))


def downgrade() -> None:
    connection = op.get_bind()
    folder = sample_articles().as_posix()
    connection.execute(_members.update().where(_members.c.source == SAMPLE).values(source=folder))


def _sample_locations(connection: sa.Connection) -> list[str]:
    """Return where the sample was read from: folders of its name that have nothing besides."""
    ours = {path.name for path in sample_articles().iterdir()}
    places = sa.select(_members.c.source).distinct().where(_members.c.source.like("%/corpus/articles"))
    found = []
    for location in connection.scalars(places).all():
        origins = connection.scalars(sa.select(_members.c.origin).where(_members.c.source == location)).all()
        found += [location] if set(origins) <= ours else []
    return found


def _kind(connection: sa.Connection, location: str) -> str:
    if not location.startswith(("http://", "https://")):
        return "files"
    origins = connection.scalars(sa.select(_members.c.origin).where(_members.c.source == location)).all()
    if set(origins) == {location}:
        return "page"
    return "sitemap" if location.endswith(".xml") and "sitemap" in location else "feed"
