"""what the team's pages look for is found, and need not be weighed anew"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "patient_carried",
        sa.Column("patient_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinic_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("through_on", sa.Date(), nullable=False),
        sa.Column("pack_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("carried", sa.JSON(), nullable=False),
        sa.Column("made_at", storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_patient_carried_clinic_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_patient_carried_patient_id")),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_patient_carried")),
    )
    op.create_index(op.f("ix_patient_carried_clinic_id"), "patient_carried", ["clinic_id"], unique=False)
    op.create_index("ix_audit_subject_at", "audit", ["subject", "at"], unique=False)
    op.create_index("ix_checkin_patient_answered", "checkin", ["patient_id", "first_answer_at"], unique=False)
    op.drop_index("ix_checkin_patient_id", table_name="checkin")


def downgrade() -> None:
    op.create_index("ix_checkin_patient_id", "checkin", ["patient_id"], unique=False)
    op.drop_index("ix_checkin_patient_answered", table_name="checkin")
    op.drop_index("ix_audit_subject_at", table_name="audit")
    op.drop_table("patient_carried")
