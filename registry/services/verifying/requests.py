"""Answered requests (yêu cầu đã trả lời) against the acts that answered them."""

from __future__ import annotations

from collections.abc import Iterator

from registry.services.verifying.evidence import REGISTERING, Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Requests whose answer is not the one the journal tells: the first act of a request is its answer."""
    wanted: dict[str, tuple[str, str]] = {}
    for act in evidence.every_act:
        if act.act in REGISTERING:
            wanted.setdefault(act.said["request"], (act.office, act.said["document"]))
    found = evidence.tx.requests.all()
    for digest in sorted(d for d in {*wanted, *found} if wanted.get(d) != found.get(d)):
        yield f"Yêu cầu {digest[:12]}… không còn trả lời như nhật ký ghi."
