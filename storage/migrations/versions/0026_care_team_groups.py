"""a care team's group has a topic for each patient and a message about each alert"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "group_topic",
        sa.Column("id", text(length=32), nullable=False),
        sa.Column("clinic_id", text(length=32), nullable=False),
        sa.Column("address_id", text(length=32), nullable=False),
        sa.Column("patient_id", text(length=32), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("created_at", storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name=op.f("fk_group_topic_address_id")),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_group_topic_clinic_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_group_topic_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_topic")),
        sa.UniqueConstraint("address_id", "patient_id", name=op.f("uq_group_topic_address_id_patient_id")),
    )
    op.create_index(op.f("ix_group_topic_patient_id"), "group_topic", ["patient_id"])
    op.create_table(
        "group_copy",
        sa.Column("id", text(length=32), nullable=False),
        sa.Column("clinic_id", text(length=32), nullable=False),
        sa.Column("alert_id", text(length=32), nullable=False),
        sa.Column("patient_id", text(length=32), nullable=False),
        sa.Column("address_id", text(length=32), nullable=False),
        sa.Column("key", text(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("created_at", storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["address.id"], name=op.f("fk_group_copy_address_id")),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_group_copy_alert_id")),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_group_copy_clinic_id")),
        sa.ForeignKeyConstraint(["patient_id"], ["patient.id"], name=op.f("fk_group_copy_patient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_copy")),
        sa.UniqueConstraint("key", name=op.f("uq_group_copy_key")),
    )
    op.create_index(op.f("ix_group_copy_alert_id"), "group_copy", ["alert_id"])
    op.create_index(op.f("ix_group_copy_patient_id"), "group_copy", ["patient_id"])


def downgrade() -> None:
    op.drop_table("group_copy")
    op.drop_table("group_topic")
