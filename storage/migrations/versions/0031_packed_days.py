"""a long history's closed days are kept together"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("patient_carried", sa.Column("packed", sa.LargeBinary(), nullable=True))
    op.execute("DELETE FROM patient_carried")  # the next review writes it whole


def downgrade() -> None:
    with op.batch_alter_table("patient_carried") as table:
        table.drop_column("packed")
