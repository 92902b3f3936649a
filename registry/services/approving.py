"""Duyệt: an approval binds the very bytes of a data file; whoever edits it afterwards needs a new one (Điều 12)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from doc_engine.dates import short_date
from doc_engine.errors import Refusal
from registry.clock import stamp
from registry.identity import subject_key
from registry.secrecy import refuse_secret
from registry.services.drafting import draft, is_isolated, prepare
from registry.services.ordering import require_office
from registry.services.placing import places_problems
from registry.settings import ApprovalRule, Settings
from registry.store.life import Approval

if TYPE_CHECKING:
    from doc_engine.model import Draft
    from registry.office import Home
    from registry.services.registering import Order
    from registry.store import Transaction


@dataclass(frozen=True, slots=True)
class Approved:
    """The approval, what the draft was called; `repeated` where these bytes were approved before."""

    approval: Approval
    title: str
    warnings: tuple[str, ...] = ()
    repeated: bool = False


@places_problems
def approve(home: Home, data: bytes, name: str) -> Approved:
    """Approve a data file as it is (duyệt): the actor's name and the file's digest are kept.

    The draft is made once, so that nothing is approved that could not be issued. Raises as `draft`.
    """
    prepared = prepare(home, data, name)
    office = require_office(prepared)
    refuse_secret(prepared.draft.secrecy, data.decode("utf-8", "replace"), declared=is_isolated(office))
    rendered = draft(home, data, name)
    warnings = tuple(str(finding) for finding in rendered.findings if finding.severity.value != "info")
    digest, title = hashlib.sha256(data).hexdigest(), _title(prepared.draft)
    with home.store.writing() as tx:
        known = tx.approvals.of_data(office.key, digest)
        if known:
            return Approved(known, title, warnings, repeated=True)
        key = "" if prepared.draft.secrecy else subject_key(prepared.draft.subject)
        at = home.clock.now()
        approval = Approval(office.key, digest, name, prepared.draft.type.key, key, home.actor, at)
        tx.approvals.add(approval)
        payload = {"digest": digest, "name": name, "type": approval.type, "subject_key": key}
        payload |= {"by": home.actor, "at": stamp(at)}
        tx.journal.append(office.key, at=at, actor=home.actor, act="approve", payload=payload)
    return Approved(approval, title, warnings)


def _title(draft: Draft) -> str:
    return draft.type.label if draft.secrecy else f"{draft.type.label} {draft.subject}"


def approval_of(tx: Transaction, order: Order, name: str) -> tuple[Approval | None, tuple[str, ...]]:
    """The approval of what is about to be issued, and warnings; raises `Refusal` where the office's rule forbids it."""
    rule = Settings.loaded(order.office.settings).approval
    approval = tx.approvals.of_data(order.office.key, hashlib.sha256(order.data).hexdigest())
    if approval:
        return approval, ()
    draft = order.draft
    key = "" if draft.secrecy else subject_key(draft.subject)
    edited = tx.approvals.waiting(order.office.key, draft.type.key, name, key)
    if edited:
        message = (
            f"Tệp “{name}” đã được {edited.approved_by} duyệt ngày {short_date(edited.approved_at.date())} "
            "nhưng nội dung nay khác với bản đã duyệt. Hãy trình duyệt lại (vanthu approve)."
        )
        if rule is not ApprovalRule.WARNED:
            raise Refusal(message)
        return None, (message,)
    if rule is ApprovalRule.REQUIRED:
        raise Refusal(f"Tệp “{name}” chưa được duyệt. Hãy trình duyệt trước khi ban hành (vanthu approve).")
    return None, ()
