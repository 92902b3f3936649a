"""Receive an incoming document (tiếp nhận văn bản đến): keep its bytes, read it, book it, link what it cites.

What an office receives must be registered even where it cannot be read: its bytes are then kept sealed.
A state secret is stopped before anything is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, Refusal
from doc_engine.model import Task
from doc_engine.notation import padded
from doc_engine.reading.values import Reading
from registry.model import Document, Link
from registry.office import Home
from registry.services.describing import NOTHING, Described, hold_paper
from registry.services.examining import (
    Coming,
    Examined,
    coming,
    doubts,
    examine,
    own_paper,
    refuse_news,
    sealed_note,
)
from registry.services.linking import Citing, contradictions, note_days_before, record_citations
from registry.services.recognising import (
    Form,
    Known,
    booked,
    further_copy,
    journalled,
    perhaps_booked,
)
from registry.store.arrivals import Arrival
from registry.store.filestore import digest_of
from registry.store.records import DocumentFile, DocumentTexts, Office
from registry.store.store import Transaction

__all__ = ["Examined", "Received", "examine", "receive", "tasks_of"]


@dataclass(frozen=True, slots=True)
class Received:
    """What receiving did: số đến `number` of the year of `arrived_on`.

    `repeated`: it was booked before. `noted`: this is a further copy, on paper or electronic, noted on that line.
    """

    document: Document
    office: str
    number: int
    arrived_on: date
    digest: str | None
    reading: Reading | None
    form: Form = Form.ELECTRONIC
    links: tuple[Link, ...] = ()
    repeated: bool = False
    noted: bool = False
    warnings: tuple[str, ...] = ()


def receive(
    home: Home,
    data: bytes | None,
    name: str,
    arrived: date | None = None,
    office: str | None = None,
    *,
    examined: Examined | None = None,
    described: Described = NOTHING,
    paper: bool = False,
) -> Received:
    """Book an incoming document: số đến of the office's year, file, header, citations, tasks, journal, in one act.

    `data` is None for a paper of which there is no file; `described` is what the clerk typed of it, which stands
    over what a file says. `paper`: the file is a scan of what came on paper. `examined` is what `examine` said of
    the same bytes, so that they are not read twice. What the office has booked already, by its bytes or by its
    identity, takes no second number; a copy in the other form is noted on the line. Raises `BadInput` for a text
    that is no official document or a paper that is not described, `SecretRefused`.
    """
    chosen = home.office(office)
    if data is None:
        hold_paper(described)
        seen = None
    else:
        seen = examined if examined and examined.digest == digest_of(data) else examine(data, name)
        refuse_news(seen, described)
    day = _arrival_day(home, arrived or described.arrived_on)
    form = Form.PAPER if paper or seen is None else Form.ELECTRONIC
    came = coming(home, chosen, seen, described, day=day, form=form)
    with home.store.reading() as tx:
        known = booked(tx, chosen.key, came.facts, came.digest)
        if known and further_copy(tx, known, form, day, came.digest) is None:
            return _repeated(known, came)
        if known is None:
            _refuse_closed(tx, chosen, day.year)
    if data is not None:
        home.store.files.put(data)
    with home.store.writing() as tx:
        known = booked(tx, chosen.key, came.facts, came.digest)
        return _again(tx, home, came, known) if known else _book(tx, home, came)


def _arrival_day(home: Home, arrived: date | None) -> date:
    today = home.clock.today()
    if arrived is not None and arrived > today:
        raise BadInput.because(
            f"ngày đến {short_date(arrived)} ở sau hôm nay ({short_date(today)}).", field="arrived"
        )
    return arrived or today


def _refuse_closed(tx: Transaction, office: Office, year: int) -> None:
    """Raise `Refusal` where the office's book of incoming documents of that year is closed."""
    if tx.arrival_closings.of_year(office.key, year):
        raise Refusal(
            f"Sổ văn bản đến năm {year} của {office.name} đã khóa: không vào sổ thêm được. "
            "Văn bản đến muộn thì vào sổ năm nay, với ngày đến là ngày nhận."
        )


# ---- what is in the book already -------------------------------------------------------------------------


def _repeated(known: Known, came: Coming) -> Received:
    """The answer for what was booked before; nothing is written."""
    how = "cùng một tệp" if known.same_bytes else "cùng số, ký hiệu, cơ quan"
    warning = (
        f"Văn bản này đã vào sổ đến số {padded(known.line.number)} ngày {short_date(known.line.arrived_on)} "
        f"({how}); không cấp số đến mới."
    )
    if not known.same_bytes and came.seen:
        warning += " Tệp lần này khác tệp đã lưu; nếu cần giữ, hãy dùng vanthu attach."
    if not known.same_bytes:
        warning += _other_day(known.document, came.facts)
    return _answer(known, came, warnings=(*came.warnings, warning))


def _answer(known: Known, came: Coming, *, noted: bool = False, warnings: tuple[str, ...]) -> Received:
    return Received(
        document=known.document,
        office=known.line.office,
        number=known.line.number,
        arrived_on=known.line.arrived_on,
        digest=came.digest,
        reading=came.reading,
        form=came.form,
        repeated=True,
        noted=noted,
        warnings=warnings,
    )


