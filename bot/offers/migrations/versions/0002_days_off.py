"""The last day of a time, and the days on which it does not take place."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("schedule", sa.Column("ends_on", sa.Date(), nullable=True))
    op.add_column("schedule", sa.Column("closed", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("schedule", "closed")
    op.drop_column("schedule", "ends_on")
