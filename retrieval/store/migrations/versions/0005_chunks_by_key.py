"""A question's chunks are found by their keys: with the old index SQLite read through all chunks there are."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("chunks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chunks_key"))
        batch_op.create_index(batch_op.f("ix_chunks_index_id_key"), ["index_id", "key"])


def downgrade() -> None:
    with op.batch_alter_table("chunks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chunks_index_id_key"))
        batch_op.create_index(batch_op.f("ix_chunks_key"), ["key"])
