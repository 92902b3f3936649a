"""Recognising what is booked already (nhận ra văn bản đã vào sổ): by its bytes, by its identity, or perhaps.

The paper copy of what came electronically, and the other way round, takes no second number: it is noted on the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from doc_engine.dates import short_date
from doc_engine.notation import padded
from registry.identity import is_relative, issuer_key
from registry.model import Document
from registry.store.arrivals import Arrival
from registry.store.assignments import ArrivalCopy
from registry.store.store import Transaction


class Form(StrEnum):
    """How a document came: on paper or electronically."""

    PAPER = "giay"
    ELECTRONIC = "dien_tu"

    @property
    def label(self) -> str:
        """As printed: bản giấy, bản điện tử."""
        return "bản giấy" if self is Form.PAPER else "bản điện tử"


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the office has booked, its line, and whether it was told by the very bytes."""

    document: Document
    line: Arrival
    same_bytes: bool


def booked(tx: Transaction, office: str, facts: Document, digest: str | None) -> Known | None:
    """The line that this office gave the document before, or None."""
    by_bytes = tx.arrivals.by_digest(digest) if digest else None
    for document, same_bytes in ((by_bytes, True), (tx.documents.same_as(facts), False)):
        line = tx.arrivals.find(office, document.key) if document else None
        if document and line:
            return Known(document, line, same_bytes)
    return None


def form_of(tx: Transaction, known: Known) -> Form:
    """How the booked document came; a line from before this was asked came as its file says."""
    if known.line.form:
        return Form(known.line.form)
    has_file = tx.files.latest(known.document.key, "received") is not None
    return Form.ELECTRONIC if has_file else Form.PAPER


def further_copy(
    tx: Transaction, known: Known, form: Form, came_on: date, digest: str | None
) -> ArrivalCopy | None:
    """The copy to be noted on the line: one in the other form, noted for the first time; else None."""
    if known.same_bytes or form is form_of(tx, known):
        return None
    copies = tx.arrival_copies.of_documents(known.line.office, [known.document.key])
    if any(copy.form == form.value and copy.digest == digest for copy in copies):
        return None
    return ArrivalCopy(known.line.office, known.document.key, form.value, came_on, digest)


def perhaps_booked(tx: Transaction, office: str, facts: Document) -> list[str]:
    """Warnings of lines that may be the same document: one number and symbol, and nothing that tells two issuers."""
    if facts.notation is None or not facts.notation.number:
        return []
    warnings = []
    for other in tx.documents.by_notation(facts.notation.key):
        line = tx.arrivals.find(office, other.key)
        if line and _may_be_one(facts, other):
            warnings.append(
                f"Số đến {padded(line.number)} ngày {short_date(line.arrived_on)} cũng mang số, ký hiệu "
                f"{other.notation} ({other.issuer or 'chưa rõ tác giả'}): hãy kiểm tra xem có phải một văn bản không."
            )
    return warnings


def _may_be_one(facts: Document, other: Document) -> bool:
    if facts.issued_on.year and other.issued_on.year and facts.issued_on.year != other.issued_on.year:
        return False
    if not facts.issuer or not other.issuer or is_relative(facts.issuer) or is_relative(other.issuer):
        return True
    # “UBND xã Tân Tiến” and “UBND xã Tân Tiến, tỉnh Cà Mau”: one may be the other.
    keys = sorted((issuer_key(facts.issuer), issuer_key(other.issuer)), key=len)
    return keys[0] == keys[1] or (
        keys[1].startswith(f"{keys[0]} ") and "," in max(facts.issuer, other.issuer, key=len)
    )


def line_note(line: Arrival, copies: list[ArrivalCopy]) -> str:
    """What the register's column Ghi chú says: the line's own note, then every further copy."""
    said = [f"{Form(copy.form).label} đến ngày {short_date(copy.came_on)}" for copy in copies]
    return "; ".join(part for part in (line.note, *said) if part)


def journalled(copy: ArrivalCopy, line: Arrival) -> dict[str, object]:
    """What the journal says of a further copy."""
    return {
        "document": copy.document,
        "number": line.number,
        "year": line.year,
        "form": copy.form,
        "came_on": copy.came_on.isoformat(),
        "file": copy.digest,
    }
