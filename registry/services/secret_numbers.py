"""Số văn bản mật: a number from the secrets' own series for a paper made elsewhere; no subject, no text, no file.

So the series runs in the books while the paper itself never touches this machine (Luật 117/2025/QH15).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, Problem
from doc_engine.notation import Notation
from doc_engine.terms import DocumentType, Secrecy
from registry import numbering
from registry.model import Direction, Document, Status
from registry.numbering import BookUse
from registry.services.allotting import expected, take
from registry.services.book_of import opened_book
from registry.services.ordering import gathered
from registry.services.reasons import said
from registry.settings import Settings
from registry.store.records import NewEntry, Office

if TYPE_CHECKING:
    from registry.model import Book
    from registry.office import Home
    from registry.services.allotting import Taken
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class SecretOrder:
    """What is asked for: the type, symbol, degree and day of a secret paper; nothing of what it says."""

    office: Office
    type: DocumentType
    symbol: str
    secrecy: Secrecy
    issued_on: date
    reason: str | None = None
    signed_on: date | None = None
    acting: str | None = None
    suffix_of: int | None = None


@dataclass(frozen=True, slots=True)
class SecretNumber:
    """The number given: the line's key, notation, day and book."""

    key: str
    notation: Notation
    issued_on: date
    book: str


def allot_secret(
    home: Home,
    type_word: str,
    symbol: str,
    degree: str,
    *,
    on: date | None = None,
    reason: str | None = None,
    office: str | None = None,
) -> SecretNumber:
    """Give a number in the series of secrets and register type, notation, degree and day only.

    Every call gives a number of its own. Raises `BadInput`, `NotFound` for an office, `Refusal` in a closed book.
    """
    order = _order(home, type_word, symbol, degree, on=on, reason=reason, office=office)
    schemes = Settings.loaded(order.office.settings).schemes
    scheme = numbering.scheme_for(order.type, schemes, order.issued_on.year, use=BookUse.SECRETS)
    if scheme is None:
        raise BadInput.because(
            f"{order.office.name} chưa có sổ văn bản mật.",
            "Hãy khai ở so_van_ban, ví dụ {ten: Văn bản mật, dung_cho: văn bản mật, nam: 2026}, rồi chạy lại vanthu init.",
        )
    problems: list[Problem] = []
    with home.store.reading() as tx:
        expected(tx, order, scheme, problems)
    if problems:
        raise BadInput(*(replace(problem, field="") for problem in problems))
    with home.store.writing() as tx:
        counter = tx.books.lock(opened_book(tx, home, order, scheme).key)
        return _write(tx, home, order, counter.book, take(tx, order, counter))


def _order(
    home: Home,
    type_word: str,
    symbol: str,
    degree: str,
    *,
    on: date | None,
    reason: str | None,
    office: str | None,
) -> SecretOrder:
    problems: list[Problem] = []
    type_, secrecy = DocumentType.find(type_word), Secrecy.find(degree)
    if not isinstance(type_, DocumentType):
        problems.append(Problem(f"“{type_word}” không phải là loại văn bản hành chính."))
    if not isinstance(secrecy, Secrecy):
        known = ", ".join(member.label for member in Secrecy)
        problems.append(Problem(f"không có độ mật “{degree}”.", f"Các độ mật: {known}.", field="--degree"))
    notation = Notation.try_parse(f"1/{symbol}")
    if notation is None:
        problems.append(Problem(f"ký hiệu “{symbol}” không hợp lệ.", "Ví dụ: BC-UBND.", field="--symbol"))
    today = home.clock.today()
    day = gathered(problems, lambda: numbering.issue_day(PartialDate(), on, today))
    why = gathered(problems, lambda: said(reason, "--reason"))
    chosen = home.office(office)
    if problems or day is None or notation is None:
        raise BadInput(*problems)
    assert isinstance(type_, DocumentType)
    assert isinstance(secrecy, Secrecy)
    return SecretOrder(chosen, type_, notation.symbol, secrecy, day, why)


def _write(tx: Transaction, home: Home, order: SecretOrder, book: Book, taken: Taken) -> SecretNumber:
    at = home.clock.now()
    notation = Notation(taken.printed, order.symbol)
    document = tx.documents.register(_facts(order, notation), at)
    entry = NewEntry(
        book=book.key,
        year=book.year,
        number=taken.number,
        suffix=taken.suffix,
        document=document.key,
        notation=str(notation),
        issued_on=order.issued_on,
        signed_on=None,
        subject=order.type.label,
        signatory="",
        recipients="",
        kept_by="",
        copies="",
        note="; ".join(part for part in (f"Độ mật: {order.secrecy.label}", taken.note) if part),
        registered_at=at,
    )
    tx.entries.add(entry)
    tx.books.note_issue(book.key, order.issued_on)
    payload = {
        "document": document.key,
        "notation": entry.notation,
        "issued_on": order.issued_on.isoformat(),
        "book": book.name,
        "year": book.year,
        "number": taken.number,
        "suffix": taken.suffix,
        "subject": entry.subject,
        "signatory": "",
        "recipients": "",
        "file": None,
        "secrecy": order.secrecy.key,
        "reason": order.reason,
    }
    tx.journal.append(
        order.office.key, at=at, actor=home.actor, act="secret_number", payload=payload, about=document.key
    )
    return SecretNumber(document.key, notation, order.issued_on, f"{book.name} năm {book.year}")


def _facts(order: SecretOrder, notation: Notation) -> Document:
    return Document(
        key="",
        office=order.office.key,
        direction=Direction.OUTGOING,
        type_label=order.type.label,
        notation=notation,
        issuer=order.office.name,
        issued_on=PartialDate.of(order.issued_on),
        subject=None,
        held=True,
        status=Status.ISSUED,
    )
