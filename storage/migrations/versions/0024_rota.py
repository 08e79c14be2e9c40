"""who of a role is on call: a weekly pattern, calendars, and who stands in"""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ROLES = "role IN ('nurse', 'prescriber', 'lead', 'operator', 'privacy_officer')"


def upgrade() -> None:
    _table(
        "shift",
        ["clinician_id"],
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.CheckConstraint(ROLES, name=op.f("ck_shift_role")),
        sa.CheckConstraint("weekday >= 0 AND weekday <= 7", name=op.f("ck_shift_weekday")),
    )
    _table(
        "duty",
        ["clinician_id"],
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("from_at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("to_at", storage.types.Instant(timezone=True), nullable=False),
        sa.CheckConstraint(ROLES, name=op.f("ck_duty_role")),
        sa.CheckConstraint("from_at < to_at", name=op.f("ck_duty_ends_after_it_starts")),
    )
    _table(
        "stand_in",
        ["absent_id", "by_id"],
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.CheckConstraint("from_on <= to_on", name=op.f("ck_stand_in_ends_after_it_starts")),
        sa.CheckConstraint("absent_id <> by_id", name=op.f("ck_stand_in_somebody_else")),
    )
    for table, column in (("duty", "to_at"), ("stand_in", "to_on")):
        with op.batch_alter_table(table) as batch_op:
            batch_op.create_index(f"ix_{table}_{column}", [column], unique=False)


def downgrade() -> None:
    for table in ("stand_in", "duty", "shift"):
        op.drop_table(table)


def _table(name: str, people: Sequence[str], *own: sa.schema.SchemaItem) -> None:
    to = sqlmodel.sql.sqltypes.AutoString(length=32)
    op.create_table(
        name,
        sa.Column("id", to, nullable=False),
        sa.Column("clinic_id", to, nullable=False),
        *(sa.Column(column, to, nullable=False) for column in people),
        *own,
        sa.Column("created_at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("ended_at", storage.types.Instant(timezone=True), nullable=True),
        *(sa.ForeignKeyConstraint([c], ["clinician.id"], name=op.f(f"fk_{name}_{c}")) for c in people),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f(f"fk_{name}_clinic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    with op.batch_alter_table(name) as batch_op:
        batch_op.create_index(f"ix_{name}_clinic_id", ["clinic_id"], unique=False)
