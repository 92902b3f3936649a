"""Vào sổ: a document issued before or outside this system, with the number it has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import BadInput, Problem
from registry import numbering
from registry.model import Book, Document, Status
from registry.numbering import Scheme
from registry.secrecy import refuse_secret
from registry.services.answering import answer_again, issued_of
from registry.services.bases import stale_of
from registry.services.book_of import opened_book, refuse_closed
from registry.services.drafting import prepare
from registry.services.issued import Issued
from registry.services.ordering import (
    cited_in,
    gathered,
    notation_of,
    rendered_with,
    require_office,
    scheme_of,
    signing_problem,
)
from registry.services.placing import places_problems
from registry.services.registering import Numbered, Order, register

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@places_problems
def enter(
    home: Home, data: bytes, name: str, number: str, on: date, *, signed_on: date | None = None
) -> Issued:
    """Register a past document with its own number and day; the Word file is made from the data file.

    The number must be free in its book and year, and not above the counter: such a number is still to be
    given. A year before the book's first here is opened as it comes. The same request again gets the same
    answer. Raises `BadInput` with every problem.
    """
    prepared = prepare(home, data, name)
    office = require_office(prepared)
    refuse_secret(prepared.draft.secrecy, prepared.draft.body, data.decode("utf-8", "replace"))
    order = Order(
        act="enter",
        office=office,
        draft=prepared.draft,
        data=data,
        issued_on=on,
        signed_on=signed_on,
        status=Status.ENTERED,
    )
    problems = _day_problems(order, home.clock.today())
    parsed = gathered(problems, lambda: numbering.parse_number(number))
    if parsed is not None:
        problems += _written_number_problems(order, *parsed)
    if problems or parsed is None:
        raise BadInput(*problems)
    order = replace(order, number=numbering.printed(*parsed))
    return answer_again(home, order) or _enter(home, order, *parsed)


def _enter(home: Home, order: Order, number: int, suffix: str) -> Issued:
    scheme = scheme_of(order)
    printed = numbering.printed(number, suffix)
    with home.store.reading() as tx:
        rendered = rendered_with(tx, home, order, printed)
    citations = cited_in(rendered, order)
    notation = notation_of(order, printed)
    with home.store.writing() as tx:
        book = _book_for(tx, home, order, scheme, number)
        _refuse_taken(tx, book, number, suffix)
        _refuse_other(tx, order.facts(notation))
        numbered = Numbered(book, number, suffix, notation, rendered, citations)
        document = register(tx, home, order, numbered)
        issued = issued_of(numbered, document, order.issued_on)
        return replace(issued, warnings=(*stale_of(tx, document), *issued.warnings))


def _day_problems(order: Order, today: date) -> list[Problem]:
    problems = [problem] if (problem := signing_problem(order)) else []
    gathered(problems, lambda: numbering.issue_day(order.draft.issued_on, order.issued_on, today))
    return problems


def _written_number_problems(order: Order, number: int, suffix: str) -> list[Problem]:
    written = order.draft.number
    if not written or numbering.parse_number(written) == (number, suffix):
        return []
    asked = numbering.printed(number, suffix)
    return [Problem(f"tệp ghi số {written}, nhưng số vào sổ là {asked}.", field="so")]


def _book_for(tx: Transaction, home: Home, order: Order, scheme: Scheme, number: int) -> Book:
    """The locked book of the year, with the number held against its counter."""
    year = order.issued_on.year
    before = year < scheme.year
    book = opened_book(tx, home, order, scheme)
    counter = tx.books.lock(book.key)
    refuse_closed(counter.book)
    if before:
        tx.books.raise_last_number(book.key, number)
        return counter.book
    problem = numbering.entered_number_problem(number, counter.book.last_number, scheme.name, year)
    if problem:
        raise BadInput(problem)
    return counter.book


def _refuse_taken(tx: Transaction, book: Book, number: int, suffix: str) -> None:
    taken = tx.entries.taken(book.key, book.year, number, suffix)
    if taken:
        raise BadInput.because(
            f"số {numbering.printed(number, suffix)} của sổ “{book.name}” năm {book.year} đã có: "
            f"{taken.notation} ngày {taken.issued_on}, {taken.subject} ({taken.document}).",
            field="--number",
        )


def _refuse_other(tx: Transaction, facts: Document) -> None:
    """The number is known as another document's: on another line, or cited with another day."""
    known = tx.documents.same_as(facts)
    if known is None:
        return
    if tx.entries.of_document(known.key):
        raise BadInput.because(f"{facts.notation} đã có trong sổ ({known.key}).", field="--number")
    day = known.issued_on.whole
    if day is not None and day != facts.issued_on.whole:
        raise BadInput.because(
            f"{facts.notation} đã được viện dẫn với ngày {short_date(day)} ({known.key}).",
            "Hãy kiểm tra lại ngày ban hành.",
            field="--on",
        )
