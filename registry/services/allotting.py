"""Cấp số: the next number of a locked book, or a suffix to one given before; which rules were set aside, and why.

`expected` asks before the lock, `take` under it; both by the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import parse_day
from doc_engine.errors import BadInput, Problem
from registry import numbering
from registry.model import Book, RegisterEntry
from registry.services.book_of import refuse_closed
from registry.services.ordering import Asked, signing_problem

if TYPE_CHECKING:
    from registry.numbering import Scheme
    from registry.store import Transaction
    from registry.store.offices import Counter


@dataclass(frozen=True, slots=True)
class Taken:
    """The number taken with its suffix, as printed, and what the line's Ghi chú says of it."""

    number: int
    suffix: str
    note: str = ""

    @property
    def printed(self) -> str:
        """As it stands on the paper: 01, 12a."""
        return numbering.printed(self.number, self.suffix)


def expected(tx: Transaction, order: Asked, scheme: Scheme, problems: list[Problem]) -> Taken:
    """The number the order would get now; what stands against it joins `problems`. Nothing is taken."""
    office, year = order.office.key, order.issued_on.year
    book = tx.books.find(office, scheme.name, year)
    if book is not None:
        refuse_closed(book)
    found = [numbering.year_problem(scheme.name, year, scheme.year), signing_problem(order)]
    last = book.last_number if book else 0
    if order.suffix_of is None:
        latest = tx.books.last_issued_on(office, scheme.name)
        found.append(numbering.order_problem(order.issued_on, latest, order.reason))
        taken = Taken(numbering.next_number(last), "")
    else:
        lines = tx.entries.of_book(book.key) if book else []
        found += _suffix_problems(order, lines, last, scheme.name)
        taken = Taken(order.suffix_of, _next_suffix(order.suffix_of, lines))
    problems += [problem for problem in found if problem]
    return taken


def take(tx: Transaction, order: Asked, counter: Counter) -> Taken:
    """Take the number in a locked book; raises `Refusal` for a closed one, `BadInput` where a rule forbids it."""
    book = counter.book
    refuse_closed(book)
    if order.suffix_of is not None:
        return _suffixed(tx, order, order.suffix_of, book)
    late = numbering.order_problem(order.issued_on, counter.last_issued_on, None)
    if late and numbering.order_problem(order.issued_on, counter.last_issued_on, order.reason):
        raise BadInput(late)
    number = tx.books.allot(book.key)
    return Taken(number, "", _note(order, f"Lý do ngày lùi: {order.reason}" if late else ""))


def _suffixed(tx: Transaction, order: Asked, number: int, book: Book) -> Taken:
    lines = tx.entries.of_book(book.key)
    problems = _suffix_problems(order, lines, book.last_number, book.name)
    if problems:
        raise BadInput(*problems)
    return Taken(number, _next_suffix(number, lines), _note(order, f"Số bổ sung, lý do: {order.reason}"))


def _note(order: Asked, of_number: str) -> str:
    """What the line's Ghi chú says of the rules that were set aside, with the reasons."""
    acting = f"Ký theo giao quyền: {order.acting}" if order.acting else ""
    return "; ".join(note for note in (of_number, acting) if note)


def _next_suffix(number: int, lines: list[RegisterEntry]) -> str:
    return numbering.next_suffix({line.suffix for line in lines if line.number == number})


def _suffix_problems(order: Asked, lines: list[RegisterEntry], last: int, book: str) -> list[Problem]:
    """A suffix hangs on a number given before, and keeps the order of days: between that number and the next."""
    base = order.suffix_of or 0
    before = [_day(line) for line in lines if line.number == base]
    following = min((line.number for line in lines if line.number > base), default=0)
    after = [_day(line) for line in lines if line.number == following]
    found = (
        numbering.suffix_base_problem(base, last, book),
        numbering.suffix_reason_problem(order.reason),
        numbering.suffix_day_problem(
            order.issued_on, max(before, default=None), min(after, default=None), base
        ),
    )
    return [problem for problem in found if problem]


def _day(line: RegisterEntry) -> date:
    return parse_day(line.issued_on)
