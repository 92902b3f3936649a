"""Hủy văn bản đến bị thu hồi: the files of an incoming document that its issuer took back are destroyed by an act.

Số đến, number, day, issuer, subject and the files' digests stay, with the notice that recalled it; bytes and text
go (Phụ lục VI: the recalled document is destroyed, what is known of the recall is kept).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from doc_engine.terms import Relation
from registry.identity import issuer_key
from registry.model import Direction, Document, Effect, Link, LinkSource
from registry.services.finding import resolve_one, spoken
from registry.services.reasons import said
from registry.store.arrivals import Arrivals
from registry.store.records import DocumentTexts

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Destroyed:
    """The document, the notice that recalled it, the digests of the files that are no more."""

    document: Document
    notice: Document
    digests: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    repeated: bool = False


def destroy(
    home: Home, words: str, notice: str, reason: str | None = None, *, issuer: str | None = None
) -> Destroyed:
    """Destroy the files and the text of a recalled incoming document; `notice` is what recalled it.

    The rows are marked in one transaction, the bytes go after it; the act done again finishes what a crash left.
    Raises `NotFound`, `BadInput` for a document that did not come in, or for a notice of somebody else.
    """
    why = said(reason, "--reason")
    with home.store.writing() as tx:
        document = resolve_one(tx, words, issuer)
        recalling = resolve_one(tx, notice, field="--notice")
        offices = _hold(tx, document, recalling)
        before = [item.digest for item in tx.files.destroyed(document.key)]
        gone = tx.files.of_document(document.key)
        if gone:
            document = _mark(tx, home, document, recalling, office=offices[0], why=why)
        digests = tuple(dict.fromkeys((*before, *(item.digest for item in gone))))
        free = [digest for digest in digests if not tx.files.is_needed(digest)]
    for digest in free:
        home.store.files.destroy(digest)
    kept = len(digests) - len(free)
    warnings = (f"{kept} tệp còn là tệp của văn bản khác trong kho nên chưa xóa.",) if kept else ()
    return Destroyed(document, recalling, digests, warnings, repeated=not gone)


def _hold(tx: Transaction, document: Document, notice: Document) -> list[str]:
    """The offices that booked the document; raises `BadInput` where it may not be destroyed."""
    lines = Arrivals(tx.connection)
    offices = [office.key for office in tx.offices.all() if lines.find(office.key, document.key)]
    if document.direction is not Direction.INCOMING or not offices:
        raise BadInput.because(f"{spoken(document)} không phải là văn bản đến trong sổ.", field="VĂN_BẢN")
    if notice.key == document.key or not notice.held:
        raise BadInput.because(
            f"{spoken(notice)} không phải là văn bản thu hồi đã vào sổ.",
            "Hãy tiếp nhận văn bản thu hồi trước (vanthu receive).",
            field="--notice",
        )
    both = {issuer_key(one.issuer) for one in (document, notice) if one.issuer}
    if len(both) > 1:
        raise BadInput.because(
            f"văn bản thu hồi là của {notice.issuer}, văn bản đến là của {document.issuer}.",
            "Chỉ nơi ban hành thu hồi được văn bản của mình.",
            field="--notice",
        )
    return offices


def _mark(
    tx: Transaction, home: Home, document: Document, notice: Document, *, office: str, why: str | None
) -> Document:
    at = home.clock.now()
    digests = [item.digest for item in tx.files.of_document(document.key)]
    tx.files.mark_destroyed(document.key, at)
    changed = tx.documents.change(replace(document, effect=Effect.RECALLED), DocumentTexts())
    link = Link(notice.key, document.key, Relation.THU_HOI, LinkSource.TYPED, confirmed_by=home.actor)
    tx.links.add(link, at)
    payload = {"document": document.key, "notice": notice.key, "files": digests, "reason": why}
    # The notice cites the document, so both are sealed.
    tx.journal.append(office, at=at, actor=home.actor, act="destroy", payload=payload, about=notice.key)
    return changed
