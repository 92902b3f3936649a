"""The lines of many documents at once (ghi sổ hàng loạt): what `registering.register` writes for one, in few statements.

Every row is the same as when each letter had been issued by itself, and every document has its own act in the
journal. The lock on the book's counter is held by the caller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from doc_engine.errors import Refusal
from doc_engine.notation import Notation
from registry import numbering
from registry.model import Book, Document, Link
from registry.services.batch.answers import IssuedLetter, row_request
from registry.services.batch.letters import Letter, Serial
from registry.services.batch.planning import Plan, dispatch_to
from registry.services.drafting import Rendered
from registry.services.groups import groups_in
from registry.services.linking import Citing, citations_in, record_generated
from registry.services.registering import (
    DOCX,
    Numbered,
    Order,
    entry_of,
    file_name,
    members_of,
    payload_of,
    receivers_of,
    titled,
)
from registry.store.records import Dispatch, DocumentFile, DocumentTexts, NewEntry, PrintedFrom

if TYPE_CHECKING:
    from doc_engine.composed import Composed
    from registry.office import Home
    from registry.store import Transaction

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Made:
    """One letter rendered and its file kept (thư đã in): the number it was printed with."""

    letter: Letter
    number: int
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Everything that the letters of one batch are registered with."""

    tx: Transaction
    home: Home
    order: Order
    planned: Plan
    serial: Serial
    book: Book
    note: str
    again: bool
    at: datetime

    def write(self, made: Sequence[Made]) -> list[IssuedLetter]:
        """Register every letter, numbers in the order of the list; the counter moves behind the last."""
        self.tx.books.allot(self.book.key, len(made))
        first = _Pattern.of(self, made[0])
        issued: list[IssuedLetter] = []
        rest = iter(made)
        while chunk := list(islice(rest, _CHUNK)):
            issued += self._chunk(chunk, first)
        self.tx.books.note_issue(self.book.key, self.order.issued_on)
        self._settle(issued)
        return issued

    def _settle(self, issued: Sequence[IssuedLetter]) -> None:
        answers = {row_request(self.planned, one.letter): one.key for one in issued}
        answers[self.planned.digest] = issued[0].key
        if self.again:
            known = self.tx.requests.answers(list(answers))
            answers = {digest: key for digest, key in answers.items() if digest not in known}
        if answers:
            self.tx.requests.settle_many(answers, office=self.order.office.key, at=self.at)
        if self.order.approval:
            self.tx.approvals.use(self.order.office.key, self.order.approval.digest, issued[0].key)

    def _chunk(self, made: Sequence[Made], first: _Pattern) -> list[IssuedLetter]:
        tx = self.tx
        composed = [self.serial.composed(one.letter, one.number) for one in made]
        documents = self._documents(made, composed)
        entries = [self._entry(one, doc, first) for one, doc in zip(made, documents, strict=True)]
        tx.files.attach_new([self._file(one, doc) for one, doc in zip(made, documents, strict=True)])
        tx.entries.add_many(entries)
        self._link(made, documents, composed, first)
        sent = (self._sent(one, doc, first) for one, doc in zip(made, documents, strict=True))
        tx.dispatches.add([item for rows in sent for item in rows])
        for doc in documents if self.order.draft.tasks else ():
            tx.tasks.add(doc.key, self.order.draft.tasks)
        payloads = [self._payload(one, entry, first) for one, entry in zip(made, entries, strict=True)]
        tx.journal.append_many(
            self.order.office.key, at=self.at, actor=self.home.actor, act=self.order.act, payloads=payloads
        )
        return [
            IssuedLetter(one.letter, doc.key, str(doc.notation), one.digest, one.size)
            for one, doc in zip(made, documents, strict=True)
        ]

    def notation(self, one: Made) -> Notation:
        """The number of a letter as printed."""
        return Notation(numbering.printed(one.number), self.order.draft.symbol or "")

    def _documents(self, made: Sequence[Made], composed: Sequence[Composed]) -> list[Document]:
        base = self.order.facts(self.notation(made[0]))
        facts = [
            replace(
                base,
                notation=self.notation(one),
                subject=self._subject(one),
                reply_by=one.letter.extra.reply_by or base.reply_by,
            )
            for one in made
        ]
        known = self.tx.documents.any_of(facts)
        if any(document.held for document in known):
            raise number_used(next(document for document in known if document.held), self.book)
        data, at = self.order.data.decode("utf-8", "replace"), self.at
        texts = [DocumentTexts(one.text, data) for one in composed]
        if known:
            return [self.tx.documents.register(one, at, text) for one, text in zip(facts, texts, strict=True)]
        return self.tx.documents.add_many(list(zip(facts, texts, strict=True)), at)

    def _subject(self, one: Made) -> str:
        return self.serial.filled(self.serial.draft.subject, one.letter, one.number)

    def _entry(self, one: Made, document: Document, first: _Pattern) -> NewEntry:
        draft = self.serial.draft
        lines = (
            self.serial.filled(line, one.letter, one.number)
            for line in (*draft.addressees, *draft.recipients)
        )
        subject = self.serial.filled(first.titled, one.letter, one.number)
        return replace(
            first.entry,
            number=one.number,
            document=document.key,
            notation=str(document.notation),
            subject=subject,
            recipients="; ".join(lines),
            copies=str(one.letter.extra.copies or draft.copies or ""),
        )

    def _file(self, one: Made, document: Document) -> DocumentFile:
        name = file_name(self.notation(one), ".docx")
        at = self.at
        return DocumentFile(
            document.key, one.digest, "docx", name, DOCX, one.size, at, printed_from(self.serial)
        )

    def _sent(self, one: Made, document: Document, first: _Pattern) -> list[Dispatch]:
        mine = dispatch_to(one.letter.to, self.order.issued_on)
        return [replace(item, document=document.key) for item in (mine, *self.planned.informed, *first.told)]

    def _link(
        self,
        made: Sequence[Made],
        documents: Sequence[Document],
        composed: Sequence[Composed],
        first: _Pattern,
    ) -> None:
        alike: list[Link] = []
        for one, document, words in zip(made, documents, composed, strict=True):
            if first.links is None or self.serial.cites_by_itself(one.letter):
                links = self._linked(document, words)
                first.learn(links, words.text, self.serial, one)
            else:
                alike += first.linked(document, words.text, self.serial, one)
        self.tx.links.add_new(alike, self.at)

    def _linked(self, document: Document, words: Composed) -> list[Link]:
        draft, at = self.order.draft, self.at
        found = citations_in(words.text, draft.issuer.name, draft.place)
        citing = Citing.of(document, draft.issuer.parent_body)
        return record_generated(self.tx, citing, words.cited, found, attached=draft.attached, at=at)

    def _payload(self, one: Made, entry: NewEntry, first: _Pattern) -> dict[str, Any]:
        said = {
            **first.payload,
            "document": entry.document,
            "notation": entry.notation,
            "number": entry.number,
            "subject": entry.subject,
            "recipients": entry.recipients,
            "file": one.digest,
            "request": row_request(self.planned, one.letter),
            "batch": self.planned.digest,
        }
        if one.number == first.number:
            said["batch_request"] = self.planned.digest
            said["approval"] = self.order.approval.digest if self.order.approval else None
        return said


