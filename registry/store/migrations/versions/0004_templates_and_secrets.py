"""The template a file was printed from, and the files of state secrets.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four columns on `document_file`, one table."""
    for column in _template():
        op.add_column("document_file", column)
    op.create_table(
        "secret_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("secrecy", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        *_template(),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_secret_file_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_secret_file")),
        sa.UniqueConstraint("document", name=op.f("uq_secret_file_document")),
    )


def _template() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("template_type", sa.String(), nullable=True),
        sa.Column("template_version", sa.Integer(), nullable=True),
        sa.Column("template_digest", sa.String(), nullable=True),
        sa.Column("template_name", sa.Text(), nullable=True),
    )
