"""which rule pack is in use, by whose word and since when"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import storage.types

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "used_pack",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("clinic_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("rules", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("profiles", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("content", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("chosen_by_id", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("since_at", storage.types.Instant(timezone=True), nullable=False),
        sa.Column("ended_at", storage.types.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_used_pack_clinic_id")),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["clinician.id"], name=op.f("fk_used_pack_chosen_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_used_pack")),
    )
    with op.batch_alter_table("used_pack", schema=None) as batch_op:
        batch_op.create_index(
            "uq_used_pack_standing",
            ["clinic_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("used_pack", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_used_pack_standing",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
    op.drop_table("used_pack")
