"""What asks for an answer is found without reading every document."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_document_reply_by", "document", ["office", "reply_by"])
