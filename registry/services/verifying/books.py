"""Every book (sổ) against what the journal says it was opened with and what was written in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from registry.model import Book
from registry.services.verifying.evidence import REGISTERING, Evidence
from registry.store.records import Office


def problems(evidence: Evidence) -> Iterator[str]:
    """Books that are gone, miscounted or changed."""
    for office in evidence.tx.offices.all():
        yield from _of_office(evidence, office)


def _of_office(evidence: Evidence, office: Office) -> Iterator[str]:
    written = [*evidence.said(office.key, *REGISTERING), *evidence.imported(office.key, "di")]
    openings = evidence.said(office.key, "init", "open_book")
    said = [item for payload in openings for item in payload.get("books", (payload,))]
    books = {(book.name, book.year): book for book in evidence.tx.books.of_office(office.key)}
    latest = evidence.tx.books.latest_days(office.key)
    for name, year in sorted({(item["name"], item["year"]) for item in said} - set(books)):
        yield f"{office.name}: sổ “{name}” năm {year} không còn trong dữ liệu."
    for book in books.values():
        opened = [i["last_number"] for i in said if (i["name"], i["year"]) == (book.name, book.year)]
        acts = [act for act in written if (act["book"], act["year"]) == (book.name, book.year)]
        yield from _counter_problems(office, book, opened, acts)
        if latest[book.key] != max((act["issued_on"] for act in acts), default=None):
            yield f"{office.name}: ngày mới nhất của sổ “{book.name}” năm {book.year} đã bị sửa."
        types = next((item["types"] for item in reversed(said) if item["name"] == book.name), None)
        if types != list(book.types):
            yield f"{office.name}: sổ “{book.name}” năm {book.year} đã bị sửa (loại văn bản)."


def _counter_problems(
    office: Office, book: Book, opened: Sequence[int], acts: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    highest = max([*opened, *(act["number"] for act in acts)], default=0)
    if book.last_number != highest:
        yield (
            f"{office.name}: sổ “{book.name}” năm {book.year} đếm đến {book.last_number}, "
            f"nhưng theo nhật ký số cuối là {highest}."
        )
