"""The first tables: offices, books, documents, links, files, journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them, referred ones first."""
    _file()
    _office()
    _series()
    _unit_list()
    _book()
    _document()
    _journal()
    _journal_head()
    _arrival()
    _dispatch()
    _document_file()
    _entry()
    _link()
    _request()
    _task()


def _file() -> None:
    op.create_table(
        "file",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_file")),
    )


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent_body", sa.Text(), nullable=True),
        sa.Column("abbreviation", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_office")),
        sa.UniqueConstraint("name_key", name=op.f("uq_office_name_key")),
    )


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_series")),
    )


def _unit_list() -> None:
    op.create_table(
        "unit_list",
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("loaded_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_unit_list")),
    )


def _book() -> None:
    op.create_table(
        "book",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("types", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("last_issued_on", sa.String(), nullable=True),
        sa.Column("closed_at", sa.Text(), nullable=True),
        sa.CheckConstraint("last_number >= 0", name=op.f("ck_book_last_number")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_book_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book")),
        sa.UniqueConstraint("office", "name", "year", name=op.f("uq_book_office_name_year")),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("type_label", sa.Text(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=True),
        sa.Column("mark", sa.String(), server_default="/", nullable=False),
        sa.Column("notation_key", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("issuer_key", sa.Text(), nullable=True),
        sa.Column("issued_on", sa.String(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("subject_key", sa.Text(), nullable=True),
        sa.Column("identity", sa.Text(), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reply_by", sa.String(), nullable=True),
        sa.Column("body_text", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_document_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("identity", name=op.f("uq_document_identity")),
        sa.UniqueConstraint("key", name=op.f("uq_document_key")),
    )
    op.create_index("ix_document_notation", "document", ["notation_key"], unique=False)
    op.create_index("ix_document_office", "document", ["office", "direction", "issued_on"], unique=False)


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_journal_office")),
        sa.PrimaryKeyConstraint("office", "seq", name=op.f("pk_journal")),
    )


def _journal_head() -> None:
    op.create_table(
        "journal_head",
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_journal_head_office")),
        sa.PrimaryKeyConstraint("office", name=op.f("pk_journal_head")),
    )


def _arrival() -> None:
    op.create_table(
        "arrival",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("arrived_on", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_arrival_document")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_arrival_office")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival")),
        sa.UniqueConstraint("office", "document", name=op.f("uq_arrival_office_document")),
        sa.UniqueConstraint("office", "year", "number", name=op.f("uq_arrival_office_year_number")),
    )


def _dispatch() -> None:
    op.create_table(
        "dispatch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("recipient_key", sa.Text(), nullable=False),
        sa.Column("unit_key", sa.Text(), nullable=True),
        sa.Column("must_answer", sa.Boolean(), nullable=False),
        sa.Column("sent_on", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_dispatch_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispatch")),
        sa.UniqueConstraint("document", "recipient_key", name=op.f("uq_dispatch_document_recipient_key")),
    )


def _document_file() -> None:
    op.create_table(
        "document_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["digest"], ["file.digest"], name=op.f("fk_document_file_digest")),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_document_file_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_file")),
        sa.UniqueConstraint("document", "role", "digest", name=op.f("uq_document_file_document_role_digest")),
    )


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("book", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("suffix", sa.String(), server_default="", nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("notation", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.String(), nullable=False),
        sa.Column("signed_on", sa.String(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("signatory", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.Text(), server_default="", nullable=False),
        sa.Column("copies", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("voided_at", sa.Text(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("registered_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["book"], ["book.id"], name=op.f("fk_entry_book")),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_entry_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint(
            "book", "year", "number", "suffix", name=op.f("uq_entry_book_year_number_suffix")
        ),
        sa.UniqueConstraint("document", name=op.f("uq_entry_document")),
    )


def _link() -> None:
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("from_key", sa.String(), nullable=False),
        sa.Column("to_key", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=True),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["from_key"], ["document.key"], name=op.f("fk_link_from_key")),
        sa.ForeignKeyConstraint(["to_key"], ["document.key"], name=op.f("fk_link_to_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sa.UniqueConstraint("from_key", "to_key", "relation", name=op.f("uq_link_from_key_to_key_relation")),
    )
    op.create_index("ix_link_to", "link", ["to_key"], unique=False)


def _request() -> None:
    op.create_table(
        "request",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_request_document")),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name=op.f("fk_request_office")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_request")),
    )


def _task() -> None:
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lead", sa.Text(), nullable=False),
        sa.Column("cooperating", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.key"], name=op.f("fk_task_document")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sa.UniqueConstraint("document", "position", name=op.f("uq_task_document_position")),
    )
