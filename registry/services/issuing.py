"""Ban hành: allot, render, register, link — one transaction, kept whole or not at all.

Everything that can be wrong is found outside the lock, with the number that is expected. Inside: lock the
book's counter row, allot, render with the number (a millisecond), keep the file by its digest, write, commit.
A crash before the commit takes no number; after it everything is there, and the same request gets the same
answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from doc_engine.errors import BadInput, Problem, Refusal
from doc_engine.findings import Finding, Severity
from doc_engine.model import Draft
from doc_engine.notation import Notation
from registry import numbering
from registry.model import Book, Document
from registry.numbering import Scheme
from registry.secrecy import refuse_secret
from registry.services.citing import lookup_in
from registry.services.drafting import Prepared, Rendered, prepare, render_draft
from registry.services.linking import citations_in
from registry.services.pdf import make_pdf, require_converter
from registry.services.registering import Numbered, Order, file_name, register
from registry.settings import Settings
from registry.store.records import Dispatch, Office

if TYPE_CHECKING:
    from doc_engine.reading import CitationFound
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.offices import Counter

T = TypeVar("T")


@dataclass(frozen=True)
class Issued:
    """The answer to `issue` and `enter`: the document in the books, and its files' bytes and download names."""

    key: str
    notation: Notation
    issued_on: date
    book: str
    docx: bytes
    digest: str
    names: dict[str, str]
    pdf: bytes | None = None
    warnings: tuple[str, ...] = ()
    repeated: bool = False


def issue(
    home: Home,
    data: bytes,
    name: str,
    *,
    on: date | None = None,
    signed_on: date | None = None,
    again: bool = False,
    reason: str | None = None,
    pdf: bool = False,
    receivers: Sequence[Dispatch] | None = None,
) -> Issued:
    """Issue the document of a data file (cấp số, đăng ký, in).

    `receivers` stand for a collective kính gửi line. `reason` allows a day before the book's latest.
    Raises `BadInput` with every problem, `SecretRefused`, `ConverterMissing` (before any number is taken),
    `StoreLocked`. A conversion that fails after the commit is a warning.
    """
    prepared = prepare(home, data, name)
    office = require_office(prepared)
    refuse_secret(prepared.draft.secrecy, prepared.draft.body)
    order = Order(
        act="issue",
        office=office,
        draft=prepared.draft,
        data=data,
        issued_on=_day(prepared.draft, on, home.clock.today()),
        signed_on=signed_on,
        reason=reason,
        receivers=None if receivers is None else tuple(receivers),
    )
    answered = None if again else answer_again(home, order)
    if pdf and answered is None:
        require_converter(home)
    issued = answered or _issue(home, order, again=again)
    return with_pdf(home, issued) if pdf else issued


def require_office(prepared: Prepared) -> Office:
    """The office whose books take the document; raises `BadInput` where the home does not have it."""
    if prepared.office is None:
        raise BadInput.because(
            f"“{prepared.draft.issuer.name}” không phải là cơ quan của thư mục dữ liệu này.",
            "Hãy chạy vanthu init với tệp khai báo của cơ quan ấy trước.",
            field="co_quan",
        )
    return prepared.office


def _day(draft: Draft, on: date | None, today: date) -> date:
    """The day of issue; a number written in the file is told in the same breath."""
    problems: list[Problem] = []
    day = gathered(problems, lambda: numbering.issue_day(draft.issued_on, on, today))
    if draft.number:
        problems.append(
            Problem(
                f"tệp đã ghi số {draft.number}; số do sổ cấp khi ban hành.",
                "Hãy bỏ số trong tệp. Văn bản đã có số từ trước thì dùng vanthu enter.",
                field="so",
            )
        )
    if problems or day is None:
        raise BadInput(*problems)
    return day


def gathered(problems: list[Problem], act: Callable[[], T]) -> T | None:
    """Do `act`; its problems join the list, and then it gives None."""
    try:
        return act()
    except BadInput as error:
        problems.extend(error.problems)
        return None


