"""The bot's own records."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_access",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("allow", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "kind", "target_id", name=op.f("pk_bot_access")),
    )
    op.create_table(
        "bot_channels",
        sa.Column("channel_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_bot_channels")),
    )
    op.create_index(op.f("ix_bot_channels_guild_id"), "bot_channels", ["guild_id"], unique=False)
    op.create_table(
        "bot_coverage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bot_coverage")),
        sa.UniqueConstraint("guild_id", "asked", name=op.f("uq_bot_coverage_guild_id_asked")),
    )
    op.create_table(
        "bot_private_people",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_bot_private_people")),
    )
    op.create_table(
        "bot_receipts",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("question_message_id", sa.BigInteger(), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("filters", sa.JSON(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.String(length=32), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("citations", sa.JSON(), nullable=False),
        sa.Column("timings", sa.JSON(), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bot_receipts")),
    )
    op.create_index(op.f("ix_bot_receipts_asked_at"), "bot_receipts", ["asked_at"], unique=False)
    op.create_index(op.f("ix_bot_receipts_question_message_id"), "bot_receipts", ["question_message_id"], unique=False)
    op.create_index(op.f("ix_bot_receipts_user_id"), "bot_receipts", ["user_id"], unique=False)
    op.create_table(
        "bot_said",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("kind", "target_id", name=op.f("pk_bot_said")),
    )
    op.create_table(
        "bot_state",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_bot_state")),
    )
    op.create_table(
        "bot_threads",
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_bot_threads")),
    )
    op.create_table(
        "bot_answer_messages",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("receipt_id", sa.String(length=12), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["bot_receipts.id"],
            name=op.f("fk_bot_answer_messages_receipt_id_bot_receipts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_bot_answer_messages")),
    )
    op.create_index(op.f("ix_bot_answer_messages_receipt_id"), "bot_answer_messages", ["receipt_id"], unique=False)
    op.create_table(
        "bot_feedback",
        sa.Column("receipt_id", sa.String(length=12), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("wrong", sa.Text(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["bot_receipts.id"],
            name=op.f("fk_bot_feedback_receipt_id_bot_receipts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("receipt_id", "user_id", name=op.f("pk_bot_feedback")),
    )
    op.create_index(op.f("ix_bot_feedback_user_id"), "bot_feedback", ["user_id"], unique=False)
    op.create_table(
        "bot_requesters",
        sa.Column("coverage_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["coverage_id"],
            ["bot_coverage.id"],
            name=op.f("fk_bot_requesters_coverage_id_bot_coverage"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("coverage_id", "user_id", name=op.f("pk_bot_requesters")),
    )
    op.create_index(op.f("ix_bot_requesters_user_id"), "bot_requesters", ["user_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_bot_requesters_user_id"), table_name="bot_requesters")
    op.drop_table("bot_requesters")
    op.drop_index(op.f("ix_bot_feedback_user_id"), table_name="bot_feedback")
    op.drop_table("bot_feedback")
    op.drop_index(op.f("ix_bot_answer_messages_receipt_id"), table_name="bot_answer_messages")
    op.drop_table("bot_answer_messages")
    op.drop_table("bot_threads")
    op.drop_table("bot_state")
    op.drop_table("bot_said")
    op.drop_index(op.f("ix_bot_receipts_user_id"), table_name="bot_receipts")
    op.drop_index(op.f("ix_bot_receipts_question_message_id"), table_name="bot_receipts")
    op.drop_index(op.f("ix_bot_receipts_asked_at"), table_name="bot_receipts")
    op.drop_table("bot_receipts")
    op.drop_table("bot_private_people")
    op.drop_table("bot_coverage")
    op.drop_index(op.f("ix_bot_channels_guild_id"), table_name="bot_channels")
    op.drop_table("bot_channels")
    op.drop_table("bot_access")
