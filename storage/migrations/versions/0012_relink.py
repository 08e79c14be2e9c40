"""a new chat waits until a clinician confirms it"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "relink",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinic_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("patient_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("bot_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("lookup_hmac", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened_at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("decided_at", storage.types.Instant(timezone=True), nullable=True),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'confirmed', 'refused')", name=op.f("ck_relink_state")),
        sa.ForeignKeyConstraint(["bot_id"], ["bot.id"], name=op.f("fk_relink_bot_id")),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_relink_clinic_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["clinician.id"], name=op.f("fk_relink_decided_by")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_relink_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relink")),
    )
    with op.batch_alter_table("relink", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relink_lookup_hmac"), ["lookup_hmac"], unique=False)
        batch_op.create_index(batch_op.f("ix_relink_patient_id"), ["patient_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("relink", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_relink_patient_id"))
        batch_op.drop_index(batch_op.f("ix_relink_lookup_hmac"))
    op.drop_table("relink")
