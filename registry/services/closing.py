"""Khóa sổ: the book is sealed with the digest of its lines, and what is printed then is kept as it was printed.

Printed outside the lock; under it the lines are looked at again, and where they moved it is printed anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput, NotFound
from doc_engine.text import same
from registry.book_report import BookReport, digest_of_lines, gaps_of
from registry.model import Book
from registry.services.correcting_lines import FIELDS
from registry.services.printing import OUTGOING, PrintedRegister, printed
from registry.services.reasons import said
from registry.services.registering import DOCX
from registry.store.closings import BookPrint, Closing
from registry.views.closing import ClosedAs, closing_minutes, closing_page
from registry.views.pages_printed import Printed

if TYPE_CHECKING:
    from registry.journal import Head
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.life import Correction
    from registry.store.records import Office

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PDF = "application/pdf"
TRIES = 3  # the last one with the book locked


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A file printed when a book was closed: its kind, name for a download, bytes."""

    kind: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ClosedBook:
    """A closed book with what was printed then; `repeated` where it was closed before."""

    book: Book
    closing: Closing
    files: tuple[PrintedFile, ...]
    repeated: bool = False


def close_book(
    home: Home,
    name: str,
    year: int,
    *,
    office: str | None = None,
    reason: str | None = None,
    pdf: bool = False,
) -> ClosedBook:
    """Close a book (khóa sổ): nothing in it is given, entered, voided or corrected afterwards.

    Before the last day of the year that needs a reason. A book closed before gives the same files again. Raises
    `NotFound`, `BadInput`, and `ConverterMissing` where PDFs are asked for and cannot be made.
    """
    chosen, why = home.office(office), said(reason, "--reason")
    with home.store.reading() as tx:
        book = book_named(tx, chosen, name, year)
    if book.closed:
        return closed_book(home, book)
    hold_year(book.name, book.year, home.clock.today(), why)
    for attempt in range(1, TRIES + 1):
        made = None if attempt == TRIES else _print(home, chosen, book, why, pdf=pdf)
        with home.store.writing() as tx:
            locked = tx.books.lock(book.key).book
            if locked.closed:
                break
            made = made or _print(home, chosen, book, why, pdf=pdf)
            if digest_now(tx, book.key) == made.report.digest:
                _close(tx, home, chosen, book, made)
                return ClosedBook(locked, made.closing, made.files)
    return closed_book(home, book)


def closed_book(home: Home, book: Book) -> ClosedBook:
    """What was printed when the book was closed, byte for byte; raises `NotFound` for an open one."""
    with home.store.reading() as tx:
        closing, prints = tx.closings.of_book(book.key), tx.closings.prints(book.key)
    if closing is None:
        raise NotFound(f"Sổ “{book.name}” năm {book.year} chưa khóa.")
    files = tuple(
        PrintedFile(item.kind, item.name, item.media_type, home.store.files.get(item.digest))
        for item in prints
    )
    return ClosedBook(book, closing, files, repeated=True)


def pdfs_afterwards(home: Home, files: Sequence[PrintedFile]) -> tuple[PrintedFile, ...]:
    """PDFs of the Word files of a book that was closed without any; nothing where it keeps its own.

    They are made anew and not kept with the book. Raises `ConverterMissing` where PDFs cannot be made.
    """
    if any(file.media_type == _PDF for file in files):
        return ()
    return tuple(
        PrintedFile(
            file.kind.replace(".docx", ".pdf"),
            file.name.replace(".docx", ".pdf"),
            _PDF,
            home.converter.to_pdf(file.content),
        )
        for file in files
        if file.media_type == DOCX
    )


def book_named(tx: Transaction, office: Office, name: str, year: int) -> Book:
    """The office's book of that name and year; raises `NotFound` with those there are."""
    books = tx.books.of_office(office.key)
    found = next((book for book in books if book.year == year and same(book.name, name)), None)
    if found is None:
        known = "; ".join(f"{book.name} năm {book.year}" for book in books) or "chưa có sổ nào"
        raise NotFound(f"{office.name} không có sổ “{name}” năm {year} ({known}).")
    return found


def hold_year(name: str, year: int, today: date, reason: str | None) -> None:
    """Raise `BadInput` where a book is closed before the last day of its year and no reason is given."""
    if today < date(year, 12, 31) and not reason:
        raise BadInput.because(
            f"năm {year} chưa hết, sổ “{name}” còn phải cấp số.",
            "Nếu vẫn khóa (cơ quan giải thể, sáp nhập …), hãy nêu lý do: --reason LÝ_DO",
            field="--reason",
        )


# ---- what is printed -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Made:
    report: BookReport
    closing: Closing
    files: tuple[PrintedFile, ...]


