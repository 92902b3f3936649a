"""Running a plan (thực hiện kế hoạch): all letters or none, and the same plan never twice.

Letters are rendered outside the lock with the numbers that are expected, their files kept; then one short
transaction checks that the counter has not moved and writes everything. Where it moved they are rendered again,
twice at most, then under the lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput
from doc_engine.text import fold
from registry import numbering
from registry.services.allotting import expected
from registry.services.approving import approval_of
from registry.services.batch.answers import (
    COPY,
    BatchIssued,
    IssuedLetter,
    answer_before,
    of_one_document,
    refuse_issued_rows,
)
from registry.services.batch.books import Lines, number_used
from registry.services.batch.letters import Serial
from registry.services.batch.modes import Mode
from registry.services.batch.planning import Plan, office_of
from registry.services.batch.ready import Basis, Made, Ready, Readying, printed_from
from registry.services.book_of import opened_book
from registry.services.issued import Issued
from registry.services.issuing import issue
from registry.services.ordering import cited_in, notation_of, refuse_without_power, scheme_of
from registry.services.pdf import require_converter
from registry.services.placing import placing
from registry.services.reasons import said
from registry.services.registering import DOCX, Numbered, Order, file_name, register
from registry.store.records import DocumentFile

if TYPE_CHECKING:
    from doc_engine.reading import CitationFound
    from registry.office import Home
    from registry.services.drafting import Rendered
    from registry.store import Transaction
    from registry.store.offices import Counter

Progress = Callable[[str, int, int], None]
RENDER = "soạn thư"
WRITE = "ghi sổ"
_TRIES = 3  # the last one renders under the lock
_HELD = 5_000  # letters whose rows (some 14 kB each) wait in memory for the lock; those behind are made ready under it


class _Moved(Exception):
    """The books are no longer what the letters were printed for."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """Letters rendered: those whose rows are ready, and those that are only kept as files yet.

    Of personal copies `kept` is the office's own one, with what its text cites.
    """

    made: Sequence[Made]
    ready: Sequence[Ready] = ()
    kept: tuple[Rendered, Sequence[CitationFound]] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What `run` was asked beside the plan (yêu cầu kèm theo)."""

    signed_on: date | None = None
    reason: str | None = None
    acting: str | None = None
    again: bool = False


def quiet(_step: str, _done: int, _total: int) -> None:
    """No progress is told."""


def run(
    home: Home,
    planned: Plan,
    *,
    signed_on: date | None = None,
    reason: str | None = None,
    acting: str | None = None,
    again: bool = False,
    pdf: bool = False,
) -> Issued:
    """Issue the one document of a shared plan and write its dispatch list, in one act.

    The same plan run twice gets the same number. Raises `BadInput` with the plan's problems, and as `issue`.
    """
    if planned.problems:
        raise BadInput(*planned.problems)
    return issue(
        home,
        planned.data,
        planned.name,
        on=planned.issued_on,
        signed_on=signed_on,
        again=again,
        reason=reason,
        acting=acting,
        pdf=pdf,
        receivers=planned.dispatches,
        copies=planned.copies,
    )


def run_letters(
    home: Home, planned: Plan, asked: Asked = Asked(), *, pdf: bool = False, progress: Progress = quiet
) -> BatchIssued:
    """Issue a plan of personal copies or separate documents: every number, line, link and file, or none.

    `pdf` only makes sure that there is a converter before a number is taken. Raises `BadInput` naming the row
    whose letter fails, `Refusal` for rows issued before, and as `issue`.
    """
    if planned.problems:
        raise BadInput(*planned.problems)
    with placing(planned.data, planned.name):
        order = order_of(home, planned, asked)
        with home.store.reading() as tx:
            known = None if asked.again else answer_before(tx, order, planned)
        if known is not None:
            return known
        if pdf:
            require_converter(home)
        refuse_without_power(home, order)
        with home.store.reading() as tx:
            if not asked.again and planned.mode is Mode.SEPARATE:
                refuse_issued_rows(tx, planned)
            approval, unapproved = approval_of(tx, order, planned.name)
        job = _Job(home, planned, replace(order, approval=approval), asked, progress)
        issued = job.issued()
        return replace(issued, warnings=(*unapproved, *issued.warnings))


def shared_answer(home: Home, planned: Plan, key: str) -> BatchIssued:
    """The answer of a shared plan issued as the document `key`: one file for all, in the same shape."""
    with home.store.reading() as tx:
        return of_one_document(tx, planned, key)


def issued_before(home: Home, planned: Plan, asked: Asked = Asked()) -> BatchIssued | None:
    """What the same plan was answered with before, or None; nothing is issued."""
    order = order_of(home, planned, asked)
    if planned.mode is Mode.SHARED:
        order = replace(order, receivers=planned.dispatches, batch=None)
    with home.store.reading() as tx:
        return answer_before(tx, order, planned)


def order_of(home: Home, planned: Plan, asked: Asked) -> Order:
    """What is asked to be registered, the same for every letter."""
    return Order(
        act="issue",
        office=office_of(home, planned),
        draft=planned.draft,
        data=planned.data,
        issued_on=planned.issued_on,
        signed_on=asked.signed_on,
        reason=said(asked.reason, "--reason"),
        acting=said(asked.acting, "--acting"),
        receivers=planned.dispatches if planned.mode is Mode.COPIES else None,
        copies=planned.copies if planned.mode is not Mode.SEPARATE else None,
        batch=planned.digest,
    )