@dataclass
class _Pattern:
    """What the letters have alike, taken from the first: its line, its act, who else is told, its links."""

    number: int
    entry: NewEntry
    payload: dict[str, Any]
    titled: str
    told: list[Dispatch]
    links: list[_Cited] | None = None

    @classmethod
    def of(cls, lines: Lines, one: Made) -> _Pattern:
        """The pattern of a batch whose first letter is `one`."""
        serial, order = lines.serial, replace(lines.order, draft=lines.serial.draft)
        composed = serial.composed(one.letter, one.number)
        rendered = Rendered(b"", composed, composed.findings, serial.template)
        numbered = Numbered(lines.book, one.number, "", lines.notation(one), rendered, (), lines.note)
        entry = entry_of(lines.home, order, numbered, order.facts(numbered.notation))
        known = groups_in(lines.tx, order.office.key, order.issued_on)
        without_lists = replace(order, receivers=())
        told = [
            item
            for line in receivers_of(without_lists)
            if "«" not in line.recipient
            for item in members_of(line, known)
        ]
        payload = payload_of(replace(lines.order, approval=None), numbered, entry, one.digest)
        return cls(one.number, entry, payload, titled(order.draft), told)

    def learn(self, links: Sequence[Link], text: str, serial: Serial, one: Made) -> None:
        """Take the links of the first letter as those of all that cite nothing of their own."""
        if self.links is None and not serial.cites_by_itself(one.letter):
            words = serial.words(one.letter, one.number)
            self.links = [_Cited.of(link, text, words) for link in links]

    def linked(self, document: Document, text: str, serial: Serial, one: Made) -> Iterator[Link]:
        """The same links from another letter, each with its place in that letter's text."""
        for cited in self.links or ():
            quote = cited.link.quote
            filled = serial.filled(quote, one.letter, one.number) if quote else quote
            start, end = cited.place(text)
            yield replace(cited.link, from_key=document.key, quote=filled, start=start, end=end)


@dataclass(frozen=True, slots=True)
class _Cited:
    """A link of the first letter: its quote with slots again, and which mention of the cited document it stands on."""

    link: Link
    mention: str
    before: int

    @classmethod
    def of(cls, link: Link, text: str, words: dict[str, str]) -> _Cited:
        """As the first letter's text has it."""
        quote = link.quote
        for name, word in words.items():
            if quote and len(word) > 3:
                quote = quote.replace(word, f"«{name}»")
        if link.start is None or link.end is None:
            return cls(replace(link, quote=quote), "", 0)
        mention = text[link.start : link.end]
        return cls(replace(link, quote=quote), mention, text[: link.start].count(mention))

    def place(self, text: str) -> tuple[int | None, int | None]:
        """Where the same mention stands in another letter's text."""
        start = -1
        for _ in range(self.before + 1 if self.mention else 0):
            start = text.find(self.mention, start + 1)
            if start < 0:
                break
        return (start, start + len(self.mention)) if start >= 0 else (None, None)


def printed_from(serial: Serial) -> PrintedFrom:
    """The template of the letters, as rows name it."""
    used = serial.template
    return PrintedFrom(used.type, used.version, used.digest, used.name)


def number_used(known: Document, book: Book) -> Refusal:
    """A number of the block is another document's: the counter was told wrong at init."""
    return Refusal(
        f"Số {known.notation} năm {book.year} đã là số của một văn bản khác ({known.key}: {known.subject or known.name}). "
        f"Chưa cấp số nào. Hãy kiểm tra so_cuoi của sổ “{book.name}” trong tệp cơ quan rồi chạy lại vanthu init."
    )
