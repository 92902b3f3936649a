"""Answered requests (yêu cầu đã trả lời) against the acts that answered them."""

from __future__ import annotations

from collections.abc import Iterator

from registry.services.verifying.evidence import REGISTERING, Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Requests whose answer is not the one the journal tells: the first act of a request that was not voided."""
    wanted: dict[str, tuple[str, str, str]] = {}
    voided = {act.said["document"]: act.said["turn"] for act in evidence.every_act if act.act == "void"}
    for act in evidence.every_act:
        if act.act not in REGISTERING:
            continue
        for name in ("request", "batch_request"):
            if name not in act.said:
                continue
            held = wanted.get(act.said[name])
            if held is None or voided.get(held[1], act.said["turn"]) < act.said["turn"]:
                wanted[act.said[name]] = (act.office, act.said["document"], act.at)
    found = evidence.tx.requests.all()
    for digest in sorted(d for d in {*wanted, *found} if wanted.get(d) != found.get(d)):
        yield f"Yêu cầu {digest[:12]}… không còn trả lời như nhật ký ghi."