def _again(tx: Transaction, home: Home, came: Coming, known: Known) -> Received:
    """Note a copy in the other form on the line of the first; its file is kept beside what was kept."""
    tx.arrivals.hold(known.line)
    copy = further_copy(tx, known, came.form, came.day, came.digest)
    if copy is None:
        return _repeated(known, came)
    now = home.clock.now()
    if came.seen:
        _attach(tx, known.document, came.seen, now)
        _read_late(tx, known.document, came, now)
    tx.arrival_copies.add(copy)
    tx.journal.append(
        came.office.key,
        at=now,
        actor=home.actor,
        act="receive_copy",
        payload=journalled(copy, known.line),
        about=known.document.key,
    )
    warning = (
        f"Đây là {came.form.label} của văn bản đã vào sổ đến số {padded(known.line.number)} ngày "
        f"{short_date(known.line.arrived_on)}: đã ghi chú vào dòng sổ, không cấp số đến mới."
    )
    other_day = _other_day(known.document, came.facts)
    return _answer(known, came, noted=True, warnings=(*came.warnings, warning + other_day))


def _read_late(tx: Transaction, document: Document, came: Coming, now: datetime) -> None:
    """A paper booked without a file gets its words, citations and tasks from the file that comes after it."""
    seen = came.seen
    if seen is None or seen.text is None or tx.documents.texts(document.key).body_text:
        return
    tx.documents.change(document, DocumentTexts(seen.text))
    _read_links(tx, document, came, now)


def _other_day(known: Document, facts: Document) -> str:
    """Two communes of one name may have one number in one year: the day tells them apart, a person decides."""
    ours, said = known.issued_on.whole, facts.issued_on.whole
    if ours is None or said is None or ours == said:
        return ""
    return (
        f" Văn bản đã lưu đề ngày {short_date(ours)}, văn bản này đề ngày {short_date(said)}: "
        "hãy kiểm tra xem có phải hai cơ quan trùng tên không; nếu phải, hãy ghi --province."
    )


# ---- what is new -----------------------------------------------------------------------------------------


def _book(tx: Transaction, home: Home, came: Coming) -> Received:
    """The document, its line, its file, what it cites and the event; all in the caller's transaction."""
    now, office, seen = home.clock.now(), came.office, came.seen
    _refuse_closed(tx, office, came.day.year)
    perhaps = perhaps_booked(tx, office.key, came.facts)
    document, is_new = _document(tx, came, now)
    urgency = came.described.urgency
    line = tx.arrivals.add(
        office.key,
        document.key,
        came.day,
        note=came.described.note or sealed_note(seen, came.described),
        form=came.form.value,
        urgency=urgency.key if urgency else None,
    )
    links: list[Link] = []
    if seen:
        _attach(tx, document, seen, now)
        links = _read_links(tx, document, came, now) if is_new else []
    payload = _payload(document, line, came.digest, links)
    tx.journal.append(
        office.key, at=now, actor=home.actor, act="receive", payload=payload, about=document.key
    )
    contradicting = contradictions(tx, document) if is_new else []
    warned = (
        *came.warnings,
        *doubts(document, came.day),
        *own_paper(office, document),
        *perhaps,
        *contradicting,
    )
    return Received(
        document=document,
        office=office.key,
        number=line.number,
        arrived_on=came.day,
        digest=came.digest,
        reading=came.reading,
        form=came.form,
        links=tuple(links),
        warnings=warned,
    )


def _document(tx: Transaction, came: Coming, now: datetime) -> tuple[Document, bool]:
    """The document that came: one that another office of this home holds, or a new one, or a not-held one filled."""
    by_bytes = tx.arrivals.by_digest(came.digest) if came.digest else None
    known = by_bytes or tx.documents.same_as(came.facts)
    if known and known.held:
        return known, False
    if known:
        note_days_before(tx, known, came.facts, now)
    texts = DocumentTexts(came.seen.text if came.seen else None)
    return tx.documents.register(came.facts, now, texts), True


def _attach(tx: Transaction, document: Document, seen: Examined, now: datetime) -> None:
    tx.files.attach(
        DocumentFile(document.key, seen.digest, "received", seen.name, seen.media_type, seen.size, now)
    )


def _payload(document: Document, line: Arrival, digest: str | None, links: list[Link]) -> dict[str, Any]:
    return {
        "document": document.key,
        "number": line.number,
        "year": line.year,
        "arrived_on": line.arrived_on.isoformat(),
        "notation": str(document.notation or ""),
        "issuer": document.issuer or "",
        "form": line.form,
        "file": digest,
        "links": [[link.relation.key, link.to_key] for link in links],
    }


def _read_links(tx: Transaction, document: Document, came: Coming, now: datetime) -> list[Link]:
    """Links for what the text cites, and its tasks."""
    reading = came.reading
    if reading is None:
        return []
    tx.tasks.add(document.key, tasks_of(reading))
    citing = Citing.of(document, came.above)
    return record_citations(tx, citing, reading.citations, at=now, stated=reading.links)


def tasks_of(reading: Reading) -> list[Task]:
    """The tasks that were read, as the registry keeps them."""
    return [
        Task(
            text=task.text,
            lead=task.lead,
            cooperating=task.cooperating,
            due=task.due.text if task.due else None,
        )
        for task in reading.tasks
    ]
