"""The registers' lines (sổ đăng ký văn bản đi, đến) in the decree's columns (Phụ lục IV), as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doc_engine.dates import PartialDate, short_date
from doc_engine.errors import NotFound
from doc_engine.notation import padded
from doc_engine.text import same
from registry.handling import Step, matter_of
from registry.model import Book, Document, RegisterEntry
from registry.office import Home
from registry.register_forms import FORMS, INCOMING, OUTGOING
from registry.services.line_notes import with_life
from registry.services.recognising import line_note
from registry.store.arrivals import Arrival
from registry.store.assignments import ArrivalCopy
from registry.store.records import PrintedFrom

OUTGOING_COLUMNS = FORMS[OUTGOING].columns
INCOMING_COLUMNS = FORMS[INCOMING].columns


@dataclass(frozen=True, slots=True)
class ArrivalEntry:
    """One line of sổ đăng ký văn bản đến: the decree's ten columns as text, in order."""

    year: int
    number: int
    document: str
    arrived_on: str
    arrival_number: str
    author: str
    notation: str
    issued_on: str
    subject: str
    handler: str
    forwarded_on: str
    signed_for: str
    note: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The ten columns in the decree's order."""
        return (
            self.arrived_on,
            self.arrival_number,
            self.author,
            self.notation,
            self.issued_on,
            self.subject,
            self.handler,
            self.forwarded_on,
            self.signed_for,
            self.note,
        )


def outgoing_columns(entry: RegisterEntry) -> tuple[str, ...]:
    """The ten columns of an outgoing line in the decree's order."""
    return (
        entry.notation,
        entry.issued_on,
        entry.subject,
        entry.signatory,
        entry.recipients,
        entry.kept_by,
        entry.copies,
        entry.sent_on,
        entry.signed_for,
        entry.note,
    )


def books(home: Home, office: str | None = None) -> tuple[Book, ...]:
    """The books of an office, by name and year."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        return tuple(tx.books.of_office(chosen.key))


def outgoing(
    home: Home, office: str | None = None, book: str | None = None, year: int | None = None
) -> tuple[RegisterEntry, ...]:
    """Lines of an office's outgoing books, by book, year and number; voided ones stay in their place.

    `book` is the name of one book. Raises `NotFound` when the office has no such book.
    """
    chosen = home.office(office)
    with home.store.reading() as tx:
        names = {item.name for item in tx.books.of_office(chosen.key)}
        if book is not None and not any(same(book, name) for name in names):
            known = "; ".join(sorted(names)) or "chưa có sổ nào"
            raise NotFound(f"{chosen.name} không có sổ “{book}” ({known}).")
        lines = tx.entries.of_office(chosen.key, year)
        wanted = [line for line in lines if book is None or same(line.book, book)]
        return tuple(with_life(tx, wanted))


def templates_used(home: Home, documents: Sequence[str]) -> tuple[PrintedFrom | None, ...]:
    """The template that each of those documents was printed from (mẫu đã dùng), in their order."""
    with home.store.reading() as tx:
        used = tx.files.templates() | tx.secrets.templates()
    return tuple(used.get(key) for key in documents)


def incoming(home: Home, office: str | None = None, year: int | None = None) -> tuple[ArrivalEntry, ...]:
    """Lines of an office's incoming book, by year and số đến."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        lines = tx.arrivals.of_year(chosen.key, year)
        keys = [document.key for _, document in lines]
        copies: dict[str, list[ArrivalCopy]] = {}
        for copy in tx.arrival_copies.of_documents(chosen.key, keys):
            copies.setdefault(copy.document, []).append(copy)
        steps = tx.assignments.of_documents(chosen.key, keys)
        return tuple(
            _line(line, document, copies.get(document.key, []), steps.get(document.key, []))
            for line, document in lines
        )


def _line(arrival: Arrival, document: Document, copies: list[ArrivalCopy], steps: list[Step]) -> ArrivalEntry:
    named = (document.type_label or "", document.subject or "")
    matter = matter_of(steps)
    return ArrivalEntry(
        year=arrival.year,
        number=arrival.number,
        document=document.key,
        arrived_on=short_date(arrival.arrived_on),
        arrival_number=padded(arrival.number),
        author=document.issuer or "",
        notation=str(document.notation or ""),
        issued_on=_day(document.issued_on),
        subject=" ".join(part for part in named if part),
        handler=matter.handler,
        forwarded_on=short_date(matter.assigned_on) if matter.assigned_on else "",
        signed_for="",
        note=line_note(arrival, copies),
    )


def _day(day: PartialDate) -> str:
    if day.whole:
        return short_date(day.whole)
    return "" if day.year is None else str(day)