# ---- before the lock -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Trial:
    """The document rendered with the expected number, and what its text cites."""

    number: int
    rendered: Rendered
    citations: Sequence[CitationFound]


def _issue(home: Home, order: Order, *, again: bool) -> Issued:
    scheme = scheme_of(order)
    trial = _trial(home, order, scheme)
    with home.store.writing() as tx:
        book = _open_book(tx, order, scheme)
        counter = tx.books.lock(book.key)
        key = None if again else tx.requests.answer(order.digest)
        if key is not None:
            return _answered(home, tx, tx.documents.require(key))
        numbered = _take_number(tx, home, order, counter, trial)
        document = register(tx, home, order, numbered)
        return issued_of(numbered, document, order.issued_on)


def scheme_of(order: Order) -> Scheme:
    """The book scheme that the document numbers in; raises `BadInput` where the office has none."""
    scheme = numbering.scheme_for(order.draft.type, Settings.loaded(order.office.settings).schemes)
    if scheme is None:
        raise BadInput.because(
            f"{order.office.name} chưa có sổ cho {order.draft.type.label.lower()}.",
            "Hãy khai sổ này ở so_van_ban trong tệp cơ quan rồi chạy lại vanthu init.",
            field="loai",
        )
    return scheme


def _trial(home: Home, order: Order, scheme: Scheme) -> _Trial:
    """Render outside the lock to find every error."""
    with home.store.reading() as tx:
        book = tx.books.find(order.office.key, scheme.name, order.issued_on.year)
        number = numbering.next_number(book.last_number if book else 0)
        problems = _date_problems(tx, order, scheme)
        rendered = gathered(problems, lambda: _rendered(tx, home, order, number))
    if problems or rendered is None:
        raise BadInput(*problems)
    return _Trial(number, rendered, cited_in(rendered, order))


def _date_problems(tx: Transaction, order: Order, scheme: Scheme) -> list[Problem]:
    last = tx.books.last_issued_on(order.office.key, scheme.name)
    found = [
        numbering.year_problem(scheme.name, order.issued_on.year, scheme.year),
        numbering.order_problem(order.issued_on, last, order.reason),
        signing_problem(order),
    ]
    return [problem for problem in found if problem]


def signing_problem(order: Order) -> Problem | None:
    """A document is signed before it gets its number (Điều 13–15)."""
    if order.signed_on is None or order.signed_on <= order.issued_on:
        return None
    return Problem("ngày ký ở sau ngày ban hành.", "Văn bản được ký rồi mới cấp số.", field="signed_on")


def _rendered(tx: Transaction, home: Home, order: Order, number: int) -> Rendered:
    return rendered_with(tx, home, order, numbering.printed(number))


def rendered_with(tx: Transaction, home: Home, order: Order, number: str) -> Rendered:
    """The document with a number and its day, citations completed from the books."""
    issuer = order.draft.issuer
    numbered = order.draft.with_number(number, order.issued_on)
    return render_draft(numbered, home.templates, lookup_in(tx, issuer.name, issuer.parent_body))


def cited_in(rendered: Rendered, order: Order) -> list[CitationFound]:
    """What the rendered text cites, read once."""
    return citations_in(rendered.composed.text, order.draft.issuer.name, order.draft.place)


# ---- under the lock --------------------------------------------------------------------------------------


def _open_book(tx: Transaction, order: Order, scheme: Scheme) -> Book:
    """The book of the year; a new year's is opened from the scheme, starting at 01."""
    year = order.issued_on.year
    book = tx.books.find(order.office.key, scheme.name, year)
    return book or tx.books.open(Book(0, order.office.key, scheme.name, scheme.types, year, 0))


