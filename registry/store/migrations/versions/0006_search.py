"""The search index and the searches that were kept. The index is filled once all migrations have run.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FTS = """CREATE VIRTUAL TABLE document_fts USING fts5(
    tokens, content='document_index', content_rowid='id', detail=none,
    tokenize="ascii tokenchars '='", prefix='2 3')"""
_WORDS = (
    """ALTER TABLE document_index ADD COLUMN words tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED""",
    "CREATE INDEX ix_document_index_words ON document_index USING gin (words)",
)


def upgrade() -> None:
    """Two tables, and what each database searches with."""
    op.create_table(
        "document_index",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False, autoincrement=False
        ),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("tokens", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_document_index_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_index")),
        sa.UniqueConstraint("document", name=op.f("uq_document_index_document")),
    )
    op.create_table(
        "saved_search",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_saved_search")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in (_FTS,) if sqlite else _WORDS:
        op.execute(statement)
