"""a digest each staffed morning, and what was better for whom"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinic_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinician_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("since_at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("created_at", storage.types.Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_digest_clinic_id")),
        sa.ForeignKeyConstraint(["clinician_id"], ["clinician.id"], name=op.f("fk_digest_clinician_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest")),
        sa.UniqueConstraint("clinician_id", "local_on", name=op.f("uq_digest_clinician_id_local_on")),
    )
    with op.batch_alter_table("clinic", schema=None) as batch_op:
        batch_op.add_column(sa.Column("digest_due_at", storage.types.Instant(timezone=True), nullable=True))
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("better", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("better_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_column("better_on")
        batch_op.drop_column("better")
    with op.batch_alter_table("clinic", schema=None) as batch_op:
        batch_op.drop_column("digest_due_at")
    op.drop_table("digest")
