"""Sửa dòng sổ: a typing error in a register line is corrected by a second entry that everybody sees; the first stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from doc_engine.text import admit, fold, squeeze
from registry.model import Document, RegisterEntry
from registry.services.book_of import line_of, locked_book_of
from registry.services.finding import resolve_one, spoken
from registry.services.reasons import said
from registry.store.life import Correction

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_LONGEST_VALUE = 5000
# Number, symbol and day make the document's identity: who got those wrong voids the number.
FIELDS = {
    "subject": "trích yếu",
    "signatory": "người ký",
    "recipients": "nơi nhận",
    "kept_by": "bản lưu",
    "copies": "số lượng bản",
}


@dataclass(frozen=True, slots=True)
class LineCorrected:
    """The document, the second entry; `repeated` where the line says so already."""

    document: Document
    correction: Correction
    repeated: bool = False


def correct_line(
    home: Home, words: str, field: str, value: str, reason: str, *, issuer: str | None = None
) -> LineCorrected:
    """Write the second entry that corrects one column of a document's line.

    Raises `NotFound`, `BadInput` for a column that cannot be corrected, `Refusal` in a closed book.
    """
    name, why = field_of(field), said(reason, "--reason") or ""
    new = squeeze(admit(value))
    if not new or len(new) > _LONGEST_VALUE:
        raise BadInput.because("nội dung đúng để trống hoặc quá dài.", field="--value")
    with home.store.writing() as tx:
        document = resolve_one(tx, words, issuer)
        if tx.secrets.of_document(document.key) and name == "subject":
            raise BadInput.because(
                f"{spoken(document)} là văn bản mật, sổ không ghi trích yếu.", field="--field"
            )
        book = locked_book_of(tx, document)
        old = said_now(tx, line_of(tx, document), name)
        at = home.clock.now()
        correction = Correction(document.key, name, old, new, why, home.actor, at)
        if old == new:
            return LineCorrected(document, correction, repeated=True)
        tx.corrections.add(correction)
        payload = {"document": document.key, "field": name, "old": old, "new": new, "reason": why}
        tx.journal.append(
            book.office, at=at, actor=home.actor, act="correct_line", payload=payload, about=document.key
        )
        return LineCorrected(document, correction)


def field_of(text: str) -> str:
    """The column that a clerk means; raises `BadInput` with those that can be corrected."""
    wanted = fold(text).replace("_", " ")
    found = next(
        (key for key, label in FIELDS.items() if wanted in {fold(label), key.replace("_", " ")}), None
    )
    if found is None:
        raise BadInput.because(
            f"không sửa được cột “{text}”.",
            f"Các cột sửa được: {'; '.join(FIELDS.values())}. Sai số, ký hiệu hoặc ngày thì hủy số (vanthu void).",
            field="--field",
        )
    return found


def said_now(tx: Transaction, line: RegisterEntry, field: str) -> str:
    """What a column says with all second entries read."""
    later = [one.new_value for one in tx.corrections.of_documents([line.document]) if one.field == field]
    return later[-1] if later else str(getattr(line, field))
