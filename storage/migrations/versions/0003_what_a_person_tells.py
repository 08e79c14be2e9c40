"""what a person tells unasked: a score of the moment, words of their own, and whether it was taken back"""

import sqlalchemy as sa
from alembic import op

import storage.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    between = sa.CheckConstraint("score >= 0 AND score <= 10", name=op.f("ck_event_score"))
    op.add_column("event", sa.Column("score", sa.Integer(), between, nullable=True))
    op.add_column("event", sa.Column("sealed_words", sa.LargeBinary(), nullable=True))
    op.add_column("event", sa.Column("taken_back_at", storage.types.Instant(timezone=True), nullable=True))
    op.add_column("task", sa.Column("sealed_reply", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("task") as task:
        task.drop_column("sealed_reply")
    with op.batch_alter_table("event") as event:
        event.drop_constraint(op.f("ck_event_score"), type_="check")
        event.drop_column("taken_back_at")
        event.drop_column("sealed_words")
        event.drop_column("score")
