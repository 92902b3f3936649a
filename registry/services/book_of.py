"""The open book a document stands in (sổ của văn bản), locked: what every act on a line begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, Refusal
from registry.model import Book, Document, RegisterEntry
from registry.services.finding import spoken

if TYPE_CHECKING:
    from registry.numbering import Scheme
    from registry.office import Home
    from registry.services.ordering import Asked
    from registry.store import Transaction


def opened_book(tx: Transaction, home: Home, order: Asked, scheme: Scheme) -> Book:
    """The book of the order's year; one that is not there yet opens by itself, starting at 01, and that is an event."""
    return book_of_year(tx, home, order.office.key, order.issued_on.year, scheme)


def book_of_year(tx: Transaction, home: Home, office: str, year: int, scheme: Scheme) -> Book:
    """The same by office and year."""
    book = tx.books.find(office, scheme.name, year)
    if book is not None:
        return book
    book, is_new = tx.books.open_once(Book(0, office, scheme.name, scheme.types, year, 0))
    if not is_new:
        return book
    payload = {"name": book.name, "year": year, "types": list(book.types), "last_number": 0}
    tx.journal.append(office, at=home.clock.now(), actor=home.actor, act="open_book", payload=payload)
    return book


def line_of(tx: Transaction, document: Document) -> RegisterEntry:
    """The line a document stands on; raises `BadInput` for one in no book of outgoing documents."""
    line = tx.entries.of_document(document.key)
    if line is None or document.office is None:
        raise BadInput.because(f"{spoken(document)} không có trong sổ văn bản đi.", field="VĂN_BẢN")
    return line


def locked_book_of(tx: Transaction, document: Document) -> Book:
    """The book of a document's line with its counter row locked; raises `Refusal` for a closed one."""
    line = line_of(tx, document)
    book = tx.books.find(document.office or "", line.book, line.year)
    if book is None:
        raise BadInput.because(f"sổ “{line.book}” năm {line.year} không còn trong dữ liệu.")
    locked = tx.books.lock(book.key).book
    refuse_closed(locked)
    return locked


def refuse_closed(book: Book) -> None:
    """Raise `Refusal` for a closed book: nothing in it is given, struck out or corrected any more."""
    if book.closed:
        raise Refusal(
            f"Sổ “{book.name}” năm {book.year} đã khóa: không cấp số, vào sổ, hủy số hay sửa dòng được nữa."
        )
