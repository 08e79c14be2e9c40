"""the team's budget of notices, what waits for the overview, and random days put up for a look"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("fatigue", "chosen"):
        op.add_column("clinic", sa.Column(column, sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("notice", sa.Column("held_until", storage.types.Instant(timezone=True), nullable=True))
    op.create_table(
        "day_look",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinic_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("patient_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("drawn_at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("answer", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("answered_by_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True),
        sa.Column("answered_at", storage.types.Instant(timezone=True), nullable=True),
        sa.CheckConstraint("answer IN ('yes', 'no', 'unclear')", name=op.f("ck_day_look_answer")),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_day_look_clinic_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_day_look_patient_id")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["clinician.id"], name=op.f("fk_day_look_answered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_look")),
        sa.UniqueConstraint("patient_id", "local_on", name=op.f("uq_day_look_patient_id_local_on")),
    )
    with op.batch_alter_table("day_look", schema=None) as batch_op:
        batch_op.create_index("ix_day_look_clinic_drawn", ["clinic_id", "drawn_at"])


def downgrade() -> None:
    op.drop_table("day_look")
    with op.batch_alter_table("notice", schema=None) as notice:
        notice.drop_column("held_until")
    with op.batch_alter_table("clinic", schema=None) as clinic:
        clinic.drop_column("chosen")
        clinic.drop_column("fatigue")
