"""Receive an incoming document (tiếp nhận văn bản đến): keep its bytes, read it, book it, link what it cites.

What an office receives must be registered even where it cannot be read: its bytes are then kept sealed.
A state secret is stopped before anything is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from doc_engine.dates import PartialDate, short_date
from doc_engine.errors import BadInput
from doc_engine.model import Task
from doc_engine.notation import Notation, padded
from doc_engine.reading import read_text
from doc_engine.reading.values import HeaderFound, Reading
from registry.identity import is_relative, issuer_key, resolve_relative
from registry.model import Direction, Document, Link, Status
from registry.office import Home
from registry.secrecy import refuse_secret
from registry.services.linking import Citing, record_citations
from registry.services.reading import file_text, kept_name, media_type_of
from registry.store.arrivals import Arrival, Arrivals
from registry.store.columns import partial_date
from registry.store.filestore import digest_of
from registry.store.records import DocumentFile, DocumentTexts, Office
from registry.store.store import Transaction


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file says before it is booked: its reading, or None where it cannot be read and stays sealed."""

    name: str
    digest: str
    size: int
    media_type: str
    text: str | None
    reading: Reading | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """What receiving did: số đến `number` of the year of `arrived_on`. `repeated`: it was booked before."""

    document: Document
    office: str
    number: int
    arrived_on: date
    digest: str
    reading: Reading | None
    links: tuple[Link, ...] = ()
    repeated: bool = False
    warnings: tuple[str, ...] = ()


def examine(data: bytes, name: str) -> Examined:
    """Read a file as `receive` will, and keep nothing. Raises `SecretRefused` for a state secret."""
    name = kept_name(name)
    if not data:
        raise BadInput.because(f"tệp “{name}” rỗng.")
    facts = name, digest_of(data), len(data), media_type_of(data, name)
    try:
        text = file_text(data, name)
    except BadInput as unreadable:
        sealed = f"Không đọc được nội dung tệp, văn bản được lưu niêm phong: {unreadable}"
        return Examined(*facts, text=None, reading=None, warnings=(sealed,))
    refuse_secret(None, text)
    reading = read_text(text)
    return Examined(*facts, text=text, reading=reading, warnings=reading.warnings)


def receive(
    home: Home,
    data: bytes,
    name: str,
    arrived: date | None = None,
    office: str | None = None,
    *,
    examined: Examined | None = None,
) -> Received:
    """Book an incoming document: số đến of the office's year, file, header, citations, tasks, journal, in one act.

    `examined` is what `examine` said of the same bytes, so that they are not read twice. A document that the
    office has booked already, by its bytes or by its identity, comes back with a warning and takes no second
    number. Raises `BadInput` for a text that is no official document, `SecretRefused`.
    """
    chosen = home.office(office)
    seen = examined if examined and examined.digest == digest_of(data) else examine(data, name)
    _refuse_news(seen)
    day = _arrival_day(home, arrived)
    with home.store.reading() as tx:
        repeated = _booked(tx, chosen, seen)
    if repeated:
        return repeated
    home.store.files.put(data)
    with home.store.writing() as tx:
        return _booked(tx, chosen, seen) or _book(tx, home, chosen, seen, day)


def _refuse_news(seen: Examined) -> None:
    if seen.reading and not seen.reading.header.is_official_document:
        raise BadInput.because(
            f"“{seen.name}” không có thể thức của văn bản hành chính (tin, bài), nên không vào sổ văn bản đến.",
            "Muốn xem tệp viện dẫn những gì, hãy dùng vanthu read.",
        )


def _arrival_day(home: Home, arrived: date | None) -> date:
    today = home.clock.today()
    if arrived is not None and arrived > today:
        raise BadInput.because(
            f"ngày đến {short_date(arrived)} ở sau hôm nay ({short_date(today)}).", field="arrived"
        )
    return arrived or today


def _booked(tx: Transaction, office: Office, seen: Examined) -> Received | None:
    """The answer for a document that this office has in its book of arrivals already."""
    arrivals = Arrivals(tx.connection)
    by_bytes = arrivals.by_digest(seen.digest)
    facts = _facts(office, seen)
    for document, how in (
        (by_bytes, "cùng một tệp"),
        (tx.documents.same_as(facts), "cùng số, ký hiệu, cơ quan"),
    ):
        line = arrivals.find(office.key, document.key) if document else None
        if document and line:
            return _repeated(document, line, seen, how)
    return None


def _repeated(document: Document, line: Arrival, seen: Examined, how: str) -> Received:
    warning = (
        f"Văn bản này đã vào sổ đến số {padded(line.number)} ngày {short_date(line.arrived_on)} ({how}); "
        "không cấp số đến mới."
    )
    if how != "cùng một tệp":
        warning += " Tệp lần này khác tệp đã lưu; nếu cần giữ, hãy dùng vanthu attach."
        warning += _other_day(document, seen)
    return Received(
        document=document,
        office=line.office,
        number=line.number,
        arrived_on=line.arrived_on,
        digest=seen.digest,
        reading=seen.reading,
        repeated=True,
        warnings=(*seen.warnings, warning),
    )


