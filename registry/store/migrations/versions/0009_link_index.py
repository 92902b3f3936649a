"""What acts on a document is found without reading all that cite it: a law is cited by everyone.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The index of the cited end holds the relation and the citing end too."""
    op.drop_index("ix_link_to", table_name="link")
    op.create_index("ix_link_to", "link", ["to_key", "relation", "from_key"])
