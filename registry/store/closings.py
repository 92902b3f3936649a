"""Closed books (sổ đã khóa): the digest of their lines, and what was printed when they were closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from registry.clock import stamp
from registry.store import schema
from registry.store.life_schema import book_print, closing


@dataclass(frozen=True, slots=True)
class Closing:
    """Khóa sổ: who closed a book and when, the digest of its lines, the journal's head just before."""

    book: int
    digest: str
    head_seq: int
    head_hash: str
    reason: str | None
    closed_by: str
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class BookPrint:
    """A file printed when a book was closed: its kind, digest, name for a download, media type and size."""

    kind: str
    digest: str
    name: str
    media_type: str
    size: int
    printed_at: datetime


class Closings:
    """What the closing of books left; never changed afterwards."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def close(self, item: Closing) -> None:
        """Close a book whose counter row is locked."""
        at = stamp(item.closed_at)
        self._connection.execute(
            update(schema.book).where(schema.book.c.id == item.book).values(closed_at=at)
        )
        self._connection.execute(
            insert(closing).values(
                book=item.book,
                digest=item.digest,
                head_seq=item.head_seq,
                head_hash=item.head_hash,
                reason=item.reason,
                closed_by=item.closed_by,
                closed_at=at,
            )
        )

    def add_print(self, book: int, item: BookPrint) -> None:
        """Remember a printed file; its bytes are in `Store.files`."""
        add_print(self._connection, book_print, item, book=book)

    def of_book(self, book: int) -> Closing | None:
        """How a book was closed, or None while it is open."""
        found = self._rows(closing.c.book == book)
        return found[0] if found else None

    def closed_at(self, book: int) -> str | None:
        """When the book's own row says that it was closed."""
        query = select(schema.book.c.closed_at).where(schema.book.c.id == book)
        return self._connection.execute(query).scalar_one_or_none()

    def all(self) -> list[Closing]:
        """Every closed book."""
        return self._rows()

    def _rows(self, *conditions: Any) -> list[Closing]:
        rows = self._connection.execute(select(closing).where(*conditions).order_by(closing.c.book))
        return [
            Closing(
                book=row.book,
                digest=row.digest,
                head_seq=row.head_seq,
                head_hash=row.head_hash,
                reason=row.reason,
                closed_by=row.closed_by,
                closed_at=datetime.fromisoformat(row.closed_at),
            )
            for row in rows
        ]

    def prints(self, book: int) -> list[BookPrint]:
        """What was printed when that book was closed."""
        return prints_of(self._connection, book_print, book=book)


def add_print(connection: Connection, table: Table, item: BookPrint, **of: str | int) -> None:
    """A row for a file printed at the closing of the book that `of` names, and one for the file where it is new."""
    file, at = schema.file, stamp(item.printed_at)
    if connection.execute(select(file.c.digest).where(file.c.digest == item.digest)).first() is None:
        kept = {"digest": item.digest, "size": item.size, "media_type": item.media_type, "stored_at": at}
        connection.execute(insert(file).values(kept))
    said = {"kind": item.kind, "digest": item.digest, "name": item.name, "printed_at": at}
    connection.execute(insert(table).values(**of, **said))


def prints_of(connection: Connection, table: Table, **of: str | int) -> list[BookPrint]:
    """The files printed at the closing of the book that `of` names."""
    file = schema.file
    query = (
        select(table, file.c.media_type, file.c.size)
        .join(file, file.c.digest == table.c.digest)
        .where(*(table.c[name] == value for name, value in of.items()))
        .order_by(table.c.id)
    )
    return [
        BookPrint(
            kind=row.kind,
            digest=row.digest,
            name=row.name,
            media_type=row.media_type,
            size=row.size,
            printed_at=datetime.fromisoformat(row.printed_at),
        )
        for row in connection.execute(query)
    ]
