"""staff record what a urine showed, and take back a dose or an observation that was a slip"""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BEFORE = "kind IN ('cows', 'sows', 'withdrawal_grade')"
AFTER = "kind IN ('cows', 'sows', 'withdrawal_grade', 'urine')"


def upgrade() -> None:
    op.add_column("dose_change", sa.Column("taken_back_at", Instant(timezone=True), nullable=True))
    with op.batch_alter_table("observation") as observation:
        observation.add_column(sa.Column("taken_back_at", Instant(timezone=True), nullable=True))
        observation.drop_constraint(op.f("ck_observation_kind"), type_="check")
        observation.create_check_constraint(op.f("ck_observation_kind"), AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM observation WHERE kind = 'urine'")  # the earlier schema has no place for them
    with op.batch_alter_table("observation") as observation:
        observation.drop_constraint(op.f("ck_observation_kind"), type_="check")
        observation.create_check_constraint(op.f("ck_observation_kind"), BEFORE)
        observation.drop_column("taken_back_at")
    with op.batch_alter_table("dose_change") as dose_change:
        dose_change.drop_column("taken_back_at")
