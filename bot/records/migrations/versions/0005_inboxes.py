"""Channels whose links become articles, and the links that were posted there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_inboxes",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("trusted", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_bot_inboxes")),
    )
    op.create_index(op.f("ix_bot_inboxes_guild_id"), "bot_inboxes", ["guild_id"], unique=False)
    op.create_table(
        "bot_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("card_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("spec", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bot_links")),
    )
    for column in ("guild_id", "message_id", "card_id", "user_id"):
        op.create_index(op.f(f"ix_bot_links_{column}"), "bot_links", [column], unique=False)


def downgrade() -> None:
    for column in ("user_id", "card_id", "message_id", "guild_id"):
        op.drop_index(op.f(f"ix_bot_links_{column}"), table_name="bot_links")
    op.drop_table("bot_links")
    op.drop_index(op.f("ix_bot_inboxes_guild_id"), table_name="bot_inboxes")
    op.drop_table("bot_inboxes")
