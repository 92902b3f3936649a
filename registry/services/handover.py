"""Bàn giao giữa hai văn thư: the state of all open matters of an office on a day, as a list to sign, journalled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.notation import padded
from doc_engine.text import admit, same, squeeze
from registry.coverage import is_report
from registry.journal import canonical
from registry.model import Direction, Document, Status
from registry.services.coverage import paper_of
from registry.services.matters import matters_in
from registry.services.register_lines import identity_words
from registry.store.graph import chunks
from registry.store.records import Office
from registry.views.handover import HandoverPaper, HandoverTable

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was handed over: the paper to print, its digest as journalled, the counts by table."""

    paper: HandoverPaper
    digest: str
    counts: tuple[tuple[str, int], ...]


def hand_over(home: Home, giver: str, taker: str, office: str | None = None) -> HandedOver:
    """The open matters of an office as one clerk hands them to another, and the event that says so.

    Raises `BadInput` where the two are not two persons.
    """
    chosen = home.office(office)
    names = squeeze(admit(giver)), squeeze(admit(taker))
    if not all(names) or same(*names):
        raise BadInput.because("bên giao và bên nhận phải là hai người.", field="--from, --to")
    today = home.clock.today()
    with home.store.writing() as tx:
        tables = tuple(_tables(tx, chosen, today))
        head = tx.journal.head(chosen.key)
        paper = HandoverPaper(
            office=chosen.name,
            parent_body=chosen.parent_body,
            place=chosen.place,
            on=today,
            giver=names[0],
            taker=names[1],
            tables=tables,
            counters=tuple(_counters(tx, chosen, today)),
            journal=f"Sự kiện {head.seq}, {head.hash}",
        )
        digest = _digest(paper)
        counts = tuple((table.title, len(table.rows)) for table in tables)
        tx.journal.append(
            chosen.key,
            at=home.clock.now(),
            actor=home.actor,
            act="handover",
            payload={
                "from": names[0],
                "to": names[1],
                "on": today.isoformat(),
                "digest": digest,
                "counts": [list(count) for count in counts],
                "counters": [list(row) for row in paper.counters],
            },
        )
    return HandedOver(paper, digest, counts)


def _digest(paper: HandoverPaper) -> str:
    """SHA-256 of everything the paper says but who signs it."""
    said = {
        "tables": [[table.title, [list(row) for row in table.rows]] for table in paper.tables],
        "counters": [list(row) for row in paper.counters],
        "journal": paper.journal,
    }
    return hashlib.sha256(canonical(said).encode("utf-8")).hexdigest()


def _counters(tx: Transaction, office: Office, today: date) -> Iterator[tuple[str, str]]:
    """The last number of every book of this year, and the last số đến."""
    for book in tx.books.of_office(office.key):
        if book.year == today.year:
            yield (
                f"Sổ {book.name} năm {book.year}",
                padded(book.last_number) if book.last_number else "chưa có số",
            )
    last = tx.series.all().get(f"den:{office.key}:{today.year}", 0)
    yield f"Sổ văn bản đến năm {today.year}", padded(last) if last else "chưa có số"


def _tables(tx: Transaction, office: Office, today: date) -> Iterator[HandoverTable]:
    own = tx.documents.of_office(office.key, Direction.OUTGOING)
    living = [document for document in own if document.status is not Status.VOID]
    yield HandoverTable(
        "Văn bản đến chưa giải quyết xong",
        ("Số đến", "Văn bản", "Giao cho", "Hạn", "Tiến độ"),
        (18, 58, 36, 24, 34),
        tuple(_open(tx, office, today)),
    )
    yield HandoverTable(
        "Văn bản đã cấp số, chưa phát hành",
        ("Số, ký hiệu", "Ngày", "Trích yếu", "Nơi nhận"),
        (30, 22, 70, 48),
        tuple(_unsent(tx, living, today)),
    )
    yield HandoverTable(
        "Nơi chưa trả lời, đã quá hạn",
        ("Văn bản yêu cầu", "Nơi phải trả lời", "Hạn", "Quá hạn"),
        (62, 66, 22, 20),
        tuple(_unanswered(tx, living, today)),
    )
    yield HandoverTable(
        "Viện dẫn chưa xác định được văn bản",
        ("Văn bản viện dẫn", "Văn bản được viện dẫn", "Lời văn"),
        (46, 54, 70),
        tuple(_unresolved(tx, office)),
    )
    yield HandoverTable(
        "Số đã hủy trong năm",
        ("Số, ký hiệu", "Ngày", "Trích yếu", "Ghi chú"),
        (30, 22, 66, 52),
        tuple(_voided(tx, office, today)),
    )


