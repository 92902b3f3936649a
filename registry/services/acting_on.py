"""Đính chính, sửa đổi, thay thế, bãi bỏ, thu hồi: numbered documents that act on an earlier one.

What was issued never changes: the act is a document and a link of its own; the earlier one only shows its effect.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.terms import Relation
from registry.model import Document
from registry.services.effecting import ActsOn
from registry.services.finding import resolve_one, spoken
from registry.services.issued import Issued
from registry.services.issuing import issue

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Acted:
    """The act issued, the document it acts on as it stands now, and who had been sent that one."""

    issued: Issued
    target: Document
    sent_to: tuple[str, ...] = ()


def act_on(
    home: Home,
    words: str,
    relation: Relation,
    data: bytes,
    name: str,
    *,
    issuer: str | None = None,
    on: date | None = None,
    signed_on: date | None = None,
    reason: str | None = None,
    acting: str | None = None,
    pdf: bool = False,
) -> Acted:
    """Issue the document of a data file as an act on the document that `words` mean.

    Điều 18: a mistake of content is amended or replaced by a document of equal form, one of form is corrected by
    a công văn. The same request again gets the same number. Raises as `issue`, `NotFound`, `BadInput` for a
    target the act does not fit, `Refusal` for one that was voided or taken back already.
    """
    with home.store.reading() as tx:
        target = resolve_one(tx, words, issuer, field="VĂN_BẢN")
    issued = issue(
        home,
        data,
        name,
        on=on,
        signed_on=signed_on,
        reason=reason,
        acting=acting,
        pdf=pdf,
        acts_on=ActsOn(target.key, relation),
    )
    with home.store.reading() as tx:
        now = tx.documents.require(target.key)
        sent_to = _still_out(tx, target.key) if relation is Relation.THU_HOI else ()
        form = _form_warning(tx, issued.key, now, relation)
    return Acted(replace(issued, warnings=(*issued.warnings, *form)), now, sent_to)


def _still_out(tx: Transaction, key: str) -> tuple[str, ...]:
    out = [one.recipient for one in tx.sendings.of_document(key) if one.returned_on is None]
    return tuple(dict.fromkeys(out))


def _form_warning(tx: Transaction, key: str, target: Document, relation: Relation) -> tuple[str, ...]:
    """An act of amending or replacing in another form than its target's: a person looks at it."""
    act = tx.documents.require(key)
    fits = relation not in (Relation.SUA_DOI, Relation.THAY_THE) or act.type_label == target.type_label
    if fits or target.type_label is None:
        return ()
    return (
        f"{act.type_label} {relation.label} {spoken(target)}: Điều 18 yêu cầu văn bản có hình thức tương đương.",
    )
