"""The tables of a document's life and of closed books (vòng đời văn bản, khóa sổ), on the same metadata.

Rows about one document belong to its seal; the others have a check of their own in `verify`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from registry.store.schema import metadata

# Duyệt: who approved which bytes of a data file; `document` is the first that was issued from them.
approval = Table(
    "approval",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("digest", String, nullable=False),  # SHA-256 of the data file
    Column("name", Text, nullable=False),  # the data file's name
    Column("type", String, nullable=False),
    Column("subject_key", Text, nullable=False),
    Column("approved_by", Text, nullable=False),
    Column("approved_at", Text, nullable=False),
    Column("document", ForeignKey("document.key")),
    UniqueConstraint("office", "digest"),
)

# Phát hành: one row each time a document was sent to somebody; a letter that came back says so on its row.
sending = Table(
    "sending",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("recipient_key", Text, nullable=False),
    Column("sent_on", String, nullable=False),
    Column("way", String, nullable=False),
    Column("recorded_by", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Column("returned_on", String),
    Column("return_reason", Text),
    Column("return_by", Text),
    Column("return_at", Text),
    Index("ix_sending_document", "document"),
)

# A typing error in a line: the line stays, this is the second entry that corrects it.
entry_correction = Table(
    "entry_correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("field", String, nullable=False),
    Column("old_value", Text, nullable=False),
    Column("new_value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("corrected_by", Text, nullable=False),
    Column("corrected_at", Text, nullable=False),
    Index("ix_entry_correction_document", "document"),
)


def _of_closing() -> list[Column[Any]]:
    """What is remembered of a closed book, of either kind."""
    return [
        Column("digest", String, nullable=False),
        Column("head_seq", Integer, nullable=False),
        Column("head_hash", String, nullable=False),
        Column("reason", Text),
        Column("closed_by", Text, nullable=False),
        Column("closed_at", Text, nullable=False),
    ]


def _of_print() -> list[Column[Any]]:
    """What is remembered of a file printed when a book was closed."""
    return [
        Column("kind", String, nullable=False),
        Column("digest", ForeignKey("file.digest"), nullable=False),
        Column("name", Text, nullable=False),
        Column("printed_at", Text, nullable=False),
    ]


# Khóa sổ: the digest over the lines of a closed book, and the journal's head just before it was closed.
closing = Table(
    "closing",
    metadata,
    Column("book", ForeignKey("book.id"), primary_key=True),
    *_of_closing(),
)

# What was printed when a book was closed; printed again it is these bytes.
book_print = Table(
    "book_print",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("book", ForeignKey("book.id"), nullable=False),
    *_of_print(),
    UniqueConstraint("book", "kind"),
)

# Khóa sổ đến: the same for an office's book of a year of incoming documents, which is no row of `book`.
arrival_closing = Table(
    "arrival_closing",
    metadata,
    Column("office", ForeignKey("office.key"), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    *_of_closing(),
)
arrival_print = Table(
    "arrival_print",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("year", Integer, nullable=False),
    *_of_print(),
    UniqueConstraint("office", "year", "kind"),
)
