"""alerts and tasks that stand are found without looking through all there ever were"""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_alert_clinic_state", "alert", ["clinic_id", "state", "verdict"], unique=False)
    op.create_index("ix_task_clinic_state", "task", ["clinic_id", "state"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_task_clinic_state", table_name="task")
    op.drop_index("ix_alert_clinic_state", table_name="alert")
