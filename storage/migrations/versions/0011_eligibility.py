"""what a clinician confirmed before an enrolment"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "eligibility",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinic_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("patient_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("age_from", sa.Integer(), nullable=False),
        sa.Column("capacity_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("pregnancy", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("confirmed_at", storage.types.Instant(timezone=True), nullable=False),
        sa.CheckConstraint("pregnancy IN ('yes', 'no', 'unknown')", name=op.f("ck_eligibility_pregnancy")),
        sa.ForeignKeyConstraint(["capacity_by"], ["clinician.id"], name=op.f("fk_eligibility_capacity_by")),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_eligibility_clinic_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_eligibility_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_eligibility")),
    )
    with op.batch_alter_table("eligibility", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_eligibility_patient_id"), ["patient_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("eligibility", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_eligibility_patient_id"))
    op.drop_table("eligibility")
