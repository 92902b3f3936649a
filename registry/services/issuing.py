"""Ban hành: allot, render, register, link — one transaction, kept whole or not at all.

Everything that can be wrong is found outside the lock, with the number that is expected. Inside: lock the
book's counter row, allot, render with the number (a millisecond), keep the file by its digest, write, commit.
A crash before the commit takes no number; after it everything is there, and the same request gets the same
answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, Problem, Refusal
from doc_engine.model import Draft
from doc_engine.notation import Notation
from registry import numbering
from registry.model import Book, Document
from registry.numbering import Scheme
from registry.secrecy import refuse_secret
from registry.services.answering import Issued, answer_again, answered, issued_of, with_pdf
from registry.services.drafting import Rendered, is_isolated, prepare
from registry.services.ordering import (
    cited_in,
    gathered,
    notation_of,
    refuse_without_power,
    rendered_with,
    require_office,
    said,
    scheme_of,
    signing_problem,
)
from registry.services.pdf import require_converter
from registry.services.placing import places_problems
from registry.services.registering import Numbered, Order, register
from registry.services.secrets import handed_out
from registry.store.records import Dispatch

if TYPE_CHECKING:
    from doc_engine.reading import CitationFound
    from registry.office import Home
    from registry.store import Transaction
    from registry.store.offices import Counter


@places_problems
def issue(
    home: Home,
    data: bytes,
    name: str,
    *,
    on: date | None = None,
    signed_on: date | None = None,
    again: bool = False,
    reason: str | None = None,
    acting: str | None = None,
    pdf: bool = False,
    receivers: Sequence[Dispatch] | None = None,
) -> Issued:
    """Issue the document of a data file (cấp số, đăng ký, in).

    `receivers` stand for a collective kính gửi line. `reason` allows a day before the book's latest, `acting`
    a signature without the declared power. Raises `BadInput` with every problem, `Refusal`, `SecretRefused`, `ConverterMissing` (before any number is taken),
    `StoreLocked`. A conversion that fails after the commit is a warning.
    """
    prepared = prepare(home, data, name, signed_on or on)
    office = require_office(prepared)
    isolated = is_isolated(office)
    text = data.decode("utf-8", "replace")
    refuse_secret(prepared.draft.secrecy, prepared.draft.body, text, declared=isolated)
    order = Order(
        act="issue",
        office=office,
        draft=prepared.draft,
        data=data,
        issued_on=_day(prepared.draft, on, home.clock.today()),
        signed_on=signed_on,
        reason=said(reason, "--reason"),
        acting=said(acting, "--acting"),
        receivers=None if receivers is None else tuple(receivers),
    )
    known = None if again else answer_again(home, order)
    if pdf and known is None:
        require_converter(home)
    issued = known or _issue(home, order, again=again)
    if order.secret:
        return handed_out(home, issued, pdf=pdf)
    return with_pdf(home, issued) if pdf else issued


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
    refuse_without_power(home, order)
    with home.store.writing() as tx:
        book = _open_book(tx, order, scheme)
        counter = tx.books.lock(book.key)
        key = None if again else tx.requests.answer(order.digest)
        if key is not None:
            return answered(home, tx, tx.documents.require(key))
        numbered = _take_number(tx, home, order, counter, trial)
        before = () if again else _issued_before(tx, order)
        document = register(tx, home, order, numbered)
        issued = issued_of(numbered, document, order.issued_on)
        return replace(issued, warnings=(*before, *issued.warnings))


def _issued_before(tx: Transaction, order: Order) -> tuple[str, ...]:
    """What to tell a clerk whose file got a number before, on another day or for other receivers.

    That is a second document and may be meant; a request sent again over midnight is not.
    """
    text = order.data.decode("utf-8", "replace")
    known = tx.documents.made_from(order.office.key, order.draft.subject, text)
    if not known:
        return ()
    named = "; ".join(f"{one.notation} ngày {one.issued_on} ({one.key})" for one in known[-3:])
    return (f"Tệp dữ liệu này đã được ban hành trước đó với số {named}; lần này là một văn bản khác.",)


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


def _rendered(tx: Transaction, home: Home, order: Order, number: int) -> Rendered:
    return rendered_with(tx, home, order, numbering.printed(number))


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
    if late and numbering.order_problem(order.issued_on, counter.last_issued_on, order.reason):
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
        note=_note(order, late=late is not None),
    )


def _note(order: Order, *, late: bool) -> str:
    """What the line's Ghi chú says of the rules that were set aside, with the reasons."""
    notes = (
        f"Lý do ngày lùi: {order.reason}" if late else "",
        f"Ký theo giao quyền: {order.acting}" if order.acting else "",
    )
    return "; ".join(note for note in notes if note)


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
