"""What is posted to channels by the day or the week: digests, and the moderators' report."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_schedules",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "kind", name=op.f("pk_bot_schedules")),
    )
    op.create_index(op.f("ix_bot_schedules_guild_id"), "bot_schedules", ["guild_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_bot_schedules_guild_id"), table_name="bot_schedules")
    op.drop_table("bot_schedules")
