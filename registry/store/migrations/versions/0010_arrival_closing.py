"""Books of incoming documents can be closed.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables, empty."""
    op.create_table(
        "arrival_closing",
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("head_seq", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_arrival_closing_office")),
        sa.PrimaryKeyConstraint("office", "year", name=op.f("pk_arrival_closing")),
    )
    op.create_table(
        "arrival_print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["file.digest"], name=op.f("fk_arrival_print_digest")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_arrival_print_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival_print")),
        sa.UniqueConstraint("office", "year", "kind", name=op.f("uq_arrival_print_office_year_kind")),
    )
