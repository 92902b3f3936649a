"""The tables (bảng dữ liệu), for SQLite and PostgreSQL alike. Alembic's first migration creates exactly these.

Days are ISO text (`2024-07-19`, or `2023-03` and `2023` where a part is blank), instants ISO text with
+07:00: both sort as they read and mean the same on every database.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def template_columns() -> tuple[Column[Any], ...]:
    """The template that printed a file (mẫu đã dùng); NULL for files that came from outside."""
    return (
        Column("template_type", String),  # type key whose template it was
        Column("template_version", Integer),  # 0: the packaged one
        Column("template_digest", String),  # SHA-256 of the template, hex
        Column("template_name", Text),  # the office's file name of it
    )


# One row an office (cơ quan); `key` is its abbreviation and place folded, e.g. "stp-ca-mau".
office = Table(
    "office",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("parent_body", Text),
    Column("abbreviation", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),  # folded issuer key
    Column("settings", Text, nullable=False),  # JSON: units, people, books as the office file said
    Column("created_at", Text, nullable=False),
)

# A book (sổ) of one year with its counter row: `last_number` changes only under the write lock.
book = Table(
    "book",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("name", Text, nullable=False),
    Column("types", Text, nullable=False),  # type keys parted by spaces, or "*"
    Column("year", Integer, nullable=False),
    Column("last_number", Integer, nullable=False),
    Column("last_issued_on", String),
    Column("closed_at", Text),
    UniqueConstraint("office", "name", "year"),
    CheckConstraint("last_number >= 0", name="last_number"),
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),  # vb1, vb2 …
    Column("office", ForeignKey("office.key")),  # who holds it in its books; NULL for one only cited
    Column("direction", String, nullable=False),
    Column("type_label", Text),
    Column("number", String),
    Column("symbol", Text),
    Column("mark", String, nullable=False, server_default="/"),
    Column("notation_key", Text),  # Notation.key
    Column("issuer", Text),
    Column("issuer_key", Text),  # folded body name, see registry.identity
    Column("issued_on", String),  # whole or partial ISO
    Column("year", Integer),
    Column("subject", Text),
    Column("subject_key", Text),
    Column("identity", Text, unique=True),  # NULL while undecided: never merges by itself
    Column("held", Boolean, nullable=False),
    Column("status", String, nullable=False),
    Column("reply_by", String),
    Column("body_text", Text),
    Column("search_text", Text),  # folded subject, notation, issuer, body
    Column("data", Text),  # the data file it was made from, as received
    Column("created_at", Text, nullable=False),
    Column("effect", String),  # what a later document did to it: đính chính, thay thế, thu hồi …
    Index("ix_document_notation", "notation_key"),
    Index("ix_document_office", "office", "direction", "issued_on"),
    Index("ix_document_reply_by", "office", "reply_by"),
)

# Running numbers outside the books, one row each: "vb" for document keys, "den:<office>:<year>" for số đến.
# `last` changes only inside a writing transaction, so that a rollback gives the number back.
series = Table(
    "series",
    metadata,
    Column("name", String, primary_key=True),
    Column("last", Integer, nullable=False),
)

# A line of a book. Never deleted; a void keeps its number.
entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("book", ForeignKey("book.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("suffix", String, nullable=False, server_default=""),
    Column("document", ForeignKey("document.key"), nullable=False, unique=True),
    Column("notation", Text, nullable=False),
    Column("issued_on", String, nullable=False),
    Column("signed_on", String),
    Column("subject", Text, nullable=False),
    Column("signatory", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("kept_by", Text, nullable=False, server_default=""),
    Column("copies", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("voided_at", Text),
    Column("void_reason", Text),
    Column("registered_at", Text, nullable=False),
    UniqueConstraint("book", "year", "number", "suffix"),
)

# Incoming line: số đến in one yearly series an office.
arrival = Table(
    "arrival",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("arrived_on", String, nullable=False),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("form", String),  # giay or dien_tu; NULL for lines from before it was asked
    Column("urgency", Text),
    UniqueConstraint("office", "year", "number"),
    UniqueConstraint("office", "document"),
)

file = Table(
    "file",
    metadata,
    Column("digest", String, primary_key=True),  # SHA-256, hex
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("stored_at", Text, nullable=False),
)

# A document's files in roles: docx, pdf, signed, scan, received, appendix.
document_file = Table(
    "document_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("digest", ForeignKey("file.digest"), nullable=False),
    Column("role", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("destroyed_at", Text),  # a recalled incoming file whose bytes were destroyed by an act
    *template_columns(),
    UniqueConstraint("document", "role", "digest"),
)

# The Word file of a state secret (bí mật nhà nước): a row of its own, the bytes in the folder `mat/`, in neither
# search nor export; only offices that declared an independent network have any.
secret_file = Table(
    "secret_file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False, unique=True),
    Column("secrecy", String, nullable=False),  # key of `terms.Secrecy`
    Column("digest", String, nullable=False),  # SHA-256, hex
    Column("size", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    *template_columns(),
)

link = Table(
    "link",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("from_key", ForeignKey("document.key"), nullable=False),
    Column("to_key", ForeignKey("document.key"), nullable=False),
    Column("relation", String, nullable=False),
    Column("source", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("confirmed_by", Text),
    Column("cue", Text),
    Column("quote", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("created_at", Text, nullable=False),
    UniqueConstraint("from_key", "to_key", "relation"),
    Index("ix_link_to", "to_key", "relation", "from_key"),
)

task = Table(
    "task",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("lead", Text, nullable=False),  # JSON list
    Column("cooperating", Text, nullable=False),  # JSON list
    Column("due", Text),
    UniqueConstraint("document", "position"),
)

# Who a document was sent to (danh sách gửi): the members of a collective kính gửi line, one a row.
dispatch = Table(
    "dispatch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("recipient", Text, nullable=False),
    Column("recipient_key", Text, nullable=False),  # folded body name
    Column("unit_key", Text),  # regime:code of the territory
    Column("must_answer", Boolean, nullable=False),
    Column("sent_on", String),
    UniqueConstraint("document", "recipient_key"),
)

# The same request repeated gives the same answer: digest of office, data and date.
request = Table(
    "request",
    metadata,
    Column("digest", String, primary_key=True),
    Column("office", ForeignKey("office.key"), nullable=False),
    Column("document", ForeignKey("document.key"), nullable=False),
    Column("answered_at", Text, nullable=False),
)

# The journal, append-only, one hash chain an office; `head` guards its tail.
journal = Table(
    "journal",
    metadata,
    Column("office", ForeignKey("office.key"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
)
journal_head = Table(
    "journal_head",
    metadata,
    Column("office", ForeignKey("office.key"), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", String, nullable=False),
)

# Lists of administrative units as loaded: the packaged one first, newer ones by `units import`.
unit_list = Table(
    "unit_list",
    metadata,
    Column("version", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("loaded_at", Text, nullable=False),
)