@dataclass(frozen=True)
class _Job:
    """One run: what is asked, and who hears how far it is."""

    home: Home
    planned: Plan
    order: Order
    asked: Asked
    progress: Progress

    def issued(self) -> BatchIssued:
        for _ in range(_TRIES - 1):
            with self.home.store.reading() as tx:
                basis = self._expected(tx)
                letters = self._prepared(tx, basis)
            try:
                with self.home.store.writing() as tx:
                    return self._written(tx, letters, basis)
            except _Moved:
                continue
        with self.home.store.writing() as tx:
            return self._written(tx, None, None)

    def _serial(self, tx: Transaction) -> Serial:
        return Serial(tx, self.home, self.order, self.planned.mode, self.planned.fills)

    def _expected(self, tx: Transaction) -> Basis:
        from doc_engine.errors import Problem

        problems: list[Problem] = []
        expected(tx, self.order, scheme_of(self.order), problems)
        if problems:
            raise BadInput(*problems)
        return Basis.standing(tx, self.order)

    def _prepared(self, tx: Transaction, basis: Basis) -> _Prepared:
        """Every letter rendered and its file kept; of separate ones also the rows, as far as memory is to hold them."""
        serial = self._serial(tx)
        made = self._printed(serial, basis.number)
        if self.planned.mode is not Mode.SEPARATE:
            kept = serial.kept(numbering.printed(basis.number))
            return _Prepared(list(made), kept=(kept, cited_in(kept, self.order)))
        readying = Readying(self.home, self.order, self.planned, serial, basis)
        ready = list(readying.ready(islice(made, _HELD)))
        return _Prepared(list(made), ready)

    def _printed(self, serial: Serial, first: int) -> Iterator[Made]:
        """Every letter rendered with its number, its file kept when all were taken."""
        letters = self.planned.letters
        step = 1 if self.planned.mode is Mode.SEPARATE else 0
        numbers = [first + step * place for place in range(len(letters))]

        def contents() -> Iterator[bytes]:
            for place, (letter, number) in enumerate(zip(letters, numbers, strict=True)):
                yield serial.docx(letter, number)
                self.progress(RENDER, place + 1, len(letters))

        kept = self.home.store.files.put_many(contents())
        for (digest, size), letter, number in zip(kept, letters, numbers, strict=True):
            yield Made(letter, number, digest, size)

    # ---- under the lock ----------------------------------------------------------------------------------------

    def _written(self, tx: Transaction, letters: _Prepared | None, basis: Basis | None) -> BatchIssued:
        self.progress(WRITE, 0, len(self.planned.letters))
        book = opened_book(tx, self.home, self.order, scheme_of(self.order))
        counter = tx.books.lock(book.key)
        if not self.asked.again:
            known = answer_before(tx, self.order, self.planned)
            if known is not None:
                return known
            if self.planned.mode is Mode.SEPARATE:
                refuse_issued_rows(tx, self.planned)
        holds = Basis.standing(tx, self.order)
        if letters is not None and basis != holds:
            raise _Moved
        letters = letters or self._prepared(tx, holds)
        if self.planned.mode is Mode.SEPARATE:
            return self._documents(tx, counter, letters, holds)
        return self._one_document(tx, counter, letters, holds)

    def _documents(self, tx: Transaction, counter: Counter, letters: _Prepared, basis: Basis) -> BatchIssued:
        serial, at = self._serial(tx), self.home.clock.now()
        lines = Lines(tx, self.home, self.order, self.planned, serial, counter.book, self.asked.again, at)
        readying = Readying(self.home, self.order, self.planned, serial, basis)
        issued = tuple(lines.write(chain(letters.ready, readying.ready(letters.made))))
        planned = self.planned
        return BatchIssued(planned.mode, planned.book, planned.issued_on, issued, planned.digest)

    def _one_document(
        self, tx: Transaction, counter: Counter, letters: _Prepared, basis: Basis
    ) -> BatchIssued:
        assert letters.kept is not None
        number, (rendered, cited) = tx.books.allot(counter.book.key), letters.kept
        notation = notation_of(self.order, numbering.printed(number))
        known = tx.documents.same_as(self.order.facts(notation))
        if known is not None and known.held:
            raise number_used(known, counter.book)
        stem, at = file_name(notation, ""), self.home.clock.now()
        template = printed_from(self._serial(tx))
        personal = tuple(
            DocumentFile(
                "", one.digest, COPY, f"{stem}-{letter_name(one)}.docx", DOCX, one.size, at, template
            )
            for one in letters.made
        )
        numbered = Numbered(counter.book, number, "", notation, rendered, cited, basis.note, personal)
        key, planned = register(tx, self.home, self.order, numbered).key, self.planned
        issued = tuple(
            IssuedLetter(one.letter, key, str(notation), one.digest, one.size) for one in letters.made
        )
        return BatchIssued(planned.mode, planned.book, planned.issued_on, issued, planned.digest)


def letter_name(made: Made) -> str:
    """A file name that says place and recipient, safe on every system."""
    return safe_name(made.letter.place, made.letter.to.name, 4)


def safe_name(place: int, name: str, width: int) -> str:
    """`0007-uy-ban-nhan-dan-xa-tan-thuan`: letters, digits and hyphens only, whatever the recipient is called."""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in fold(name)).split()
    return "-".join([f"{place:0{width}d}", *words])[:80].rstrip("-")
