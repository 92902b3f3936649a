"""Offices and their books (cơ quan, sổ): the counter rows live here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from registry.clock import stamp
from registry.model import Book
from registry.store import schema
from registry.store.columns import day, day_text
from registry.store.records import Office

_office = schema.office.c
_book = schema.book.c


class Offices:
    """The offices of this home."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, office: Office, name_key: str, at: datetime) -> None:
        """Write a new office down."""
        self._connection.execute(
            insert(schema.office).values(
                key=office.key,
                name=office.name,
                parent_body=office.parent_body,
                abbreviation=office.abbreviation,
                place=office.place,
                name_key=name_key,
                settings=office.settings,
                created_at=stamp(at),
            )
        )

    def change(self, office: Office) -> None:
        """Write what an office file says now: parent, abbreviation, place, settings. Key and name stay."""
        self._connection.execute(
            update(schema.office)
            .where(_office.key == office.key)
            .values(
                parent_body=office.parent_body,
                abbreviation=office.abbreviation,
                place=office.place,
                settings=office.settings,
            )
        )

    def get(self, key: str) -> Office | None:
        """The office of that key."""
        row = self._connection.execute(select(schema.office).where(_office.key == key)).one_or_none()
        return _to_office(row) if row else None

    def by_name_key(self, name_key: str) -> Office | None:
        """The office of that folded name (`identity.issuer_key`)."""
        row = self._connection.execute(
            select(schema.office).where(_office.name_key == name_key)
        ).one_or_none()
        return _to_office(row) if row else None

    def marks(self) -> dict[str, tuple[str, str]]:
        """Each office's folded name and when it was set up."""
        rows = self._connection.execute(select(_office.key, _office.name_key, _office.created_at))
        return {row.key: (row.name_key, row.created_at) for row in rows}

    def all(self) -> list[Office]:
        """Every office, in the order they were set up."""
        rows = self._connection.execute(select(schema.office).order_by(_office.created_at, _office.key))
        return [_to_office(row) for row in rows]


def _to_office(row: Row[tuple[object, ...]]) -> Office:
    values = row._mapping
    return Office(
        *(values[name] for name in ("key", "name", "parent_body", "abbreviation", "place", "settings"))
    )


@dataclass(frozen=True, slots=True)
class Counter:
    """A book's counter row as locked: the book and the day of its latest document, over all its years."""

    book: Book
    last_issued_on: date | None


class Books:
    """The books and their counters. `lock` comes first in every transaction that takes a number."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_office(self, office: str) -> list[Book]:
        """All books of an office, by name and year."""
        query = select(schema.book).where(_book.office == office).order_by(_book.name, _book.year)
        return [_to_book(row) for row in self._connection.execute(query)]

    def find(self, office: str, name: str, year: int) -> Book | None:
        """The book of that name and year."""
        query = select(schema.book).where(_book.office == office, _book.name == name, _book.year == year)
        row = self._connection.execute(query).one_or_none()
        return _to_book(row) if row else None

    def get(self, key: int) -> Book | None:
        """The book of that key."""
        row = self._connection.execute(select(schema.book).where(_book.id == key)).one_or_none()
        return _to_book(row) if row else None

    def open(self, book: Book) -> Book:
        """Write a new book down; its `key` is given here."""
        key = self._connection.execute(
            insert(schema.book)
            .values(
                office=book.office,
                name=book.name,
                types=" ".join(book.types),
                year=book.year,
                last_number=book.last_number,
            )
            .returning(_book.id)
        ).scalar_one()
        return Book(key, book.office, book.name, book.types, book.year, book.last_number)

    def open_once(self, book: Book) -> tuple[Book, bool]:
        """The book of that name and year: opened here, or by whoever was quicker (False)."""
        try:
            with self._connection.begin_nested():
                return self.open(book), True
        except IntegrityError:
            found = self.find(book.office, book.name, book.year)
            if found is None:
                raise
            return found, False

    def lock(self, key: int) -> Counter:
        """Lock a book's counter row until the transaction ends and read it."""
        locking = update(schema.book).where(_book.id == key).values(last_number=_book.last_number)
        row = self._connection.execute(locking.returning(*schema.book.c)).one()
        book = _to_book(row)
        return Counter(book, self.last_issued_on(book.office, book.name))

    def last_issued_on(self, office: str, name: str) -> date | None:
        """The day of the latest document in the books of that name, whatever their year."""
        latest = select(func.max(_book.last_issued_on)).where(_book.office == office, _book.name == name)
        return day(self._connection.execute(latest).scalar())

    def latest_days(self, office: str) -> dict[int, str | None]:
        """The day of the latest document of each book, as kept."""
        rows = self._connection.execute(select(_book.id, _book.last_issued_on).where(_book.office == office))
        return {row.id: row.last_issued_on for row in rows}

    def allot(self, key: int, count: int = 1) -> int:
        """Take the next `count` numbers of a locked book; gives the last of them."""
        taking = update(schema.book).where(_book.id == key).values(last_number=_book.last_number + count)
        number = self._connection.execute(taking.returning(_book.last_number)).scalar_one()
        return int(number)

    def raise_last_number(self, key: int, number: int) -> None:
        """Move a counter up to `number`; never down."""
        self._connection.execute(
            update(schema.book).where(_book.id == key, _book.last_number < number).values(last_number=number)
        )

    def note_issue(self, key: int, on: date) -> None:
        """Remember the day of the latest document in the book; an earlier day changes nothing."""
        text = day_text(on)
        self._connection.execute(
            update(schema.book)
            .where(_book.id == key, (_book.last_issued_on.is_(None)) | (_book.last_issued_on < text))
            .values(last_issued_on=text)
        )

    def change_types(self, office: str, name: str, types: tuple[str, ...]) -> None:
        """Which types number in the books of that name."""
        self._connection.execute(
            update(schema.book)
            .where(_book.office == office, _book.name == name)
            .values(types=" ".join(types))
        )


def _to_book(row: Row[tuple[object, ...]]) -> Book:
    values = row._mapping
    return Book(
        key=values["id"],
        office=values["office"],
        name=values["name"],
        types=tuple(values["types"].split()),
        year=values["year"],
        last_number=values["last_number"],
        closed=values["closed_at"] is not None,
    )