def _take_number(tx: Transaction, home: Home, order: Order, counter: Counter, trial: _Trial) -> Numbered:
    if counter.book.closed:
        raise Refusal(f"Sổ “{counter.book.name}” năm {counter.book.year} đã khóa, không cấp số được nữa.")
    late = numbering.order_problem(order.issued_on, counter.last_issued_on, None)
    if late and not order.reason:
        raise BadInput(late)
    number = tx.books.allot(counter.book.key)
    notation = notation_of(order, numbering.printed(number))
    _refuse_used(tx.documents.same_as(order.facts(notation)), order, notation, counter.book)
    rendered = _rendered(tx, home, order, number)
    return Numbered(
        book=counter.book,
        number=number,
        suffix="",
        notation=notation,
        rendered=rendered,
        citations=trial.citations if number == trial.number else cited_in(rendered, order),
        note=f"Lý do ngày lùi: {order.reason}" if late else "",
    )


def notation_of(order: Order, number: str) -> Notation:
    """Số và ký hiệu; the symbol was filled in by `drafting.prepare`."""
    try:
        return Notation(number, order.draft.symbol or "")
    except ValueError:
        raise BadInput.because(
            f"ký hiệu “{order.draft.symbol}” không hợp lệ.", "Ví dụ: KH-UBND, STP-PBGDPL.", field="ky_hieu"
        ) from None


def _refuse_used(known: Document | None, order: Order, notation: Notation, book: Book) -> None:
    """A number that the books know as another document's: the counter was told wrong at init."""
    if known is None:
        return
    day = known.issued_on.whole
    if known.held or (day is not None and day != order.issued_on):
        raise Refusal(
            f"Số {notation} năm {book.year} đã là số của một văn bản khác ({known.key}: {known.subject or known.name}). "
            f"Chưa cấp số nào. Hãy kiểm tra so_cuoi của sổ “{book.name}” trong tệp cơ quan rồi chạy lại vanthu init."
        )


# ---- the answer ------------------------------------------------------------------------------------------


def issued_of(numbered: Numbered, document: Document, issued_on: date) -> Issued:
    """The answer for a document just registered."""
    from registry.store.filestore import digest_of

    return Issued(
        key=document.key,
        notation=numbered.notation,
        issued_on=issued_on,
        book=f"{numbered.book.name} năm {numbered.book.year}",
        docx=numbered.rendered.docx,
        digest=digest_of(numbered.rendered.docx),
        names={"docx": file_name(numbered.notation, ".docx")},
        warnings=warnings_of(numbered.rendered.findings),
    )


def warnings_of(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What a clerk is told of a document that was made all the same."""
    return tuple(str(finding) for finding in findings if finding.severity is not Severity.INFO)


def answer_again(home: Home, order: Order) -> Issued | None:
    """The answer that the same request got before, or None."""
    with home.store.reading() as tx:
        key = tx.requests.answer(order.digest)
        return _answered(home, tx, tx.documents.require(key)) if key else None


def _answered(home: Home, tx: Transaction, document: Document) -> Issued:
    entry = tx.entries.of_document(document.key)
    file = tx.files.latest(document.key, "docx")
    day = document.issued_on.whole
    if entry is None or file is None or day is None or document.notation is None:
        raise Refusal(f"Văn bản {document.key} trong sổ không đầy đủ. Hãy chạy vanthu verify.")
    return Issued(
        key=document.key,
        notation=document.notation,
        issued_on=day,
        book=f"{entry.book} năm {entry.year}",
        docx=home.store.files.get(file.digest),
        digest=file.digest,
        names={"docx": file.name},
        warnings=("Yêu cầu này đã được thực hiện trước đó; không cấp thêm số mới.",),
        repeated=True,
    )


def with_pdf(home: Home, issued: Issued) -> Issued:
    """The same answer with its PDF; a conversion that fails is a warning, the number stands."""
    try:
        made = make_pdf(home, issued.key)
    except Refusal as error:
        warning = f"Đã cấp số nhưng chưa tạo được PDF: {error} Hãy chạy lại: vanthu pdf {issued.key}"
        return replace(issued, warnings=(*issued.warnings, warning))
    return replace(issued, pdf=made.content, names={**issued.names, "pdf": made.name})