def closed_as(home: Home, office: Office, head: Head, reason: str | None) -> ClosedAs:
    """What the closing page says of the act: office, who closes, now, and the journal's head just before."""
    return ClosedAs(
        office=office.name,
        parent_body=office.parent_body,
        place=office.place,
        closed_by=home.actor,
        closed_at=home.clock.now(),
        head_seq=head.seq,
        head_hash=head.hash,
        reason=reason,
    )


def _print(home: Home, office: Office, book: Book, reason: str | None, *, pdf: bool) -> _Made:
    with home.store.reading() as tx:
        report, head = report_of(tx, office, book), tx.journal.head(office.key)
    closed = closed_as(home, office, head, reason)
    at = closed.closed_at
    closing = Closing(book.key, report.digest, head.seq, head.hash, reason, home.actor, at)
    return _Made(report, closing, tuple(_files(home, office, report, closed, pdf=pdf)))


def _files(
    home: Home, office: Office, report: BookReport, closed: ClosedAs, *, pdf: bool
) -> Iterator[PrintedFile]:
    whole = printed(home, OUTGOING, office.key, report.name, report.year)
    stem = f"{'-'.join(report.name.split())}-{report.year}"
    last, minutes = closing_page(report, closed), closing_minutes(report, closed)
    return print_files(home, stem, whole, last, minutes, pdf=pdf)


def print_files(
    home: Home, stem: str, whole: PrintedRegister, last: Printed, minutes: Printed, *, pdf: bool
) -> Iterator[PrintedFile]:
    """The register, its last page and the minutes as files named for `stem`; as PDF too where asked for."""
    yield PrintedFile("so.xlsx", f"so-{stem}.xlsx", XLSX, whole.xlsx())
    papers = (("so", whole), ("trang-ket-thuc", last), ("bien-ban", minutes))
    for kind, paper in papers:
        yield PrintedFile(f"{kind}.docx", f"{kind}-{stem}.docx", DOCX, paper.docx())
        if pdf:
            yield PrintedFile(f"{kind}.pdf", f"{kind}-{stem}.pdf", _PDF, paper.pdf(home.converter))


def report_of(tx: Transaction, office: Office, book: Book) -> BookReport:
    """What the book has to explain, as it stands now."""
    lines = tx.entries.of_book(book.key)
    now = tx.books.get(book.key) or book
    second = tx.corrections.of_documents([line.document for line in lines])
    notations = {line.document: line.notation for line in lines}
    return BookReport(
        name=book.name,
        year=book.year,
        last_number=now.last_number,
        lines=tuple(lines),
        second=tuple(_second(notations[one.document], one) for one in second),
        gaps=gaps_of(
            book.name, book.year, now.last_number, {line.number for line in lines}, _acts(tx, office)
        ),
        digest=digest_now(tx, book.key),
    )


def digest_now(tx: Transaction, book: int) -> str:
    """The digest over a book's lines and their second entries as they stand."""
    lines = tx.entries.of_book(book)
    second = tx.corrections.of_documents([line.document for line in lines])
    return digest_of_lines(lines, [(one.document, one.field, one.new_value, one.reason) for one in second])


def _second(notation: str, one: Correction) -> str:
    return (
        f"{notation}: sửa {FIELDS[one.field]} từ “{one.old_value}” thành “{one.new_value}”; lý do: {one.reason}; "
        f"người sửa: {one.corrected_by}."
    )


def _acts(tx: Transaction, office: Office) -> Sequence[tuple[str, Mapping[str, Any]]]:
    return tx.journal.payloads(office.key, ("init", "open_book", "issue", "enter", "copy", "secret_number"))


# ---- under the lock ------------------------------------------------------------------------------------------


def kept_print(home: Home, file: PrintedFile, at: datetime) -> BookPrint:
    """Keep the bytes of a printed file; gives what the books remember of it."""
    digest = home.store.files.put(file.content)
    return BookPrint(file.kind, digest, file.name, file.media_type, len(file.content), at)


def _close(tx: Transaction, home: Home, office: Office, book: Book, made: _Made) -> None:
    for file in made.files:
        tx.closings.add_print(book.key, kept_print(home, file, made.closing.closed_at))
    tx.closings.close(made.closing)
    payload = {
        "book": book.name,
        "year": book.year,
        "digest": made.report.digest,
        "head": made.closing.head_hash,
        "head_seq": made.closing.head_seq,
        "reason": made.closing.reason,
        "by": made.closing.closed_by,
        "lines": len(made.report.lines),
        "prints": [[item.kind, item.digest, item.name] for item in tx.closings.prints(book.key)],
    }
    tx.journal.append(
        office.key, at=made.closing.closed_at, actor=home.actor, act="close_book", payload=payload
    )
