"""whom to call first is read from an index: the terms of thousands are not read for it"""

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

COLUMNS = ["clinic_id", "attention", "patient_id", "outlook", "through_on"]


def upgrade() -> None:
    op.create_index("ix_patient_scores_order", "patient_scores", COLUMNS, unique=False)
    op.drop_index("ix_patient_scores_clinic_id", table_name="patient_scores")


def downgrade() -> None:
    op.create_index("ix_patient_scores_clinic_id", "patient_scores", ["clinic_id"], unique=False)
    op.drop_index("ix_patient_scores_order", table_name="patient_scores")
