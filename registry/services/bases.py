"""Căn cứ đã thay đổi: flags on what rests on a changed document, and warnings to who cites one anew."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from registry.bases import CHANGES, RESTS, changed_bases
from registry.effects import EFFECTS, OVER
from registry.model import ChangedBase, Document, Link, Status
from registry.services.finding import described
from registry.services.judging import words_in
from registry.store import graph as chain

if TYPE_CHECKING:
    from doc_engine.model import CitedDocument
    from registry.store import Transaction

_PERIOD = re.compile(
    r"giai đoạn\s+(?:từ\s+)?(?:năm\s+)?((?:19|20)\d\d)\s*(?:[-–—]|đến(?:\s+năm)?)\s*((?:19|20)\d\d)",
    re.IGNORECASE,
)


def all_changes(tx: Transaction) -> list[ChangedBase]:
    """Every unreviewed change of something a held document rests on, in the order of the children."""
    acts = [link for link in tx.links.of_relations(CHANGES) if stands(tx, link)]
    if not acts:
        return []
    resting = chain.links_to(tx.connection, {link.to_key for link in acts}, RESTS)
    return _changed(tx, acts, chain.links_from(tx.connection, {link.from_key for link in resting}))


def changes_of(tx: Transaction, key: str, *, of_itself: bool = False) -> list[ChangedBase]:
    """The unreviewed changes of what one document rests on; or of the document itself, whoever rests on it."""
    if of_itself:
        return [ChangedBase(key, key, link.from_key, link.relation) for link in _acts_on(tx, [key])]
    return changes_among(tx, tx.links.from_documents([key]))


def changes_among(tx: Transaction, citing: Sequence[Link]) -> list[ChangedBase]:
    """The unreviewed changes of what documents rest on, wherever that stands; `citing` is all that these cite."""
    acts = _acts_on(tx, {link.to_key for link in citing if link.relation in RESTS})
    return _changed(tx, acts, citing) if acts else []


def _acts_on(tx: Transaction, keys: Collection[str]) -> list[Link]:
    return [link for link in chain.links_to(tx.connection, keys, CHANGES) if stands(tx, link)]


def _changed(tx: Transaction, acts: Sequence[Link], citing: Sequence[Link]) -> list[ChangedBase]:
    reviewed = words_in(tx).reviewed
    found = changed_bases([*acts, *(link for link in citing if link.relation not in CHANGES)], reviewed)
    held = {
        d.key for d in chain.documents(tx.connection, list(found)) if d.held and d.status is not Status.VOID
    }
    return [change for child in sorted(found) if child in held for change in found[child]]


def stands(tx: Transaction, link: Link) -> bool:
    """Whether an act changes anything: a tờ trình only proposes, a voided number never was."""
    act = tx.documents.require(link.from_key)
    return act.status is not Status.VOID and act.type_label != "Tờ trình"


# ---- citing anew ---------------------------------------------------------------------------------------------


def stale_of(tx: Transaction, document: Document) -> tuple[str, ...]:
    """The same of a document just registered: what it rests on and mentions, not what it changes itself."""
    links = [link for link in tx.links.from_documents([document.key]) if link.relation not in EFFECTS]
    changing = {link.to_key for link in tx.links.from_documents([document.key]) if link.relation in EFFECTS}
    keys = [link.to_key for link in links if link.to_key not in changing]
    return stale_warnings(tx, chain.documents(tx.connection, keys), document.issued_on.whole)


def ended_by(tx: Transaction, document: Document) -> str | None:
    """Why nobody owes an answer to a directive any more (hết hiệu lực): “đã được thay thế bởi …”; None where it stands."""
    for link in _acts_on(tx, [document.key]):
        if EFFECTS[link.relation] in OVER:
            return f"{EFFECTS[link.relation].label} bởi {described(tx.documents.require(link.from_key))}"
    return document.effect.label if document.effect in OVER and document.effect else None


def stale_warnings(tx: Transaction, cited: Iterable[Document], on: date | None) -> tuple[str, ...]:
    """What to tell who cites those documents: replaced, amended, repealed, recalled, or run out, and by what."""
    known = {document.key: document for document in cited}
    return tuple(line for document in known.values() for line in _said(tx, document, on))


def passed_term(reply_by: date | None, on: date | None) -> tuple[str, ...]:
    """What to tell who sets a day to answer by (hạn trả lời) before the day of the document itself."""
    if reply_by is None or on is None or reply_by >= on:
        return ()
    return (
        f"han_tra_loi: hạn {short_date(reply_by)} sớm hơn ngày ban hành {short_date(on)}, hãy kiểm tra lại.",
    )


def cited_documents(
    tx: Transaction, cited: Iterable[CitedDocument], issuer: str | None, parent_body: str | None = None
) -> list[Document]:
    """The recorded documents that a composed text cites, where that can be decided."""
    from registry.services.linking import Citing, facts_cited

    citing = Citing("", issuer, parent_body)
    found = [tx.documents.same_as(facts_cited(item, citing)) for item in cited]
    return [document for document in found if document is not None]


def _said(tx: Transaction, document: Document, on: date | None) -> list[str]:
    lines = []
    for link in _acts_on(tx, [document.key]):
        act = tx.documents.require(link.from_key)
        if on and act.issued_on.whole and act.issued_on.whole > on:
            continue
        lines.append(
            f"Viện dẫn {document.name} ({document.key}), văn bản {EFFECTS[link.relation].label} bởi {described(act)}."
        )
    if not lines and document.effect in {EFFECTS[relation] for relation in CHANGES}:
        lines.append(
            f"Viện dẫn {document.name} ({document.key}), văn bản {document.effect.label if document.effect else ''}."
        )
    ended = _ended(document, on)
    return [*lines, ended] if ended else lines


def _ended(document: Document, on: date | None) -> str | None:
    """A plan whose period is over: its title says so."""
    found = _PERIOD.findall(document.subject or "")
    if not found or on is None:
        return None
    last = int(found[-1][1])
    if last >= on.year:
        return None
    return (
        f"Viện dẫn {document.name} ({document.key}) cho giai đoạn {found[-1][0]}-{last}, đã hết trước ngày "
        f"{short_date(on)}: hãy kiểm tra xem đã có văn bản tiếp theo chưa."
    )
