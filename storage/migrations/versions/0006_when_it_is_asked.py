"""check-ins of every kind: what made one due, times decided once, a week around a dose, the usual that branching reads"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KINDS = "'daily', 'random', 'weekly', 'monthly', 'dose_step', 'before_dose', 'after_dose', 'triggered'"


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    is_known = sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_checkin_kind"))
    op.add_column("checkin", sa.Column("kind", text(), is_known, nullable=False, server_default="daily"))
    op.add_column("checkin", sa.Column("usual", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("enrolment", sa.Column("pairs_from", sa.Date(), nullable=True))
    op.add_column("enrolment", sa.Column("pairs_dose_at", text(), nullable=True))
    op.add_column("enrolment", sa.Column("usual", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("enrolment", sa.Column("usual_on", sa.Date(), nullable=True))
    op.create_table(
        "planned_slot",
        sa.Column("id", text(length=32), nullable=False),
        sa.Column("clinic_id", text(length=32), nullable=False),
        sa.Column("enrolment_id", text(length=32), nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("slot", text(), nullable=False),
        sa.Column("at", text(), nullable=False),
        sa.Column("recorded_at", storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_planned_slot_clinic_id")),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name=op.f("fk_planned_slot_enrolment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_slot")),
        sa.UniqueConstraint(
            "enrolment_id", "local_on", "slot", name=op.f("uq_planned_slot_enrolment_id_local_on_slot")
        ),
    )


def downgrade() -> None:
    op.drop_table("planned_slot")
    with op.batch_alter_table("enrolment") as enrolment:
        for column in ("usual_on", "usual", "pairs_dose_at", "pairs_from"):
            enrolment.drop_column(column)
    with op.batch_alter_table("checkin") as checkin:
        checkin.drop_constraint(op.f("ck_checkin_kind"), type_="check")
        checkin.drop_column("usual")
        checkin.drop_column("kind")
