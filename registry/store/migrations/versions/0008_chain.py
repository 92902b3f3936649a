"""What persons say of the directive chain, and what citations say against each other.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables, empty."""
    op.create_table(
        "chain_word",
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("body_key", sa.Text(), server_default="", nullable=False),
        sa.Column("base", sa.String()),
        sa.Column("act", sa.String()),
        sa.Column("said", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("said_on", sa.String(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["act"], ["document.key"], name=op.f("fk_chain_word_act")),
        sa.ForeignKeyConstraint(["base"], ["document.key"], name=op.f("fk_chain_word_base")),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_chain_word_document")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_chain_word_office")),
        sa.PrimaryKeyConstraint("office", "event", "position", name=op.f("pk_chain_word")),
    )
    op.create_index("ix_chain_word_document", "chain_word", ["document"])
    op.create_table(
        "citation_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("citing", sa.String(), nullable=False),
        sa.Column("cited", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("known", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cited"], ["document.key"], name=op.f("fk_citation_claim_cited")),
        sa.ForeignKeyConstraint(["citing"], ["document.key"], name=op.f("fk_citation_claim_citing")),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_citation_claim_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citation_claim")),
        sa.UniqueConstraint("citing", "cited", "said", name=op.f("uq_citation_claim_citing_cited_said")),
    )
    op.create_index("ix_citation_claim_document", "citation_claim", ["document"])
