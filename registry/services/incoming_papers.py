"""Papers that go with an incoming document (phiếu giải quyết, dấu ĐẾN): made from the books, nothing is written down."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from doc_engine.arrival_stamp import ArrivalStamp
from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.notation import padded
from registry.services.arrived import Arrived, arrived
from registry.services.matters import Tracked, tracked
from registry.services.register_lines import identity_words
from registry.views.handling_sheet import HandlingSheet, handling_sheet

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.records import DocumentFile
    from registry.views.pages_printed import Printed

_ROLES = ("received", "scan", "signed", "docx")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class StampMade:
    """A copy with the dấu ĐẾN or a slip: its bytes and what a clerk should know of it."""

    content: bytes
    arrived: Arrived
    warnings: tuple[str, ...] = ()


def sheet_of(home: Home, one: Tracked) -> Printed:
    """The phiếu giải quyết of a matter, as far as it has come."""
    line, document, matter = one.arrived.line, one.arrived.document, one.matter
    office = home.office(line.office)
    words = identity_words(document)
    subject = document.subject or ""
    last = next((step for step in reversed(one.steps) if step.handler), None)
    return handling_sheet(
        HandlingSheet(
            office=office.name,
            parent_body=office.parent_body,
            place=office.place,
            on=home.clock.today(),
            arrival=f"Số đến: {padded(line.number)}; ngày đến: {short_date(line.arrived_on)}",
            document=words if not subject or words.endswith(subject) else f"{words} về việc {subject}",
            handler=matter.handler,
            cooperating=matter.cooperating,
            due_on=matter.due_on,
            assigned_on=matter.assigned_on,
            note=last.text if last else "",
        )
    )


def stamped_copy(
    home: Home, words: str, office: str | None = None, at: tuple[float, float] | None = None
) -> StampMade:
    """A copy of the document's file as PDF with the dấu ĐẾN on its first page; what is kept stays as it is.

    `at` is the place in mm from the top left corner; else a blank one is looked for. Raises `BadInput` where there
    is no file that can be stamped, `ConverterMissing` for a Word file without a converter.
    """
    from registry.jail import in_child

    chosen = home.office(office)
    with home.store.reading() as tx:
        one = tracked(tx, chosen.key, arrived(tx, chosen, words, home.clock.today().year))
        file = _file(tx, one.arrived)
    content = home.store.files.get(file.digest)
    pdf = home.converter.to_pdf(content) if file.media_type == _DOCX else content
    order = {
        "pdf": base64.b64encode(pdf).decode("ascii"),
        "stamp": asdict(_stamp(home, one)),
        "at": at,
    }
    made = in_child("pdf_stamp", json.dumps(order).encode("ascii"), name=file.name)
    warnings = []
    if made["scale"] < 1:
        warnings.append(
            "Trang đầu không còn chỗ trống 50 × 35 mm: chữ của trang đầu trong bản sao này được thu nhỏ còn "
            f"{round(made['scale'] * 100)}%. Muốn đóng ở chỗ khác, hãy ghi --at TRÁI,TRÊN (mm)."
        )
    if b"/ByteRange" in content:
        warnings.append("Chữ ký số chỉ kiểm tra được trên tệp gốc đã lưu, không trên bản sao có dấu đến.")
    return StampMade(base64.b64decode(made["pdf"]), one.arrived, tuple(warnings))


def _file(tx: Transaction, one: Arrived) -> DocumentFile:
    files = [file for role in _ROLES if (file := tx.files.latest(one.document.key, role))]
    usable = [file for file in files if file.media_type in {"application/pdf", _DOCX}]
    if not usable:
        what = "không có tệp nào" if not files else "chỉ có tệp không phải PDF, Word"
        raise BadInput.because(f"{one.name} {what} để in dấu đến.", "Hãy làm phiếu dấu đến: --slip.")
    return usable[0]


def slip(home: Home, words: str, office: str | None = None, *, pdf: bool = False) -> StampMade:
    """A slip of A6 with the dấu ĐẾN in its true size, to be clipped to the paper: Word, or PDF."""
    from doc_engine.ooxml.arrival_slip import slip_docx

    chosen = home.office(office)
    with home.store.reading() as tx:
        one = tracked(tx, chosen.key, arrived(tx, chosen, words, home.clock.today().year))
    document = one.arrived.document
    lines = [identity_words(document)]
    if document.subject and not lines[0].endswith(document.subject):
        lines.append(f"Trích yếu: {document.subject}")
    if one.matter.due_on:
        lines.append(f"Hạn giải quyết: {short_date(one.matter.due_on)}")
    content = slip_docx(_stamp(home, one), lines)
    return StampMade(home.converter.to_pdf(content) if pdf else content, one.arrived)


def _stamp(home: Home, one: Tracked) -> ArrivalStamp:
    line = one.arrived.line
    return ArrivalStamp(
        office=home.office(line.office).name,
        number=padded(line.number),
        day=short_date(line.arrived_on),
        to=one.matter.handler,
    )
