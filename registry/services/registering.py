"""Đăng ký: what `issue` and `enter` write down in one transaction once the number is known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import PartialDate
from doc_engine.model import Draft
from doc_engine.notation import Notation
from doc_engine.terms import DocumentType
from doc_engine.text import fold, same, squeeze
from registry.identity import issuer_key, resolve_relative
from registry.journal import canonical
from registry.model import Book, Direction, Document, Status
from registry.services.effecting import ActsOn, apply
from registry.services.groups import Group, groups_in
from registry.services.linking import Citing, record_generated
from registry.settings import Settings
from registry.store.life import Approval
from registry.store.records import (
    Dispatch,
    DocumentFile,
    DocumentTexts,
    NewEntry,
    Office,
    PrintedFrom,
    SecretFile,
)

if TYPE_CHECKING:
    from doc_engine.reading import CitationFound
    from registry.office import Home
    from registry.services.drafting import Rendered
    from registry.store import Transaction

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BRACKETS = re.compile(r"\s*[(（].*?[)）]\s*")
_NO_BODY = ("nhu tren", "nhu dieu", "nhu muc", "luu")


@dataclass(frozen=True)
class Order:
    """What the clerk asks to have registered, as far as it is known before the number.

    `receivers` are the members of a collective kính gửi, or None where the draft's own lines stand.
    `digest` tells the same request when it comes again.
    """

    act: str
    office: Office
    draft: Draft
    data: bytes
    issued_on: date
    signed_on: date | None = None
    reason: str | None = None
    acting: str | None = None  # why somebody without the declared power signed
    receivers: tuple[Dispatch, ...] | None = None
    status: Status = Status.ISSUED
    number: str | None = None  # only for a document that has one already
    acts_on: ActsOn | None = None
    suffix_of: int | None = None  # the number given before that this one is put beside (12a)
    approval: Approval | None = None
    copies: int | None = None  # printed for a list of recipients; what the data file says goes first
    batch: str | None = None  # digest of the batch whose personal copies it has, or whose letter it is

    @property
    def digest(self) -> str:
        """SHA-256 of the act, office, data, day, own number and receivers, in whatever order these stand."""
        said: dict[str, object] = {
            "act": self.act,
            "office": self.office.key,
            "data": hashlib.sha256(self.data).hexdigest(),
            "on": self.issued_on.isoformat(),
            "number": self.number,
            "receivers": _said_of(self.receivers),
        }
        if self.acts_on:
            said["acts_on"] = [self.acts_on.target, self.acts_on.relation.key]
        if self.suffix_of is not None:
            said["suffix_of"] = self.suffix_of
        if self.batch is not None:
            said["batch"] = self.batch
        return hashlib.sha256(canonical(said).encode("utf-8")).hexdigest()

    @property
    def secret(self) -> bool:
        """Whether it is a state secret: the books then hold neither its subject nor its text."""
        return self.draft.secrecy is not None

    @property
    def issuer(self) -> str:
        """The office's name, or that of its advisory body which issues."""
        body = Settings.loaded(self.office.settings).body(self.draft.issuer.name)
        return body.body if body else self.office.name

    def facts(self, notation: Notation) -> Document:
        """The document as the books will know it, still without its key."""
        return Document(
            key="",
            office=self.office.key,
            direction=Direction.OUTGOING,
            type_label=self.draft.type.label,
            notation=notation,
            issuer=self.issuer,
            issued_on=PartialDate.of(self.issued_on),
            subject=None if self.secret else self.draft.subject,
            held=True,
            status=self.status,
            reply_by=self.draft.reply_by,
        )


def _said_of(receivers: Sequence[Dispatch] | None) -> list[list[object]] | None:
    if receivers is None:
        return None
    return [list(one) for one in sorted((item.recipient_key, item.must_answer) for item in receivers)]


@dataclass(frozen=True)
class Numbered:
    """The number taken: the book's line, and the document rendered with it."""

    book: Book
    number: int
    suffix: str
    notation: Notation
    rendered: Rendered
    citations: Sequence[CitationFound]
    note: str = ""
    personal: tuple[
        DocumentFile, ...
    ] = ()  # copies that name one recipient each, still without the document's key


def file_name(notation: Notation, extension: str) -> str:
    """A name for a download: `146-KH-UBND.docx`."""
    return re.sub(r"[^\w.]+", "-", str(notation)).strip("-") + extension


def register(tx: Transaction, home: Home, order: Order, numbered: Numbered) -> Document:
    """Keep the file and write document, line, links, receivers, tasks, request and journal event.

    The lock on the book's counter is held by the caller.
    """
    at = home.clock.now()
    texts = DocumentTexts(numbered.rendered.composed.text, order.data.decode("utf-8", "replace"))
    document = tx.documents.register(
        order.facts(numbered.notation), at, DocumentTexts() if order.secret else texts
    )
    digest = _kept(tx, home, order, numbered, document)
    entry = entry_of(home, order, numbered, document)
    tx.entries.add(entry)
    tx.books.note_issue(numbered.book.key, order.issued_on)
    _write_around(tx, home, order, numbered, document)
    if order.approval:
        tx.approvals.use(order.office.key, order.approval.digest, document.key)
    if order.acts_on:
        apply(tx, home, order.acts_on, document)
    if tx.requests.answer(order.digest) is None:
        tx.requests.settle(order.digest, office=order.office.key, document=document.key, at=at)
    payload = payload_of(order, numbered, entry, digest)
    tx.journal.append(
        order.office.key, at=at, actor=home.actor, act=order.act, payload=payload, about=document.key
    )
    return document


