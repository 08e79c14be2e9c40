"""an alert can be put off, offered to a colleague, and its owner reminded"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

REASONS = "snooze_reason IN ('appointment', 'treated', 'bereavement', 'waiting', 'other')"


def upgrade() -> None:
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.add_column(sa.Column("remind_at", storage.types.Instant(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("offered_to_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True))
        batch_op.add_column(sa.Column("snoozes", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("snooze_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_alert_offered_to_id"), "clinician", ["offered_to_id"], ["id"])
        batch_op.create_check_constraint(batch_op.f("ck_alert_snooze_reason"), REASONS)
        batch_op.create_check_constraint(batch_op.f("ck_alert_snoozes"), "snoozes >= 0 AND snoozes <= 2")


def downgrade() -> None:
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_alert_snoozes"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_alert_snooze_reason"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_alert_offered_to_id"), type_="foreignkey")
        batch_op.drop_column("snooze_reason")
        batch_op.drop_column("snoozes")
        batch_op.drop_column("offered_to_id")
        batch_op.drop_column("remind_at")
