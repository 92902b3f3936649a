"""The lines of many documents at once (ghi sổ hàng loạt): what `registering.register` writes for one, in few statements.

Every row is the same as when each letter had been issued by itself, and every document has its own act in the
journal. The lock on the book's counter is held by the caller, the letters were made ready before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from doc_engine.errors import Refusal
from registry.model import Book, Document, Link
from registry.services.batch.answers import IssuedLetter
from registry.services.batch.letters import Serial
from registry.services.batch.planning import Plan
from registry.services.batch.ready import Cites, Ready
from registry.services.linking import Citing, record_generated
from registry.services.registering import Order

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

_CHUNK = 500


@dataclass
class _Pattern:
    """The links that letters have alike, taken from the first that cites nothing of its own."""

    links: list[_Cited] | None = None

    def learn(self, links: Sequence[Link], one: Ready, serial: Serial) -> None:
        """Take the links of the first letter as those of all that cite nothing of their own."""
        if self.links is None and not serial.cites_by_itself(one.made.letter):
            words = serial.words(one.made.letter, one.made.number)
            self.links = [_Cited.of(link, one.text, words) for link in links]

    def linked(self, key: str, one: Ready, serial: Serial) -> Iterator[Link]:
        """The same links from another letter, each with its place in that letter's text."""
        for cited in self.links or ():
            quote = cited.link.quote
            filled = serial.filled(quote, one.made.letter, one.made.number) if quote else quote
            start, end = cited.place(one.text)
            yield replace(cited.link, from_key=key, quote=filled, start=start, end=end)


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


@dataclass(frozen=True, slots=True)
class Lines:
    """Everything that the letters of one batch are registered with."""

    tx: Transaction
    home: Home
    order: Order
    planned: Plan
    serial: Serial
    book: Book
    again: bool
    at: datetime
    pattern: _Pattern = field(default_factory=_Pattern)

    def write(self, letters: Iterable[Ready]) -> list[IssuedLetter]:
        """Register every letter, numbers in the order of the list; the counter moves behind the last."""
        issued: list[IssuedLetter] = []
        answers: dict[str, str] = {}
        rest = iter(letters)
        while chunk := list(islice(rest, _CHUNK)):
            written = self._chunk(chunk)
            answers |= {str(one.payload["request"]): key.key for one, key in zip(chunk, written, strict=True)}
            issued += written
        self.tx.books.allot(self.book.key, len(issued))
        self.tx.books.note_issue(self.book.key, self.order.issued_on)
        self._settle({**answers, self.planned.digest: issued[0].key})
        if self.order.approval:
            self.tx.approvals.use(self.order.office.key, self.order.approval.digest, issued[0].key)
        return issued

    def _settle(self, answers: dict[str, str]) -> None:
        if self.again:
            known = self.tx.requests.answers(list(answers))
            answers = {digest: key for digest, key in answers.items() if digest not in known}
        if answers:
            self.tx.requests.settle_many(answers, office=self.order.office.key, at=self.at)

    def _chunk(self, letters: Sequence[Ready]) -> list[IssuedLetter]:
        tx = self.tx
        cited = tx.documents.of_identities(one.rows.document["identity"] for one in letters)
        held = next((document for document in cited.values() if document.held), None)
        if held is not None:
            raise number_used(held, self.book)
        written = tx.bulk.write([one.rows for one in letters], book=self.book.key, at=self.at, cited=cited)
        alike, others = self._link(letters, written.keys)
        payloads = [{**one.payload, "document": key} for one, key in zip(letters, written.keys, strict=True)]
        tx.journal.append_many(
            self.order.office.key,
            at=self.at,
            actor=self.home.actor,
            act=self.order.act,
            payloads=payloads,
            known=written.seals(alike, self.at, but=others),
        )
        return [
            IssuedLetter(one.made.letter, key, one.rows.entry["notation"], one.made.digest, one.made.size)
            for one, key in zip(letters, written.keys, strict=True)
        ]

    def _link(self, letters: Sequence[Ready], keys: Sequence[str]) -> tuple[list[Link], list[str]]:
        """Write what the letters cite; gives the links of those alike, and who was looked at by itself."""
        alike: list[Link] = []
        by_itself: list[str] = []
        for one, key in zip(letters, keys, strict=True):
            if one.cites is not None:
                links = self._linked(replace(one.rows.facts, key=key), one.cites)
                self.pattern.learn(links, one, self.serial)
                by_itself.append(key)
            else:
                alike += self.pattern.linked(key, one, self.serial)
        self.tx.links.add_new(alike, self.at)
        return alike, by_itself

    def _linked(self, document: Document, cites: Cites) -> list[Link]:
        draft = self.order.draft
        citing = Citing.of(document, draft.issuer.parent_body)
        return record_generated(
            self.tx, citing, cites.known, cites.found, attached=draft.attached, at=self.at
        )


def number_used(known: Document, book: Book) -> Refusal:
    """A number of the block is another document's: the counter was told wrong at init."""
    return Refusal(
        f"Số {known.notation} năm {book.year} đã là số của một văn bản khác ({known.key}: {known.subject or known.name}). "
        f"Chưa cấp số nào. Hãy kiểm tra so_cuoi của sổ “{book.name}” trong tệp cơ quan rồi chạy lại vanthu init."
    )
