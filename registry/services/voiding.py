"""Hủy số: a number given in error is struck out with its reason, only before phát hành; it is never given again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import Refusal
from registry.model import Document, Status
from registry.services.book_of import locked_book_of
from registry.services.effecting import refresh
from registry.services.finding import resolve_one, spoken
from registry.services.reasons import said

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Voided:
    """The document whose number was voided; `repeated` where it was already."""

    document: Document
    reason: str
    repeated: bool = False


def void(home: Home, words: str, reason: str, *, issuer: str | None = None) -> Voided:
    """Void the number of the document that `words` mean; line, file and number stay in the book.

    What the document did to others is undone with it. Raises `NotFound`, `BadInput` for a document of no book,
    `Refusal` once it was sent to anybody or its book is closed.
    """
    why = said(reason, "--reason") or ""
    with home.store.writing() as tx:
        document = resolve_one(tx, words, issuer)
        book = locked_book_of(tx, document)
        if document.status is Status.VOID:
            return Voided(document, why, repeated=True)
        _refuse_sent(tx, document)
        at = home.clock.now()
        tx.entries.void(document.key, at, why)
        changed = tx.documents.change(replace(document, status=Status.VOID))
        _undo(tx, document)
        line = tx.entries.of_document(document.key)
        assert line is not None
        payload = {
            "document": document.key,
            "notation": line.notation,
            "book": book.name,
            "year": book.year,
            "number": line.number,
            "suffix": line.suffix,
            "reason": why,
        }
        tx.journal.append(
            book.office, at=at, actor=home.actor, act="void", payload=payload, about=document.key
        )
        return Voided(changed, why)


def _refuse_sent(tx: Transaction, document: Document) -> None:
    sent = tx.sendings.of_document(document.key)
    if sent:
        first = sent[0]
        raise Refusal(
            f"{spoken(document)} đã phát hành ({first.recipient}, ngày {short_date(first.sent_on)}), không hủy số được. "
            "Hãy thu hồi (vanthu recall), thay thế (vanthu replace) hoặc bãi bỏ (vanthu repeal)."
        )
    if document.effect is not None:
        raise Refusal(f"{spoken(document)} {document.effect.label}, không hủy số được.")


def _undo(tx: Transaction, document: Document) -> None:
    """The targets of a voided act no longer show its effect."""
    for key in dict.fromkeys(link.to_key for link in tx.links.from_documents([document.key])):
        refresh(tx, tx.documents.require(key))