def _kept(tx: Transaction, home: Home, order: Order, numbered: Numbered, document: Document) -> str:
    """Keep the Word file with the template it was printed from; a secret one in its own folder."""
    content, at = numbered.rendered.docx, home.clock.now()
    name = file_name(numbered.notation, ".docx")
    used = numbered.rendered.template
    template = PrintedFrom(used.type, used.version, used.digest, used.name)
    if order.draft.secrecy is not None:
        digest = home.store.put_secret(content)
        secrecy = order.draft.secrecy.key
        tx.secrets.add(SecretFile(document.key, secrecy, digest, len(content), name, at, template))
        return digest
    digest = home.store.files.put(content)
    tx.files.attach(DocumentFile(document.key, digest, "docx", name, DOCX, len(content), at, template))
    if numbered.personal:
        tx.files.attach_new([replace(file, document=document.key) for file in numbered.personal])
    return digest


def _write_around(tx: Transaction, home: Home, order: Order, numbered: Numbered, document: Document) -> None:
    """Links, receivers and tasks; of a secret only who it went to."""
    draft = order.draft
    members = groups_in(tx, order.office.key, order.issued_on)
    receivers = [
        replace(item, document=document.key)
        for receiver in receivers_of(order)
        for item in members_of(receiver, members)
    ]
    if order.secret:
        tx.dispatches.add(receivers)
        return
    record_generated(
        tx,
        Citing.of(document, draft.issuer.parent_body),
        numbered.rendered.composed.cited,
        numbered.citations,
        attached=draft.attached,
        at=home.clock.now(),
    )
    tx.dispatches.add(receivers)
    tx.tasks.add(document.key, draft.tasks)


def entry_of(home: Home, order: Order, numbered: Numbered, document: Document) -> NewEntry:
    draft = order.draft
    return NewEntry(
        book=numbered.book.key,
        year=numbered.book.year,
        number=numbered.number,
        suffix=numbered.suffix,
        document=document.key,
        notation=str(numbered.notation),
        issued_on=order.issued_on,
        signed_on=order.signed_on,
        subject=titled(draft),
        signatory="; ".join(one.full_name or one.title for _, one in draft.signed_for),
        recipients="; ".join(receiving_lines(draft)),
        kept_by=draft.archive,
        copies=str(draft.copies or order.copies or ""),
        note="; ".join(part for part in (_secrecy_note(draft), numbered.note) if part),
        registered_at=home.clock.now(),
    )


def receiving_lines(draft: Draft) -> tuple[str, ...]:
    """Nơi nhận as the register's column lists them: "Như trên" adds nothing to the addressees that it means."""
    above = bool(draft.addressees)
    told = (line for line in draft.recipients if not (above and same(line.strip(" -;."), "Như trên")))
    return (*draft.addressees, *told)


def _secrecy_note(draft: Draft) -> str:
    return f"Độ mật: {draft.secrecy.label}" if draft.secrecy else ""


def titled(draft: Draft) -> str:
    """Tên loại và trích yếu, as the register's column has them; of a secret only the type."""
    if draft.secrecy is not None:
        return draft.type.label
    if draft.type is DocumentType.CONG_VAN:
        return f"Công văn về việc {draft.subject}"
    return f"{draft.type.label} {draft.subject}"


def receivers_of(order: Order) -> list[Dispatch]:
    """Who the document goes to: addressees must answer where a day to answer by is set; others are told."""
    draft = order.draft
    must_answer = draft.reply_by is not None
    addressed = order.receivers
    if addressed is None:
        addressed = tuple(receiver_of(line, order, must_answer=must_answer) for line in draft.addressees)
    told = [receiver_of(line, order, must_answer=False) for line in draft.recipients if _is_body(line)]
    return [*addressed, *told]


def members_of(receiver: Dispatch, known: Mapping[str, Group]) -> list[Dispatch]:
    """The members of the group that a collective line names, each as its own receiver; else the line itself."""
    found = known and (known.get(receiver.recipient_key) or known.get(issuer_key(receiver.recipient)))
    if not found:
        return [receiver]
    return [
        replace(receiver, recipient=one.name, recipient_key=issuer_key(one.name), unit_key=one.unit_key)
        for one in found.members
    ]


def receiver_of(line: str, order: Order, *, must_answer: bool) -> Dispatch:
    name = squeeze(_BRACKETS.sub(" ", line)).strip(" .;,") or line
    issuer = order.draft.issuer
    full = resolve_relative(name, issuer.name, parent_body=issuer.parent_body) or name
    return Dispatch(
        document="",
        recipient=name,
        recipient_key=issuer_key(full),
        must_answer=must_answer,
        sent_on=order.issued_on,
    )


def _is_body(line: str) -> bool:
    return not fold(line).lstrip("- ").startswith(_NO_BODY)


def payload_of(order: Order, numbered: Numbered, entry: NewEntry, digest: str) -> dict[str, object]:
    """What the journal remembers: the line as written, so that `verify` sees a line changed afterwards."""
    return {
        "document": entry.document,
        "notation": entry.notation,
        "issued_on": entry.issued_on.isoformat(),
        "signed_on": entry.signed_on.isoformat() if entry.signed_on else None,
        "book": numbered.book.name,
        "year": entry.year,
        "number": entry.number,
        "suffix": entry.suffix,
        "subject": entry.subject,
        "signatory": entry.signatory,
        "recipients": entry.recipients,
        "file": digest,
        "template": numbered.rendered.template.as_json(),
        "request": order.digest,
        "reason": order.reason,
        "acting": order.acting,
        "approval": order.approval.digest if order.approval else None,
        "acts_on": [order.acts_on.target, order.acts_on.relation.key] if order.acts_on else None,
    }
