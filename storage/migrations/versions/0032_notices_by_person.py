"""notices are found by person and day, and those that wait for an overview"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index("ix_notice_clinician_created", ["clinician_id", "created_at"])
        batch_op.create_index(
            "ix_notice_held",
            ["clinic_id", "held_until"],
            sqlite_where=sa.text("held_until IS NOT NULL"),
            postgresql_where=sa.text("held_until IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index("ix_notice_held")
        batch_op.drop_index("ix_notice_clinician_created")
