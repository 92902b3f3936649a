"""Approvals, sendings, corrected lines, closed books; what later documents did to one, files destroyed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and add the two columns, which start blank."""
    _approval()
    _sending()
    _entry_correction()
    _closing()
    _book_print()
    op.add_column("document", sa.Column("effect", sa.String(), nullable=True))
    op.add_column("document_file", sa.Column("destroyed_at", sa.Text(), nullable=True))


def _approval() -> None:
    op.create_table(
        "approval",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("subject_key", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.Text(), nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_approval_document")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_approval_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
        sa.UniqueConstraint("office", "digest", name=op.f("uq_approval_office_digest")),
    )


def _sending() -> None:
    op.create_table(
        "sending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("recipient_key", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("returned_on", sa.String(), nullable=True),
        sa.Column("return_reason", sa.Text(), nullable=True),
        sa.Column("return_by", sa.Text(), nullable=True),
        sa.Column("return_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_sending_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sending")),
    )
    op.create_index("ix_sending_document", "sending", ["document"])


def _entry_correction() -> None:
    op.create_table(
        "entry_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old_value", sa.Text(), nullable=False),
        sa.Column("new_value", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("corrected_by", sa.Text(), nullable=False),
        sa.Column("corrected_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_entry_correction_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_correction")),
    )
    op.create_index("ix_entry_correction_document", "entry_correction", ["document"])


def _closing() -> None:
    op.create_table(
        "closing",
        sa.Column("book", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("head_seq", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["book"], ["book.id"], name=op.f("fk_closing_book")),
        sa.PrimaryKeyConstraint("book", name=op.f("pk_closing")),
    )


def _book_print() -> None:
    op.create_table(
        "book_print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("book", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["book"], ["book.id"], name=op.f("fk_book_print_book")),
        sa.ForeignKeyConstraint(["digest"], ["file.digest"], name=op.f("fk_book_print_digest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_print")),
        sa.UniqueConstraint("book", "kind", name=op.f("uq_book_print_book_kind")),
    )
