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

from doc_engine.datafile.blanks import refuse_blanks, refuse_own_slots
from doc_engine.errors import BadInput, Problem, Refusal
from doc_engine.model import Draft
from doc_engine.notation import Notation
from registry import numbering
from registry.model import Book, Document
from registry.numbering import Scheme
from registry.secrecy import refuse_secret
from registry.services.allotting import expected, take
from registry.services.answering import answer_again, answered, issued_of, with_pdf
from registry.services.approving import approval_of
from registry.services.bases import passed_term, stale_of
from registry.services.binding import unbound
from registry.services.book_of import opened_book
from registry.services.drafting import is_isolated, prepare
from registry.services.effecting import ActsOn, hold_act, hold_target
from registry.services.issued import Issued
from registry.services.ordering import (
    cited_in,
    gathered,
    notation_of,
    refuse_without_power,
    rendered_with,
    require_office,
    scheme_of,
)
from registry.services.pdf import require_converter
from registry.services.placing import places_problems
from registry.services.reasons import said
from registry.services.registering import Numbered, Order, register
from registry.services.secrets import handed_out
from registry.store.records import Dispatch, Office

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
    copies: int | None = None,
    acts_on: ActsOn | None = None,
    suffix_of: str | None = None,
) -> Issued:
    """Issue the document of a data file (cấp số, đăng ký, in).

    `receivers` stand for a collective kính gửi line, `copies` are printed for them. `reason` allows a day before the book's latest, `acting` a
    signature without the declared power; `suffix_of` asks for a suffix to a number given before (12a), with a
    reason; `acts_on` is the document it corrects, replaces …. Raises `BadInput` with every problem, `Refusal`,
    `SecretRefused`, `ConverterMissing` (before any number is taken), `StoreLocked`. A conversion that fails
    after the commit is a warning.
    """
    prepared = prepare(home, data, name, signed_on or on)
    office = require_office(prepared)
    _refuse_unfit(prepared.draft, office, data)
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
        copies=copies,
        acts_on=acts_on,
        suffix_of=_base(suffix_of),
    )
    if acts_on:
        hold_act(order.draft.type, acts_on)
    known = None if again else answer_again(home, order)
    if pdf and known is None:
        require_converter(home)
    issued = known or _issue(home, order, name, again=again)
    return handed_out(home, issued, pdf=pdf) if order.secret else with_pdf(home, issued) if pdf else issued


def _refuse_unfit(draft: Draft, office: Office, data: bytes) -> None:
    """A secret where none may be, a draft that is not filled in."""
    text = data.decode("utf-8", "replace")
    refuse_secret(draft.secrecy, draft.body, text, declared=is_isolated(office))
    refuse_blanks(draft)
    refuse_own_slots(draft)


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
    """The expected number as printed, and what the text made with it cites."""

    number: str
    citations: Sequence[CitationFound]


def _base(suffix_of: str | None) -> int | None:
    """The number that a suffix is asked for."""
    if suffix_of is None:
        return None
    number, suffix = numbering.parse_number(suffix_of)
    if suffix:
        raise BadInput.because(
            f"“{suffix_of}” đã là số bổ sung.", "Hãy nêu số gốc, ví dụ --suffix-of 12.", field="--suffix-of"
        )
    return number


def _issue(home: Home, order: Order, name: str, *, again: bool) -> Issued:
    scheme = scheme_of(order)
    trial = _trial(home, order, scheme)
    refuse_without_power(home, order)
    with home.store.reading() as tx:
        approval, unapproved = approval_of(tx, order, name)
        free = (
            unbound(tx, home, order.office, order.draft, order.issued_on) if order.receivers is None else ()
        )
    order = replace(order, approval=approval)
    with home.store.writing() as tx:
        book = opened_book(tx, home, order, scheme)
        counter = tx.books.lock(book.key)
        key = None if again else tx.requests.answer(order.digest)
        if key is not None:
            return answered(home, tx, tx.documents.require(key))
        numbered = _numbered(tx, home, order, counter, trial)
        before = () if again else _issued_before(tx, order)
        document = register(tx, home, order, numbered)
        issued = issued_of(numbered, document, order.issued_on)
        stale = (*passed_term(document.reply_by, order.issued_on), *stale_of(tx, document))
        return replace(issued, warnings=(*unapproved, *before, *free, *stale, *issued.warnings))


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
    problems: list[Problem] = []
    with home.store.reading() as tx:
        if order.acts_on:
            hold_target(tx, tx.documents.require(order.acts_on.target), order.acts_on.relation)
        taken = expected(tx, order, scheme, problems)
        rendered = gathered(problems, lambda: rendered_with(tx, home, order, taken.printed))
    if problems or rendered is None:
        raise BadInput(*problems)
    return _Trial(taken.printed, cited_in(rendered, order))


# ---- under the lock --------------------------------------------------------------------------------------


def _numbered(tx: Transaction, home: Home, order: Order, counter: Counter, trial: _Trial) -> Numbered:
    taken = take(tx, order, counter)
    notation = notation_of(order, taken.printed)
    _refuse_used(tx.documents.same_as(order.facts(notation)), order, notation, counter.book)
    rendered = rendered_with(tx, home, order, taken.printed)
    return Numbered(
        book=counter.book,
        number=taken.number,
        suffix=taken.suffix,
        notation=notation,
        rendered=rendered,
        citations=trial.citations if taken.printed == trial.number else cited_in(rendered, order),
        note=taken.note,
    )


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
