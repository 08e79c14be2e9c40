"""an outage is made good once, and the team's task names it"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("gap", schema=None) as batch_op:
        batch_op.add_column(sa.Column("made_good_at", storage.types.Instant(timezone=True), nullable=True))
    gap = sa.table("gap", sa.column("made_good_at"), sa.column("to_at"))
    op.execute(gap.update().values(made_good_at=gap.c.to_at))  # those of before are over
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gap_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_task_gap_id"), "gap", ["gap_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_task_gap_id"), type_="foreignkey")
        batch_op.drop_column("gap_id")
    with op.batch_alter_table("gap", schema=None) as batch_op:
        batch_op.drop_column("made_good_at")