def _open(tx: Transaction, office: Office, today: date) -> Iterator[tuple[str, ...]]:
    for one in sorted(matters_in(tx, office), key=lambda one: one.matter.due_on or date.max):
        matter, line = one.matter, one.arrived.line
        if matter.closed:
            continue
        due = short_date(matter.due_on) if matter.due_on else ""
        late = matter.days_late(today)
        yield (
            f"{padded(line.number)}/{line.year}",
            identity_words(one.arrived.document),
            "; ".join(name for name in (matter.handler, *matter.cooperating) if name) or "chưa giao",
            f"{due} (quá {late} ngày)" if late else due,
            matter.progress,
        )


def _unsent(tx: Transaction, documents: Sequence[Document], today: date) -> Iterator[tuple[str, ...]]:
    """This year's documents with the receivers to whom nothing was sent yet, or from whom it came back."""
    ours = {d.key: d for d in documents if d.status is Status.ISSUED and d.issued_on.year == today.year}
    gone = {
        (item.document, item.recipient_key)
        for item in tx.sendings.of_documents(list(ours))
        if item.returned_on is None
    }
    waiting: dict[str, list[str]] = {}
    for chunk in chunks(list(ours)):
        for item in tx.dispatches.of_documents(chunk):
            if (item.document, item.recipient_key) not in gone:
                waiting.setdefault(item.document, []).append(item.recipient)
    for key, names in waiting.items():
        yield _named(ours[key]), _day(ours[key]), ours[key].subject or "", _listed(names)


def _listed(names: Sequence[str]) -> str:
    more = f" … ({len(names)} nơi)" if len(names) > _SHOWN else ""
    return "; ".join(names[:_SHOWN]) + more


def _unanswered(tx: Transaction, documents: Sequence[Document], today: date) -> Iterator[tuple[str, ...]]:
    """Who had to answer by a day that is past and has not: no document of theirs answers ours."""
    asked = {d.key: d for d in documents if d.reply_by is not None and d.reply_by < today}
    answered = _answered(tx, list(asked))
    for chunk in chunks(list(asked)):
        for item in tx.dispatches.of_documents(chunk):
            document = asked[item.document]
            if item.must_answer and document.reply_by and (item.document, item.recipient_key) not in answered:
                days = (today - document.reply_by).days
                yield identity_words(document), item.recipient, short_date(document.reply_by), f"{days} ngày"


def _answered(tx: Transaction, keys: Sequence[str]) -> set[tuple[str, str]]:
    """(document, folded issuer) of every phúc đáp or báo cáo that cites one of those documents."""
    found: set[tuple[str, str]] = set()
    for chunk in chunks(list(keys)):
        for link in tx.links.to_documents(chunk):
            paper = paper_of(tx.documents.require(link.from_key))
            if link.relation.key == "phuc_dap" or is_report(paper):
                found.add((link.to_key, paper.issuer_key))
    return found


def _unresolved(tx: Transaction, office: Office) -> Iterator[tuple[str, ...]]:
    """Links of the office's documents to ones that are neither held nor decided."""
    mine = [
        d for way in (Direction.OUTGOING, Direction.INCOMING) for d in tx.documents.of_office(office.key, way)
    ]
    by_key = {document.key: document for document in mine}
    for chunk in chunks(list(by_key)):
        for link in tx.links.from_documents(chunk):
            cited = tx.documents.require(link.to_key)
            if not cited.held and tx.documents.same_as(cited) is None:
                yield _named(by_key[link.from_key]), _named(cited), link.quote or ""


def _voided(tx: Transaction, office: Office, today: date) -> Iterator[tuple[str, ...]]:
    for line in tx.entries.of_office(office.key, today.year):
        document = tx.documents.get(line.document)
        if document is not None and document.status is Status.VOID:
            yield line.notation, line.issued_on, line.subject, line.note


def _named(document: Document) -> str:
    return str(document.notation) if document.notation else document.name


def _day(document: Document) -> str:
    whole = document.issued_on.whole
    return short_date(whole) if whole else ""
