"""not now, late answers, yesterday filled in, the short check-in and text-only messages"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table, column in (("enrolment", "short_checkins"), ("enrolment", "text_only"), ("checkin", "hidden")):
        op.add_column(table, sa.Column(column, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("checkin", sa.Column("later_at", storage.types.Instant(timezone=True), nullable=True))
    op.add_column("checkin", sa.Column("takes_until", storage.types.Instant(timezone=True), nullable=True))
    op.add_column("checkin", sa.Column("origin", sa.String(), server_default="prompted", nullable=False))
    with op.batch_alter_table("checkin") as checkin:
        checkin.create_index("ix_checkin_stage_takes_until", ["stage", "takes_until"])
    # what is open now ends with its window, as it was made; whatever is over stays as it is
    op.execute("UPDATE checkin SET takes_until = expires_at WHERE state IN ('due', 'open')")


def downgrade() -> None:
    with op.batch_alter_table("checkin") as checkin:
        checkin.drop_index("ix_checkin_stage_takes_until")
        for column in ("origin", "takes_until", "later_at", "hidden"):
            checkin.drop_column(column)
    with op.batch_alter_table("enrolment") as enrolment:
        enrolment.drop_column("text_only")
        enrolment.drop_column("short_checkins")
