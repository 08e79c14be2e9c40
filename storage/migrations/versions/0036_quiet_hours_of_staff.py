"""hours in which a clinician hears only of what is urgent"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("clinician", sa.Column("quiet_from", sa.Time(), nullable=True))
    op.add_column("clinician", sa.Column("quiet_to", sa.Time(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("clinician") as clinician:
        clinician.drop_column("quiet_to")
        clinician.drop_column("quiet_from")
