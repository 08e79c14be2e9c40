"""a drill each week, and somebody outside the team who is reached by mail"""

import sqlalchemy as sa
from alembic import op

from storage.types import Instant

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("clinic", sa.Column("drill_due_at", Instant(timezone=True), nullable=True))
    op.add_column("clinician", sa.Column("is_cover", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("clinician") as clinician:
        clinician.drop_column("is_cover")
    with op.batch_alter_table("clinic") as clinic:
        clinic.drop_column("drill_due_at")
