"""The proper names by which families ask for an offer."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "service_name",
        sa.Column("service_id", sa.String(40), sa.ForeignKey("service.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
    )
    op.create_index("ix_service_name_name", "service_name", ["name"])


def downgrade() -> None:
    op.drop_table("service_name")
