"""Approvals (duyệt) against the acts that gave them and the documents that were issued from them."""

from __future__ import annotations

from collections.abc import Iterator

from registry.clock import stamp
from registry.services.verifying.evidence import Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Approvals changed, missing or given by no act."""
    for office in evidence.tx.offices.all():
        first: dict[str, str] = {}
        for said in evidence.said(office.key, "issue"):
            if said.get("approval"):
                first.setdefault(said["approval"], said["document"])
        wanted = {
            (
                said["digest"],
                said["name"],
                said["type"],
                said["subject_key"],
                said["by"],
                said["at"],
                first.get(said["digest"]),
            )
            for said in evidence.said(office.key, "approve")
        }
        found = {
            (
                one.digest,
                one.name,
                one.type,
                one.subject_key,
                one.approved_by,
                stamp(one.approved_at),
                one.document,
            )
            for one in evidence.tx.approvals.of_office(office.key)
        }
        for name in sorted({one[1] for one in wanted ^ found}):
            yield f"{office.name}: việc duyệt tệp “{name}” không còn như nhật ký ghi."
