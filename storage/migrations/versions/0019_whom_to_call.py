"""the experimental list of whom to call"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "patient_scores",
        sa.Column("patient_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinic_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("through_on", sa.Date(), nullable=False),
        sa.Column("attention", sa.Float(), nullable=False),
        sa.Column("outlook", sa.Float(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("packs", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("made_at", storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_patient_scores_clinic_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_patient_scores_patient_id")),
        sa.PrimaryKeyConstraint("patient_id", name=op.f("pk_patient_scores")),
    )
    with op.batch_alter_table("patient_scores", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_patient_scores_clinic_id"), ["clinic_id"], unique=False)
    with op.batch_alter_table("clinic", schema=None) as batch_op:
        batch_op.add_column(sa.Column("attention_list", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("clinic", schema=None) as batch_op:
        batch_op.drop_column("attention_list")
    with op.batch_alter_table("patient_scores", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_patient_scores_clinic_id"))
    op.drop_table("patient_scores")
