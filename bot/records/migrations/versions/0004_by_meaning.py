"""What meaning had of a search, beside words."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bot_receipts", sa.Column("by_meaning", sa.Float(), nullable=True))


def downgrade() -> None:
    op.drop_column("bot_receipts", "by_meaning")
