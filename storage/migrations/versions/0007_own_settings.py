"""what a person sets for themselves: times, days of the week, quiet hours, and what is brought after them"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

OWN = ("own_times", "own_weekdays", "own_quiet", "own_holds")


def upgrade() -> None:
    for column in OWN:
        empty = "[]" if column == "own_weekdays" else "{}"
        op.add_column("enrolment", sa.Column(column, sa.JSON(), nullable=False, server_default=empty))


def downgrade() -> None:
    with op.batch_alter_table("enrolment") as enrolment:
        for column in reversed(OWN):
            enrolment.drop_column(column)
