"""The lines of each of the decree's five registers (dòng sổ) as text, with the days and numbers their covers name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import parse_day, short_date
from doc_engine.notation import padded
from doc_engine.terms import Relation
from registry.handling import Matter, matter_of
from registry.model import Direction, Document
from registry.register_forms import INCOMING, LOANS, OUTGOING, POSTED, TRACKING
from registry.services import registers
from registry.store.arrivals import Arrival, Arrivals
from registry.store.life import Sending, Way
from registry.store.loans import Loan, Loans

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Period:
    """What part of a register is wanted (kỳ in sổ): a year, days from and to; None where it is open."""

    year: int | None = None
    from_on: date | None = None
    to_on: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a line of that day belongs to it."""
        return (
            (self.year is None or day.year == self.year)
            and (self.from_on is None or day >= self.from_on)
            and (self.to_on is None or day <= self.to_on)
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its cells, its year and day, its number where the register has numbers."""

    document: str
    cells: tuple[str, ...]
    year: int
    day: date
    number: str = ""
    book: str = ""


def lines_of(home: Home, which: str, office: str, book: str | None, period: Period) -> list[Line]:
    """The lines of the register `which` (a key of `FORMS`), in the order they are printed.

    Raises `NotFound` for a book of outgoing documents that the office has not.
    """
    if which == OUTGOING:
        found = _outgoing(home, office, book, period)
    elif which == INCOMING:
        found = _incoming(home, office, period)
    else:
        with home.store.reading() as tx:
            found = _READERS[which](tx, office)
    return [line for line in found if period.holds(line.day)]


def _outgoing(home: Home, office: str, book: str | None, period: Period) -> list[Line]:
    return [
        Line(
            entry.document,
            registers.outgoing_columns(entry),
            entry.year,
            parse_day(entry.issued_on),
            padded(entry.number, entry.suffix),
            entry.book,
        )
        for entry in registers.outgoing(home, office, book, period.year)
    ]


def _incoming(home: Home, office: str, period: Period) -> list[Line]:
    return [
        Line(entry.document, entry.columns, entry.year, parse_day(entry.arrived_on), entry.arrival_number)
        for entry in registers.incoming(home, office, period.year)
    ]


def _tracked(tx: Transaction, office: str) -> list[Line]:
    """Sổ theo dõi giải quyết: every arrival, what is to be done by when, and the document that answered it."""
    arrivals = Arrivals(tx.connection).of_year(office)
    answers = _answers(tx, office)
    steps = tx.assignments.of_office(office)
    lines = []
    for arrival, document in arrivals:
        answering = [(answer.key, answer.issued_on.whole) for answer in answers.get(document.key, [])]
        matter = matter_of(steps.get(document.key, []), reply_by=document.reply_by, answered_by=answering)
        lines.append(_tracked_line(tx, arrival, document, matter))
    return lines


def _tracked_line(tx: Transaction, arrival: Arrival, document: Document, matter: Matter) -> Line:
    answers = [found for key in matter.answers if (found := tx.documents.get(key))]
    cells = (
        padded(arrival.number),
        identity_words(document),
        _handlers(matter),
        short_date(matter.due_on) if matter.due_on else "",
        _progress(matter),
        "; ".join(str(answer.notation or answer.name) for answer in answers),
        arrival.note,
    )
    return Line(document.key, cells, arrival.year, arrival.arrived_on, padded(arrival.number))


def _handlers(matter: Matter) -> str:
    """Who has it, and who helps."""
    helpers = f" (phối hợp: {'; '.join(matter.cooperating)})" if matter.cooperating else ""
    return f"{matter.handler}{helpers}"


def _progress(matter: Matter) -> str:
    """How far it is; a matter without a word of its own says only whether it was answered or closed."""
    if matter.closed:
        done = f"Đã giải quyết {short_date(matter.closed_on)}" if matter.closed_on else "Đã giải quyết"
        return f"{done}; {matter.progress}" if matter.progress else done
    return matter.progress


def _answers(tx: Transaction, office: str) -> dict[str, list[Document]]:
    """The office's own documents that answer others (phúc đáp), by what they answer."""
    own = {document.key: document for document in tx.documents.of_office(office, Direction.OUTGOING)}
    found: dict[str, list[Document]] = {}
    keys = list(own)
    for start in range(0, len(keys), 500):
        for link in tx.links.from_documents(keys[start : start + 500]):
            if link.relation is Relation.PHUC_DAP:
                found.setdefault(link.to_key, []).append(own[link.from_key])
    return found


def identity_words(document: Document) -> str:
    """Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan ban hành, in one cell."""
    whole = document.issued_on.whole
    parts = (
        document.type_label or "Văn bản",
        f"số {document.notation}" if document.notation else "",
        f"ngày {short_date(whole)}" if whole else "",
        f"của {document.issuer}" if document.issuer else "",
    )
    named = " ".join(part for part in parts if part)
    return named if document.notation else f"{named}: {document.subject or ''}".rstrip(": ")


def _posted(tx: Transaction, office: str) -> list[Line]:
    """Sổ gửi bưu điện: one line a document and day of posting, an envelope for each receiver."""
    own = {document.key: document for document in tx.documents.of_office(office, Direction.OUTGOING)}
    lots: dict[tuple[date, str], list[Sending]] = {}
    for item in tx.sendings.of_documents(list(own)):
        if item.way is Way.POST:
            lots.setdefault((item.sent_on, item.document), []).append(item)
    ordered = sorted(lots.items(), key=lambda lot: (lot[0][0], lot[1][0].key))
    return [_posted_line(day, own[key], lot) for (day, key), lot in ordered]


def _posted_line(day: date, document: Document, lot: Sequence[Sending]) -> Line:
    back = [
        f"{item.recipient}: trả lại {short_date(item.returned_on)}, {item.return_reason or ''}".rstrip(", ")
        for item in lot
        if item.returned_on
    ]
    cells = (
        short_date(day),
        str(document.notation or document.name),
        "; ".join(item.recipient for item in lot),
        str(len(lot)),
        "",
        "; ".join(back),
    )
    return Line(document.key, cells, day.year, day)


def _lent(tx: Transaction, office: str) -> list[Line]:
    loans = Loans(tx.connection).of_office(office)
    documents = _documents(tx, {loan.document for loan in loans})
    return [_lent_line(loan, documents[loan.document]) for loan in loans]


def _documents(tx: Transaction, keys: Iterable[str]) -> dict[str, Document]:
    return {key: tx.documents.require(key) for key in sorted(keys)}


def _lent_line(loan: Loan, document: Document) -> Line:
    whole = document.issued_on.whole
    dated = f" ngày {short_date(whole)}" if whole else ""
    named = " ".join(part for part in (document.type_label, document.subject) if part)
    cells = (
        short_date(loan.lent_on),
        loan.borrower,
        f"{document.notation or 'Không số'}{dated}",
        named,
        loan.dossier,
        "",
        short_date(loan.returned_on) if loan.returned_on else "",
        loan.allowed_by,
        loan.note,
    )
    return Line(document.key, cells, loan.lent_on.year, loan.lent_on)


_READERS = {TRACKING: _tracked, POSTED: _posted, LOANS: _lent}
