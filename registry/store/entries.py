"""The lines of the books (dòng sổ đăng ký văn bản đi) and who a document went to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from doc_engine.dates import short_date
from doc_engine.model import Task
from registry.clock import stamp
from registry.model import RegisterEntry
from registry.store import schema
from registry.store.chunking import chunks
from registry.store.columns import day, day_text
from registry.store.records import Dispatch, NewEntry

_entry = schema.entry.c
_book = schema.book.c


class Entries:
    """Lines of the books of outgoing documents. Never deleted; a void keeps its number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entry: NewEntry) -> None:
        """Write a line; the database refuses a number that its book has already."""
        self.add_many([entry])

    def add_many(self, entries: Sequence[NewEntry]) -> None:
        """The same for many lines in one statement."""
        self._connection.execute(insert(schema.entry), [line_row(entry) for entry in entries])

    def void(self, document: str, at: datetime, reason: str) -> None:
        """Strike a line out with its reason; its number stays taken."""
        self._connection.execute(
            update(schema.entry)
            .where(_entry.document == document, _entry.voided_at.is_(None))
            .values(voided_at=stamp(at), void_reason=reason)
        )

    def taken(self, book: int, year: int, number: int, suffix: str = "") -> RegisterEntry | None:
        """The line that has that number already, or None."""
        rows = self._rows(
            _entry.book == book, _entry.year == year, _entry.number == number, _entry.suffix == suffix
        )
        return rows[0] if rows else None

    def of_document(self, key: str) -> RegisterEntry | None:
        """The line a document stands on."""
        rows = self._rows(_entry.document == key)
        return rows[0] if rows else None

    def of_documents(self, keys: Sequence[str]) -> dict[str, RegisterEntry]:
        """The lines that many documents stand on, by document."""
        return {
            line.document: line for chunk in chunks(keys) for line in self._rows(_entry.document.in_(chunk))
        }

    def of_book(self, book: int) -> list[RegisterEntry]:
        """A book's lines by number and suffix."""
        return self._rows(_entry.book == book)

    def page(self, book: int, *, after: int = 0, limit: int = 50) -> list[RegisterEntry]:
        """A page of a book: the lines behind the number `after`, at most `limit`."""
        query = self._query(_entry.book == book, _entry.number > after)
        return [_to_entry(row) for row in self._connection.execute(query.limit(limit))]

    def of_office(self, office: str, year: int | None = None) -> list[RegisterEntry]:
        """The lines of all books of an office, by book, year and number."""
        conditions = [_book.office == office]
        if year is not None:
            conditions.append(_entry.year == year)
        return self._rows(*conditions)

    def _rows(self, *conditions: Any) -> list[RegisterEntry]:
        return [_to_entry(row) for row in self._connection.execute(self._query(*conditions))]

    @staticmethod
    def _query(*conditions: Any) -> Select[Any]:
        return (
            select(schema.entry, _book.name.label("book_name"))
            .join(schema.book, _book.id == _entry.book)
            .where(*conditions)
            .order_by(_book.name, _entry.year, _entry.number, _entry.suffix)
        )


def line_row(entry: NewEntry) -> dict[str, Any]:
    """The row of a line."""
    return {
        "book": entry.book,
        "year": entry.year,
        "number": entry.number,
        "suffix": entry.suffix,
        "document": entry.document,
        "notation": entry.notation,
        "issued_on": day_text(entry.issued_on),
        "signed_on": day_text(entry.signed_on),
        "subject": entry.subject,
        "signatory": entry.signatory,
        "recipients": entry.recipients,
        "kept_by": entry.kept_by,
        "copies": entry.copies,
        "note": entry.note,
        "registered_at": stamp(entry.registered_at),
    }


def _to_entry(row: Row[Any]) -> RegisterEntry:
    values = row._mapping
    void = f"Đã hủy số: {values['void_reason'] or ''}".strip() if values["voided_at"] else ""
    return RegisterEntry(
        book=values["book_name"],
        year=values["year"],
        number=values["number"],
        suffix=values["suffix"],
        document=values["document"],
        notation=values["notation"],
        issued_on=_printed_day(values["issued_on"]),
        subject=values["subject"],
        signatory=values["signatory"],
        recipients=values["recipients"],
        kept_by=values["kept_by"],
        copies=values["copies"],
        sent_on="",
        signed_for="",
        note="; ".join(part for part in (void, values["note"]) if part),
        voided=values["voided_at"] is not None,
    )


def _printed_day(text: str) -> str:
    value = day(text)
    return short_date(value) if value else ""


class Dispatches:
    """Who a document was sent to, one row a receiver (danh sách gửi)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, dispatches: Iterable[Dispatch]) -> None:
        """Write receivers down; of two with one key for one document the first is kept."""
        values = dispatch_rows(dispatches)
        if values:
            self._connection.execute(insert(schema.dispatch), values)

    def of_documents(self, keys: Sequence[str]) -> list[Dispatch]:
        """The receivers of those documents, in the order they were written."""
        table = schema.dispatch
        query = select(table).where(table.c.document.in_(list(keys))).order_by(table.c.id)
        return [
            Dispatch(
                row.document,
                row.recipient,
                row.recipient_key,
                row.unit_key,
                row.must_answer,
                day(row.sent_on),
            )
            for row in self._connection.execute(query)
        ]

    def of_document(self, key: str) -> list[Dispatch]:
        """The receivers of one document."""
        return self.of_documents([key])


def dispatch_rows(dispatches: Iterable[Dispatch]) -> list[dict[str, Any]]:
    """The rows of receivers; of two with one key for one document the first is kept."""
    rows = {(item.document, item.recipient_key): item for item in reversed(list(dispatches))}
    return [
        {
            "document": item.document,
            "recipient": item.recipient,
            "recipient_key": item.recipient_key,
            "unit_key": item.unit_key,
            "must_answer": item.must_answer,
            "sent_on": day_text(item.sent_on),
        }
        for item in reversed(rows.values())
    ]


class Tasks:
    """Nhiệm vụ that documents lay down."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, document: str, tasks: Sequence[Task]) -> None:
        """Write a document's tasks in their order."""
        values = task_rows(document, tasks)
        if values:
            self._connection.execute(insert(schema.task), values)

    def of_document(self, key: str) -> list[Task]:
        """A document's tasks in their order."""
        return self.of_documents([key]).get(key, [])

    def of_documents(self, keys: Sequence[str]) -> dict[str, list[Task]]:
        """The tasks of those documents, by document, in their order."""
        table = schema.task
        found: dict[str, list[Task]] = {}
        for chunk in chunks(keys):
            query = (
                select(table).where(table.c.document.in_(chunk)).order_by(table.c.document, table.c.position)
            )
            for row in self._connection.execute(query):
                found.setdefault(row.document, []).append(_to_task(row))
        return found


def task_rows(document: str, tasks: Sequence[Task]) -> list[dict[str, Any]]:
    """The rows of a document's tasks."""
    return [
        {
            "document": document,
            "position": position,
            "text": task.text,
            "lead": json.dumps(task.lead, ensure_ascii=False),
            "cooperating": json.dumps(task.cooperating, ensure_ascii=False),
            "due": task.due,
        }
        for position, task in enumerate(tasks, start=1)
    ]


def _to_task(row: Row[Any]) -> Task:
    return Task(
        text=row.text,
        lead=tuple(json.loads(row.lead)),
        cooperating=tuple(json.loads(row.cooperating)),
        due=row.due,
    )
