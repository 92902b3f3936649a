"""Letters made ready before the lock (chuẩn bị trước khi ghi sổ): all that their rows say but for keys and instants.

What they are made ready for, the `Basis`, is looked at again under the lock: where it no longer holds nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from doc_engine.errors import BadInput
from doc_engine.model import CitedDocument
from doc_engine.notation import Notation
from registry import numbering
from registry.model import Book, Document
from registry.services.batch.letters import Letter, Serial
from registry.services.batch.planning import Plan, dispatch_to
from registry.services.book_of import refuse_closed
from registry.services.drafting import Rendered
from registry.services.groups import groups_in
from registry.services.linking import citations_in
from registry.services.ordering import scheme_of
from registry.services.registering import (
    DOCX,
    Numbered,
    Order,
    entry_of,
    file_name,
    members_of,
    payload_of,
    receivers_of,
    receiving_lines,
    titled,
)
from registry.store.bulk import NewDocument, new_document
from registry.store.records import Dispatch, DocumentFile, DocumentTexts, NewEntry, PrintedFrom

if TYPE_CHECKING:
    from doc_engine.composed import Composed
    from doc_engine.reading import CitationFound
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Made:
    """One letter rendered and its file kept (thư đã in): the number it was printed with."""

    letter: Letter
    number: int
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Basis:
    """What letters are printed and made ready for: the first number, the lines' Ghi chú, who is told beside them."""

    number: int
    note: str
    told: tuple[Dispatch, ...]

    @classmethod
    def standing(cls, tx: Transaction, order: Order) -> Basis:
        """As the books stand; raises where one forbids a number. Under the lock it is what holds."""
        scheme = scheme_of(order)
        book = tx.books.find(order.office.key, scheme.name, order.issued_on.year)
        if book is not None:
            refuse_closed(book)
        latest = tx.books.last_issued_on(order.office.key, scheme.name)
        number = numbering.next_number(book.last_number if book else 0)
        return cls(
            number, _note(order, numbering.order_problem(order.issued_on, latest, None)), _told(tx, order)
        )


def _note(order: Order, late: Any) -> str:
    """What the lines' Ghi chú says of the rules that were set aside; raises where none of them may be."""
    if late and not order.reason:
        raise BadInput(late)
    notes = (
        f"Lý do ngày lùi: {order.reason}" if late else "",
        f"Ký theo giao quyền: {order.acting}" if order.acting else "",
    )
    return "; ".join(note for note in notes if note)


def _told(tx: Transaction, order: Order) -> tuple[Dispatch, ...]:
    """Who is told by the draft's own lines, groups by their members."""
    known = groups_in(tx, order.office.key, order.issued_on)
    return tuple(
        item
        for line in receivers_of(replace(order, receivers=()))
        if "«" not in line.recipient
        for item in members_of(line, known)
    )


@dataclass(frozen=True, slots=True)
class Cites:
    """What one letter cites (viện dẫn của thư): known exactly, and found in its text."""

    known: Sequence[CitedDocument]
    found: Sequence[CitationFound]


@dataclass(frozen=True, slots=True)
class Ready:
    """One letter with its rows and what the journal will say of it.

    `cites` is left out where it cites just what the letters do that name no document of their own.
    """

    made: Made
    text: str
    rows: NewDocument
    payload: Mapping[str, Any]
    cites: Cites | None


@dataclass(frozen=True)
class Readying:
    """Makes the letters of one batch ready (việc chuẩn bị)."""

    home: Home
    order: Order
    planned: Plan
    serial: Serial
    basis: Basis

    def ready(self, made: Iterable[Made]) -> Iterator[Ready]:
        """Each letter in turn; the first of those that are alike shows what all of them cite."""
        shown = False
        for one in made:
            by_itself = self.serial.cites_by_itself(one.letter)
            yield self._ready(one, with_cites=by_itself or not shown)
            shown = shown or not by_itself

    def _ready(self, one: Made, *, with_cites: bool) -> Ready:
        words = self.serial.composed(one.letter, one.number)
        facts = self._facts(one)
        entry = self._entry(one, facts)
        texts = DocumentTexts(words.text, self._data)
        rows = new_document(
            facts, texts, entry, self._file(one), sent=self._sent(one), tasks=self.order.draft.tasks
        )
        return Ready(
            one, words.text, rows, self._payload(one, entry), self._cites(words) if with_cites else None
        )

    @cached_property
    def _data(self) -> str:
        return self.order.data.decode("utf-8", "replace")

    def _notation(self, number: int) -> Notation:
        """The number of a letter as printed."""
        return Notation(numbering.printed(number), self.order.draft.symbol or "")

    def _cites(self, words: Composed) -> Cites:
        draft = self.order.draft
        return Cites(words.cited, citations_in(words.text, draft.issuer.name, draft.place))

    @cached_property
    def _of_all(self) -> Document:
        return self.order.facts(self._notation(self.basis.number))

    def _facts(self, one: Made) -> Document:
        return replace(
            self._of_all,
            notation=self._notation(one.number),
            subject=self.serial.filled(self.serial.draft.subject, one.letter, one.number),
            reply_by=one.letter.extra.reply_by or self._of_all.reply_by,
        )

    @cached_property
    def _pattern(self) -> tuple[NewEntry, dict[str, Any], str]:
        """What the lines and acts of the letters have alike, and their subject with its slots."""
        first = self.planned.letters[0]
        order = replace(self.order, draft=self.serial.draft)
        composed = self.serial.composed(first, self.basis.number)
        rendered = Rendered(b"", composed, composed.findings, self.serial.template)
        scheme, office = scheme_of(order), order.office.key
        book = Book(0, office, scheme.name, scheme.types, order.issued_on.year, 0)
        notation = self._notation(self.basis.number)
        numbered = Numbered(book, self.basis.number, "", notation, rendered, (), self.basis.note)
        entry = entry_of(self.home, order, numbered, order.facts(notation))
        payload = payload_of(replace(self.order, approval=None), numbered, entry, "")
        return entry, payload, titled(order.draft)

    def _entry(self, one: Made, facts: Document) -> NewEntry:
        entry, _, subject = self._pattern
        draft = self.serial.draft
        lines = (self.serial.filled(line, one.letter, one.number) for line in receiving_lines(draft))
        return replace(
            entry,
            number=one.number,
            notation=str(facts.notation),
            subject=self.serial.filled(subject, one.letter, one.number),
            recipients="; ".join(lines),
            copies=str(one.letter.extra.copies or draft.copies or ""),
        )

    def _file(self, one: Made) -> DocumentFile:
        name, at = file_name(self._notation(one.number), ".docx"), self.home.clock.now()
        return DocumentFile("", one.digest, "docx", name, DOCX, one.size, at, printed_from(self.serial))

    def _sent(self, one: Made) -> list[Dispatch]:
        mine = dispatch_to(one.letter.to, self.order.issued_on)
        return [mine, *self.planned.informed, *self.basis.told]

    def _payload(self, one: Made, entry: NewEntry) -> dict[str, Any]:
        said = {
            **self._pattern[1],
            "notation": entry.notation,
            "number": entry.number,
            "subject": entry.subject,
            "recipients": entry.recipients,
            "file": one.digest,
            "request": self.planned.requests[one.letter.place - 1],
            "batch": self.planned.digest,
        }
        if one.number == self.basis.number:
            said["batch_request"] = self.planned.digest
            said["approval"] = self.order.approval.digest if self.order.approval else None
        return said


def printed_from(serial: Serial) -> PrintedFrom:
    """The template of the letters, as rows name it."""
    used = serial.template
    return PrintedFrom(used.type, used.version, used.digest, used.name)
