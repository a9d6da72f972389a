"""What was shown as the closest that the corpus says, where it wasn't sure of an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bot_receipts", sa.Column("closest", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("bot_receipts", "closest")
