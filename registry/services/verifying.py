"""Kiểm tra: journal, lines, counters and files held against each other, both ways. Nothing is ever repaired."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from doc_engine.dates import short_date
from doc_engine.errors import NotFound, Refusal
from registry import journal
from registry.model import RegisterEntry
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

REGISTERING = ("issue", "enter")
# What a journal event remembers of a line, by the same names.
_COMPARED = ("notation", "book", "year", "number", "suffix", "subject", "signatory", "recipients")


def verify(home: Home) -> list[str]:
    """What is wrong with the home's books, in Vietnamese; empty when all is whole."""
    with home.store.reading() as tx:
        problems = [problem for office in tx.offices.all() for problem in _office_problems(tx, office)]
        wanted = {file.digest: f"{file.document} ({file.name})" for file in tx.files.all()}
    return problems + list(_file_problems(home, wanted))


def _office_problems(tx: Transaction, office: Office) -> Iterator[str]:
    events = tx.journal.events(office.key)
    for problem in journal.verify(events, tx.journal.head(office.key)):
        yield f"{office.name}: {problem}"
    written = [json.loads(event.payload) for event in events if event.act in REGISTERING]
    lines = {line.document: line for line in tx.entries.of_office(office.key)}
    for payload in written:
        line = lines.pop(payload["document"], None)
        yield from _line_problems(office, payload, line)
        yield from _kept_problems(tx, office, payload)
    for line in lines.values():
        yield f"{office.name}: dòng {line.notation} ({line.document}) không có trong nhật ký."
    yield from _counter_problems(tx, office)


def _line_problems(office: Office, payload: dict[str, Any], line: RegisterEntry | None) -> Iterator[str]:
    """A journal's act against the line it wrote."""
    name = f"{payload['notation']} ({payload['document']})"
    if line is None:
        yield f"{office.name}: nhật ký ghi đã đăng ký {name}, nhưng trong sổ không còn dòng này."
        return
    changed = [field for field in _COMPARED if getattr(line, field) != payload[field]]
    if line.issued_on != short_date(date.fromisoformat(payload["issued_on"])):
        changed.append("issued_on")
    if changed:
        yield f"{office.name}: dòng {name} đã bị sửa sau khi đăng ký ({', '.join(changed)})."


def _kept_problems(tx: Transaction, office: Office, payload: dict[str, Any]) -> Iterator[str]:
    """The document and the Word file of a journal's act."""
    key = payload["document"]
    document = tx.documents.get(key)
    if document is None or not document.held:
        yield f"{office.name}: văn bản {payload['notation']} ({key}) không còn trong dữ liệu."
    if all(file.digest != payload["file"] for file in tx.files.of_document(key, "docx")):
        yield f"{office.name}: văn bản {payload['notation']} ({key}) không còn tệp đã đăng ký."


def _counter_problems(tx: Transaction, office: Office) -> Iterator[str]:
    for book in tx.books.of_office(office.key):
        highest = max((line.number for line in tx.entries.of_book(book.key)), default=0)
        if highest > book.last_number:
            yield (
                f"{office.name}: sổ “{book.name}” năm {book.year} đếm đến {book.last_number}, "
                f"nhưng đã có số {highest}."
            )


def _file_problems(home: Home, wanted: dict[str, str]) -> Iterator[str]:
    for digest, owner in sorted(wanted.items()):
        try:
            home.store.files.get(digest)
        except (NotFound, Refusal) as error:
            yield f"Tệp của {owner}: {error}"
