"""where a patient answers, and the presses made on the page"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("enrolment") as table:
        table.add_column(sa.Column("channel", sa.String(), nullable=False, server_default="chat"))
        table.create_check_constraint(op.f("ck_enrolment_channel"), "channel IN ('chat', 'private')")
    with op.batch_alter_table("enrolment") as table:
        table.alter_column("channel", server_default=None)
    op.create_table(
        "page_press",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("clinic_id", sa.String(length=32), nullable=False),
        sa.Column("bot_id", sa.String(length=32), nullable=False),
        sa.Column("at", storage.types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["bot_id"], ["bot.id"], name=op.f("fk_page_press_bot_id")),
        sa.ForeignKeyConstraint(["clinic_id"], ["clinic.id"], name=op.f("fk_page_press_clinic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_press")),
    )
    op.create_index(op.f("ix_page_press_at"), "page_press", ["at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_page_press_at"), table_name="page_press")
    op.drop_table("page_press")
    with op.batch_alter_table("enrolment") as table:
        table.drop_constraint(op.f("ck_enrolment_channel"), type_="check")
        table.drop_column("channel")
