"""Tác động: what a registered act does to an earlier document — the link, and the effect shown there.

What was issued never changes: only the effect of the acts that stand is noted on it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, Refusal
from doc_engine.terms import DocumentType, Relation
from registry.effects import EFFECTS, ENDED, strongest
from registry.model import Direction, Document, Link, LinkSource, Status
from registry.services.finding import spoken

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

# Only the office's own papers can be corrected or taken back by it; others it may amend, replace or repeal.
_OWN = frozenset({Relation.DINH_CHINH, Relation.THU_HOI})


@dataclass(frozen=True, slots=True)
class ActsOn:
    """The document that an order acts on (đính chính, thay thế …), by its key, and how."""

    target: str
    relation: Relation


def hold_target(tx: Transaction, target: Document, relation: Relation) -> None:
    """Whether the act fits the target; asked again under the lock by `apply`."""
    if relation not in EFFECTS:
        raise BadInput.because(f"“{relation.label}” không phải là việc làm đối với văn bản khác.")
    own = target.direction is Direction.OUTGOING and tx.entries.of_document(target.key) is not None
    if relation in _OWN and not own:
        raise BadInput.because(
            f"{spoken(target)} không phải là văn bản đi trong sổ, không {relation.label} được.",
            "Văn bản đến bị nơi ban hành thu hồi: dùng vanthu recall VĂN_BẢN --notice VĂN_BẢN_THU_HỒI."
            if relation is Relation.THU_HOI
            else "",
        )
    if target.status is Status.VOID:
        raise Refusal(f"{spoken(target)} đã hủy số, không {relation.label} được nữa.")
    if target.effect is not None and target.effect in ENDED:
        raise Refusal(f"{spoken(target)} {target.effect.label}, không {relation.label} được nữa.")


def hold_act(type_: DocumentType, acts_on: ActsOn) -> None:
    """Raise `BadInput` where the form of the act is not what Điều 18 asks for."""
    if acts_on.relation is Relation.DINH_CHINH and type_ is not DocumentType.CONG_VAN:
        raise BadInput.because(
            f"văn bản đính chính phải là công văn, không phải {type_.label.lower()} (Điều 18).",
            "Sai về nội dung thì sửa đổi (amend) hoặc thay thế (replace).",
            field="loai",
        )


def apply(tx: Transaction, home: Home, acts_on: ActsOn, act: Document) -> None:
    """Link the act to its target and show the effect there; in the transaction that registers the act."""
    target = tx.documents.require(acts_on.target)
    hold_target(tx, target, acts_on.relation)
    if target.key == act.key:
        raise BadInput.because("văn bản không thể tác động lên chính nó.")
    link = Link(act.key, target.key, acts_on.relation, LinkSource.TYPED, confirmed_by=home.actor)
    tx.links.add(link, home.clock.now())
    refresh(tx, target)


def refresh(tx: Transaction, target: Document) -> Document:
    """The target with the effect of all acts on it that stand; those of voided documents do not."""
    acts = [link for link in tx.links.to_documents([target.key]) if link.source is LinkSource.TYPED]
    standing = [link.relation for link in acts if _stands(tx, link)]
    effect = strongest(standing)
    return target if effect is target.effect else tx.documents.change(replace(target, effect=effect))


def _stands(tx: Transaction, link: Link) -> bool:
    act = tx.documents.require(link.from_key)
    return act.held and act.status is not Status.VOID