def _other_day(document: Document, seen: Examined) -> str:
    """Two communes of one name may have one number in one year: the day tells them apart, a person decides."""
    known, said = document.issued_on.whole, _issued_on(seen).whole
    if known is None or said is None or known == said:
        return ""
    return (
        f" Văn bản đã lưu đề ngày {short_date(known)}, tệp này đề ngày {short_date(said)}: "
        "hãy kiểm tra xem có phải hai cơ quan trùng tên không."
    )


def _book(tx: Transaction, home: Home, office: Office, seen: Examined, day: date) -> Received:
    """The document, its line, its file, what it cites and the event; all in the caller's transaction."""
    now = home.clock.now()
    document, is_new = _document(tx, office, seen, now)
    line = Arrivals(tx.connection).add(office.key, document.key, day, _sealed_note(seen))
    tx.files.attach(
        DocumentFile(document.key, seen.digest, "received", seen.name, seen.media_type, seen.size, now)
    )
    links = _read_links(tx, document, seen, now) if is_new else []
    payload = _payload(document, line, seen, links)
    tx.journal.append(
        office.key, at=now, actor=home.actor, act="receive", payload=payload, about=document.key
    )
    return Received(
        document=document,
        office=office.key,
        number=line.number,
        arrived_on=day,
        digest=seen.digest,
        reading=seen.reading,
        links=tuple(links),
        warnings=(*seen.warnings, *_warnings(document, day), *_own_paper(office, document)),
    )


def _document(tx: Transaction, office: Office, seen: Examined, now: datetime) -> tuple[Document, bool]:
    """The document that came: one that another office of this home holds, or a new one, or a not-held one filled."""
    facts = _facts(office, seen)
    known = Arrivals(tx.connection).by_digest(seen.digest) or tx.documents.same_as(facts)
    if known and known.held:
        return known, False
    return tx.documents.register(facts, now, DocumentTexts(seen.text)), True


def _payload(document: Document, line: Arrival, seen: Examined, links: list[Link]) -> dict[str, Any]:
    return {
        "document": document.key,
        "number": line.number,
        "year": line.year,
        "arrived_on": line.arrived_on.isoformat(),
        "notation": str(document.notation or ""),
        "issuer": document.issuer or "",
        "file": seen.digest,
        "links": [[link.relation.key, link.to_key] for link in links],
    }


def _sealed_note(seen: Examined) -> str:
    return "" if seen.reading else "Chưa đọc được nội dung tệp; lưu niêm phong"


def _read_links(tx: Transaction, document: Document, seen: Examined, now: datetime) -> list[Link]:
    """Links for what the text cites, and its tasks."""
    if seen.reading is None:
        return []
    tx.tasks.add(document.key, tasks_of(seen.reading))
    citing = Citing.of(document, seen.reading.header.parent_body)
    return record_citations(tx, citing, seen.reading.citations, at=now)


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


def _facts(office: Office, seen: Examined) -> Document:
    """The document as its own header says it; a file that cannot be read is known by its name only."""
    header = seen.reading.header if seen.reading else HeaderFound(subject=seen.name)
    return Document(
        key="",
        office=office.key,
        direction=Direction.INCOMING,
        type_label=header.type,
        notation=Notation.try_parse(header.notation) if header.notation and header.number else None,
        issuer=_full_issuer(header),
        issued_on=_issued_on(seen),
        subject=header.subject,
        held=True,
        status=Status.RECEIVED,
    )


def _issued_on(seen: Examined) -> PartialDate:
    return partial_date(seen.reading.header.issued_on) if seen.reading else PartialDate()


def _full_issuer(header: HeaderFound) -> str | None:
    """“Sở Tư pháp” under “UBND tỉnh Cà Mau” is Sở Tư pháp tỉnh Cà Mau; undecided stays as printed."""
    if header.issuer is None or not is_relative(header.issuer):
        return header.issuer
    return resolve_relative(header.issuer, None, parent_body=header.parent_body) or header.issuer


def _own_paper(office: Office, document: Document) -> list[str]:
    """A paper that says it is the office's own and is not in its books of outgoing documents."""
    own = document.issuer is not None and issuer_key(document.issuer) == issuer_key(office.name)
    if not own or document.direction is Direction.OUTGOING:
        return []
    warning = (
        "Văn bản đến ghi tác giả là chính cơ quan này nhưng không có trong sổ văn bản đi: hãy kiểm tra. "
        "Khi nó còn trong sổ, số ấy không cấp cho văn bản khác được."
    )
    return [warning]


def _warnings(document: Document, arrived_on: date) -> list[str]:
    warnings = []
    if document.notation is None:
        warnings.append("Văn bản đến không có số, ký hiệu.")
    if document.issuer is None:
        warnings.append("Chưa đọc được cơ quan ban hành.")
    if document.issued_on.whole is None:
        warnings.append("Chưa đọc được đủ ngày, tháng, năm ban hành.")
    elif document.issued_on.whole > arrived_on:
        warnings.append(
            f"Ngày ban hành {short_date(document.issued_on.whole)} ở sau ngày đến {short_date(arrived_on)}."
        )
    return warnings
