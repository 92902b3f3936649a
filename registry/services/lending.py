"""Sử dụng bản lưu: an archive copy lent and returned, each an act in the journal, sealed with its document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, NotFound, Refusal
from doc_engine.text import admit, squeeze
from registry.model import Document
from registry.services.finding import resolve_one
from registry.store.dossiers import Dossiers
from registry.store.loans import Loan, Loans

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Lent:
    """The document and the line of sổ sử dụng bản lưu that was written or closed."""

    document: Document
    loan: Loan


def lend(
    home: Home,
    named: str,
    borrower: str,
    allowed_by: str,
    *,
    on: date | None = None,
    note: str = "",
) -> Lent:
    """Write down who takes the archive copy of a document, by whose leave.

    Raises `NotFound` for an unknown document, `Refusal` while another has its copy, `BadInput`.
    """
    words = {"--to": borrower, "--allowed-by": allowed_by}
    day = _day(home, on)
    texts = {field: squeeze(admit(text, field=field)) for field, text in words.items()}
    for field, text in texts.items():
        if not text:
            raise BadInput.because("chưa ghi họ tên.", field=field)
    with home.store.writing() as tx:
        document, office = _held(tx, named)
        out = Loans(tx.connection).open_of(document.key)
        if out:
            raise Refusal(
                f"Bản lưu của {document.name} đang do {out.borrower} giữ từ ngày {short_date(out.lent_on)}, chưa trả."
            )
        loan = Loan(
            office,
            document.key,
            texts["--to"],
            texts["--allowed-by"],
            day,
            _dossier_of(tx, document.key),
            squeeze(admit(note, field="--note")),
        )
        Loans(tx.connection).add(loan)
        payload = {
            "document": document.key,
            "borrower": loan.borrower,
            "allowed_by": loan.allowed_by,
            "on": day.isoformat(),
        }
        tx.journal.append(
            office, at=home.clock.now(), actor=home.actor, act="lend", payload=payload, about=document.key
        )
    return Lent(document, loan)


def give_back(home: Home, named: str, *, on: date | None = None, note: str = "") -> Lent:
    """Write down that the archive copy is back; raises `NotFound` where none is out, `BadInput` for a wrong day."""
    day = _day(home, on)
    with home.store.writing() as tx:
        document, office = _held(tx, named)
        out = Loans(tx.connection).open_of(document.key)
        if out is None:
            raise NotFound(f"Bản lưu của {document.name} không có ai đang giữ.")
        if day < out.lent_on:
            raise BadInput.because(
                f"ngày trả {short_date(day)} ở trước ngày lấy ({short_date(out.lent_on)}).", field="--on"
            )
        said = "; ".join(part for part in (out.note, squeeze(admit(note, field="--note"))) if part)
        Loans(tx.connection).close(out.id, day, said)
        payload = {"document": document.key, "borrower": out.borrower, "on": day.isoformat()}
        tx.journal.append(
            office, at=home.clock.now(), actor=home.actor, act="return", payload=payload, about=document.key
        )
    return Lent(document, replace(out, returned_on=day, note=said))


def _day(home: Home, on: date | None) -> date:
    today = home.clock.today()
    if on is not None and on > today:
        raise BadInput.because(f"ngày {short_date(on)} ở sau hôm nay ({short_date(today)}).", field="--on")
    return on or today


def _held(tx: Transaction, named: str) -> tuple[Document, str]:
    """The document and the office that keeps it."""
    document = resolve_one(tx, named, field="key")
    if not document.held or document.office is None:
        raise BadInput.because(f"{document.name} chỉ được biết qua viện dẫn, không có bản lưu.", field="key")
    return document, document.office


def _dossier_of(tx: Transaction, document: str) -> str:
    return "; ".join(dossier.label for dossier, _ in Dossiers(tx.connection).holding([document]))
