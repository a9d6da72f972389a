"""Questions that people follow: told of each article that answers, by direct message or in a channel."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, value in (("requested", sa.true()), ("standing", sa.false()), ("in_channel", sa.false())):
        op.add_column("bot_requesters", sa.Column(name, sa.Boolean(), nullable=False, server_default=value))
    op.create_table(
        "bot_told",
        sa.Column("coverage_id", sa.Integer(), nullable=False),
        sa.Column("article", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["coverage_id"],
            ["bot_coverage.id"],
            name=op.f("fk_bot_told_coverage_id_bot_coverage"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("coverage_id", "article", name=op.f("pk_bot_told")),
    )


def downgrade() -> None:
    op.drop_table("bot_told")
    for name in ("in_channel", "standing", "requested"):
        op.drop_column("bot_requesters", name)
