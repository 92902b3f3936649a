"""Closed books (sổ đã khóa): closed by an act, their lines still those that were sealed, their prints whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from doc_engine.errors import NotFound, Refusal
from registry.clock import stamp
from registry.model import Book
from registry.services.closing import XLSX, digest_now
from registry.services.registering import DOCX
from registry.services.verifying.evidence import Evidence
from registry.store.closings import BookPrint, Closing
from registry.store.records import Office

_MEDIA = {"xlsx": XLSX, "docx": DOCX, "pdf": "application/pdf"}


def problems(evidence: Evidence) -> Iterator[str]:
    """Books closed by no act, reopened, or changed since."""
    for office in evidence.tx.offices.all():
        told = {(said["book"], said["year"]): said for said in evidence.said(office.key, "close_book")}
        for book in evidence.tx.books.of_office(office.key):
            said = told.pop((book.name, book.year), None)
            closing = evidence.tx.closings.of_book(book.key)
            for problem in _book_problems(evidence, book, closing, said):
                yield f"{office.name}: sổ “{book.name}” năm {book.year} {problem}"
        yield from (_gone(office, *key) for key in told)


def _gone(office: Office, name: str, year: int) -> str:
    return f"{office.name}: sổ “{name}” năm {year} đã khóa theo nhật ký nhưng không còn trong dữ liệu."


def _book_problems(
    evidence: Evidence, book: Book, closing: Closing | None, said: Mapping[str, Any] | None
) -> Iterator[str]:
    if said is None:
        if book.closed or closing:
            yield "ghi là đã khóa, nhưng nhật ký không có việc khóa sổ."
        return
    if closing is None or not book.closed:
        yield "đã khóa theo nhật ký, nhưng nay ghi là còn mở."
        return
    kept = (closing.digest, closing.head_hash, closing.head_seq, closing.reason, closing.closed_by)
    if kept != tuple(said[name] for name in ("digest", "head", "head_seq", "reason", "by")):
        yield "có phần ghi việc khóa sổ đã bị sửa."
    if evidence.tx.closings.closed_at(book.key) != stamp(closing.closed_at):
        yield "có ngày khóa đã bị sửa."
    if digest_now(evidence.tx, book.key) != said["digest"]:
        yield "đã khóa, nhưng các dòng nay khác lúc khóa."
    yield from print_problems(evidence, evidence.tx.closings.prints(book.key), said)


def print_problems(evidence: Evidence, prints: Sequence[BookPrint], said: Mapping[str, Any]) -> Iterator[str]:
    """Prints of a closed book that are not those the journal says, or whose files are not whole."""
    if [[item.kind, item.digest, item.name] for item in prints] != said["prints"]:
        yield "có danh sách bản in khi khóa đã bị sửa."
    for item in prints:
        kind = _MEDIA.get(item.name.rpartition(".")[2], item.media_type)
        try:
            size = len(evidence.home.store.files.get(item.digest))
            if (size, kind, stamp(item.printed_at)) != evidence.tx.files.facts(item.digest):
                yield f"có phần ghi về tệp {item.name} đã bị sửa."
        except (NotFound, Refusal) as error:
            yield f"có bản in {item.name}: {error}"
