"""What moderators did, what their cards are about, and what was done about corrections, questions and feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bot_deeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("deed", sa.String(length=32), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bot_deeds")),
    )
    op.create_index(op.f("ix_bot_deeds_at"), "bot_deeds", ["at"], unique=False)
    op.create_table(
        "bot_cards",
        sa.Column("id", sa.String(length=12), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bot_cards")),
    )
    op.create_index(op.f("ix_bot_cards_made_at"), "bot_cards", ["made_at"], unique=False)
    op.create_table(
        "bot_notices",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_bot_notices")),
    )
    op.create_table(
        "bot_dismissed",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("asked", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "asked", name=op.f("pk_bot_dismissed")),
    )
    op.create_table(
        "bot_corrections",
        sa.Column("receipt_id", sa.String(length=12), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reads", sa.Text(), nullable=False),
        sa.Column("done", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["bot_receipts.id"],
            name=op.f("fk_bot_corrections_receipt_id_bot_receipts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("receipt_id", "n", name=op.f("pk_bot_corrections")),
    )
    op.create_table(
        "bot_handled",
        sa.Column("receipt_id", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["receipt_id"],
            ["bot_receipts.id"],
            name=op.f("fk_bot_handled_receipt_id_bot_receipts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("receipt_id", name=op.f("pk_bot_handled")),
    )


def downgrade() -> None:
    for table in ("bot_handled", "bot_corrections", "bot_dismissed", "bot_notices"):
        op.drop_table(table)
    op.drop_index(op.f("ix_bot_cards_made_at"), table_name="bot_cards")
    op.drop_table("bot_cards")
    op.drop_index(op.f("ix_bot_deeds_at"), table_name="bot_deeds")
    op.drop_table("bot_deeds")
