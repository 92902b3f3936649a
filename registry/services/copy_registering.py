"""Vào sổ bản sao: a copy's number from the copies' own series, with the block printed under it; then the whole copy.

Điều 25: sao y, sao lục and trích sao share one series a year. The block with its number is what the books keep; the
copied pages are laid round it after the commit, and again whenever it is asked for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from doc_engine.dates import PartialDate
from doc_engine.errors import BadInput, Problem, Refusal
from doc_engine.model import Copy
from doc_engine.notation import Notation
from doc_engine.terms import Relation
from registry import numbering
from registry.identity import issuer_key
from registry.journal import canonical
from registry.model import Book, Direction, Document, Link, LinkSource, Status
from registry.services.allotting import Taken, expected, take
from registry.services.book_of import opened_book
from registry.services.copying import CopyMade, copy_block, read_copy
from registry.services.finding import resolve_one
from registry.services.ordering import gathered
from registry.services.people import signers_of
from registry.services.placing import places_problems
from registry.services.reasons import said
from registry.services.registering import DOCX, file_name
from registry.services.secrets import refuse_on_secret
from registry.settings import Settings
from registry.signing import power_refusal
from registry.store.records import Dispatch, DocumentFile, DocumentTexts, NewEntry, Office

if TYPE_CHECKING:
    from registry.numbering import Scheme
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True)
class CopyOrder:
    """What is asked for: the copy, who makes it, of what, on which day. It takes a number like any other order."""

    office: Office
    copy: Copy
    data: bytes
    issued_on: date
    target: Document | None
    reason: str | None = None
    acting: str | None = None
    signed_on: date | None = None
    suffix_of: int | None = None
    source: str = ""  # the digest of the copied file, where one was given

    @property
    def subject(self) -> str:
        """What the register's line says: the kind of copy and what was copied."""
        whose = f" của {self.target.issuer}" if self.target and self.target.issuer else ""
        of = f"{self.target.name}{whose}" if self.target else self.copy.copied
        return f"{self.copy.kind.label} {of}"

    @property
    def digest(self) -> str:
        """SHA-256 of office, data, day, copied document and file: the same request gets the same number."""
        asked = {
            "act": "copy",
            "office": self.office.key,
            "data": hashlib.sha256(self.data).hexdigest(),
            "on": self.issued_on.isoformat(),
            "of": self.target.key if self.target else None,
            "source": self.source,
        }
        return hashlib.sha256(canonical(asked).encode("utf-8")).hexdigest()

    def numbered(self, printed: str) -> Copy:
        """The copy with its number and day."""
        update = {"number": printed, "issued_on": PartialDate.of(self.issued_on)}
        return self.copy.model_copy(update=update)


@dataclass(frozen=True)
class CopyRegistered:
    """A copy in the books: its key, the copy with number and day, its book, what is to be looked at."""

    key: str
    copy: Copy
    notation: Notation
    issued_on: date
    book: str
    block: CopyMade
    warnings: tuple[str, ...] = ()
    repeated: bool = False


def office_of_copy(home: Home, copy: Copy) -> Office | None:
    """The office of this home that makes the copy; None where its number is given elsewhere."""
    key = issuer_key(copy.issuer.name)
    return next((office for office in home.offices() if issuer_key(office.name) == key), None)


@places_problems
def register_copy(
    home: Home,
    data: bytes,
    name: str,
    *,
    of: str | None = None,
    source: bytes | None = None,
    on: date | None = None,
    reason: str | None = None,
    acting: str | None = None,
) -> CopyRegistered:
    """Give a copy its number and write it down (cấp số, đăng ký bản sao); `of` is the copied document, if booked.

    Raises `BadInput` with every problem, `NotFound` for `of`, `Refusal` for a closed book or a signature without
    the declared power.
    """
    copy = read_copy(data, name)
    office = office_of_copy(home, copy)
    if office is None:
        raise BadInput.because(
            f"“{copy.issuer.name}” không phải là cơ quan của thư mục dữ liệu này.", field="co_quan"
        )
    order = CopyOrder(
        office=office,
        copy=copy,
        data=data,
        issued_on=_day(copy, on, home.clock.today()),
        target=_target(home, of) if of else None,
        reason=said(reason, "--reason"),
        acting=said(acting, "--acting"),
        source=hashlib.sha256(source).hexdigest() if source else "",
    )
    _hold_subject(order)
    with home.store.reading() as tx:
        known = tx.requests.answer(order.digest)
        if known:
            return _answered(tx, home, order, known)
    return _register(home, order, _scheme(order))


def _day(copy: Copy, on: date | None, today: date) -> date:
    problems: list[Problem] = []
    day = gathered(problems, lambda: numbering.issue_day(copy.issued_on, on, today))
    if copy.number:
        hint = "Hãy bỏ so trong tệp. Bản sao ở đây lấy số trong sổ bản sao của cơ quan."
        problems.append(Problem(f"tệp đã ghi số {copy.number}; số bản sao do sổ cấp.", hint, field="so"))
    if problems or day is None:
        raise BadInput(*problems)
    return day


def _target(home: Home, words: str) -> Document:
    with home.store.reading() as tx:
        target = resolve_one(tx, words, field="--document")
        refuse_on_secret(tx, target)
        return target


