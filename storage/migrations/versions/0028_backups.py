"""backups that were made, and whether each was read through"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = sqlmodel.sql.sqltypes.AutoString
    op.create_table(
        "backup_run",
        sa.Column("id", text(length=32), nullable=False),
        sa.Column("clinic_id", text(length=32), nullable=False),
        sa.Column("begun_at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("tested_at", storage.types.Instant(timezone=True), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_backup_run_clinic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup_run")),
    )


def downgrade() -> None:
    op.drop_table("backup_run")
