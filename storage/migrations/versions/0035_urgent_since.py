"""since when an alert is urgent, where it was not from the first"""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alert", sa.Column("urgent_since", Instant(timezone=True), nullable=True))
    op.execute("UPDATE alert SET urgent_since = raised_at WHERE tier = 'urgent'")


def downgrade() -> None:
    with op.batch_alter_table("alert") as alert:
        alert.drop_column("urgent_since")