def _hold_subject(order: CopyOrder) -> None:
    if order.target is None and not order.copy.copied:
        raise BadInput.because(
            "chưa biết sao văn bản nào để ghi vào sổ.",
            "Hãy nêu --document VĂN_BẢN nếu văn bản có trong sổ, hoặc ghi khóa van_ban_sao trong tệp.",
            field="van_ban_sao",
        )


def _scheme(order: CopyOrder) -> Scheme:
    scheme = numbering.copies_scheme(Settings.loaded(order.office.settings).schemes)
    if scheme is None:
        raise BadInput.because(
            f"{order.office.name} chưa có sổ bản sao.",
            "Hãy khai ở so_van_ban trong tệp cơ quan, ví dụ {ten: Bản sao, dung_cho: bản sao, nam: 2026}, rồi chạy lại vanthu init.",
        )
    return scheme


def _register(home: Home, order: CopyOrder, scheme: Scheme) -> CopyRegistered:
    problems: list[Problem] = []
    with home.store.reading() as tx:
        trial = expected(tx, order, scheme, problems)
    if problems:
        raise BadInput(*problems)
    copy_block(order.numbered(trial.printed), home.templates)  # finds every error before the lock
    refusal = power_refusal(signers_of(home, order.office), order.copy.signatory, order.issued_on)
    if refusal and not order.acting:
        raise Refusal(refusal)
    with home.store.writing() as tx:
        book = opened_book(tx, home, order, scheme)
        counter = tx.books.lock(book.key)
        known = tx.requests.answer(order.digest)
        if known:
            return _answered(tx, home, order, known)
        taken = take(tx, order, counter)
        return _write(tx, home, order, counter.book, taken)


def _write(tx: Transaction, home: Home, order: CopyOrder, book: Book, taken: Taken) -> CopyRegistered:
    at, copy = home.clock.now(), order.numbered(taken.printed)
    block = copy_block(copy, home.templates)
    notation = Notation(taken.printed, copy.symbol)
    texts = DocumentTexts(data=order.data.decode("utf-8", "replace"))
    document = tx.documents.register(_facts(order, notation), at, texts)
    digest = home.store.files.put(block.content)
    file = DocumentFile(
        document.key, digest, "docx", file_name(notation, ".docx"), DOCX, len(block.content), at
    )
    tx.files.attach(file)
    entry = _entry(order, book, taken, document, at)
    tx.entries.add(entry)
    tx.books.note_issue(book.key, order.issued_on)
    if order.target:
        link = Link(
            document.key, order.target.key, Relation.SAO, LinkSource.GENERATED, confirmed_by=home.actor
        )
        tx.links.add(link, at)
    tx.dispatches.add(
        Dispatch(document.key, name, issuer_key(name), sent_on=order.issued_on) for name in copy.recipients
    )
    tx.requests.settle(order.digest, office=order.office.key, document=document.key, at=at)
    payload = _payload(order, book, entry, digest)
    tx.journal.append(
        order.office.key, at=at, actor=home.actor, act="copy", payload=payload, about=document.key
    )
    return CopyRegistered(
        document.key, copy, notation, order.issued_on, f"{book.name} năm {book.year}", block
    )


def _facts(order: CopyOrder, notation: Notation) -> Document:
    return Document(
        key="",
        office=order.office.key,
        direction=Direction.OUTGOING,
        type_label=order.copy.kind.label,
        notation=notation,
        issuer=order.office.name,
        issued_on=PartialDate.of(order.issued_on),
        subject=order.subject,
        held=True,
        status=Status.ISSUED,
    )


def _entry(order: CopyOrder, book: Book, taken: Taken, document: Document, at: datetime) -> NewEntry:
    copy = order.copy
    return NewEntry(
        book=book.key,
        year=book.year,
        number=taken.number,
        suffix=taken.suffix,
        document=document.key,
        notation=str(document.notation),
        issued_on=order.issued_on,
        signed_on=None,
        subject=order.subject,
        signatory=copy.signatory.full_name or copy.signatory.title,
        recipients="; ".join(copy.recipients),
        kept_by=copy.archive,
        copies="",
        note=taken.note,
        registered_at=at,
    )


def _payload(order: CopyOrder, book: Book, entry: NewEntry, digest: str) -> dict[str, object]:
    return {
        "document": entry.document,
        "notation": entry.notation,
        "issued_on": entry.issued_on.isoformat(),
        "book": book.name,
        "year": entry.year,
        "number": entry.number,
        "suffix": entry.suffix,
        "subject": entry.subject,
        "signatory": entry.signatory,
        "recipients": entry.recipients,
        "file": digest,
        "of": order.target.key if order.target else None,
        "source": order.source,
        "request": order.digest,
        "reason": order.reason,
        "acting": order.acting,
    }


def _answered(tx: Transaction, home: Home, order: CopyOrder, key: str) -> CopyRegistered:
    """The answer that the same request got before."""
    entry, file = tx.entries.of_document(key), tx.files.latest(key, "docx")
    document = tx.documents.require(key)
    if entry is None or file is None or document.notation is None or document.notation.number is None:
        raise Refusal(f"Bản sao {key} trong sổ không đầy đủ. Hãy chạy vanthu verify.")
    block = CopyMade(home.store.files.get(file.digest), ".docx", ())
    return CopyRegistered(
        key=key,
        copy=order.numbered(document.notation.number),
        notation=document.notation,
        issued_on=order.issued_on,
        book=f"{entry.book} năm {entry.year}",
        block=block,
        warnings=("Yêu cầu này đã được thực hiện trước đó; không cấp thêm số mới.",),
        repeated=True,
    )
