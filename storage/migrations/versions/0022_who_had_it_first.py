"""when somebody first had an alert stays, whoever has it later"""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("alert", sa.Column("first_acknowledged_at", Instant(timezone=True), nullable=True))
    op.execute("UPDATE alert SET first_acknowledged_at = acknowledged_at")


def downgrade() -> None:
    with op.batch_alter_table("alert") as alert:
        alert.drop_column("first_acknowledged_at")
