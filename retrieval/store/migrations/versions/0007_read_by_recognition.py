"""Articles that text recognition read off pictures are marked as such."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not in a batch, which makes the table anew: other tables refer to it.
    op.add_column("article_versions", sa.Column("by_ocr", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("article_versions", "by_ocr")
