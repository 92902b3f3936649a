"""Tables of searching (tìm kiếm): the tokens of every document, and searches that were kept.

`document_index` is derived: what it holds can be made again from the documents and lines at any time. On SQLite
an FTS5 table of the name `document_fts` stands over it; on PostgreSQL its column `words` is
made by the database itself. Neither is in `metadata`: they are made by the migration.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from registry.store.schema import metadata

document_index = Table(
    "document_index",
    metadata,
    # Day of issue and document.id in one number: the newest first is the index read backwards.
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("document", ForeignKey("document.key"), nullable=False, unique=True),
    Column("tokens", Text, nullable=False),
)

saved_search = Table(
    "saved_search",
    metadata,
    Column("name", String, primary_key=True),
    Column("query", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
)
