"""Closed books of incoming documents (sổ đến đã khóa): closed by an act, their lines and prints as they were then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.services.closing_arrivals import arrivals_digest
from registry.services.verifying.closings import print_problems
from registry.services.verifying.evidence import Evidence
from registry.store.arrival_closings import ArrivalClosing


def problems(evidence: Evidence) -> Iterator[str]:
    """Books closed by no act, reopened, or changed since."""
    tx = evidence.tx
    closed = {(one.office, one.year): one for one in tx.arrival_closings.all()}
    told = {(act.office, act.said["year"]): act for act in evidence.every_act if act.act == "close_arrivals"}
    names = {office.key: office.name for office in tx.offices.all()}
    for place in sorted({*closed, *told, *tx.arrival_closings.places_printed()}):
        said = told.get(place)
        for problem in _problems(evidence, place, closed.get(place), said.said if said else None):
            yield f"{names.get(place[0], place[0])}: sổ văn bản đến năm {place[1]} {problem}"


def _problems(
    evidence: Evidence,
    place: tuple[str, int],
    closing: ArrivalClosing | None,
    said: Mapping[str, Any] | None,
) -> Iterator[str]:
    if said is None:
        yield "ghi là đã khóa, nhưng nhật ký không có việc khóa sổ."
        return
    if closing is None:
        yield "đã khóa theo nhật ký, nhưng nay ghi là còn mở."
        return
    kept = (closing.digest, closing.head_hash, closing.head_seq, closing.reason, closing.closed_by)
    if kept != tuple(said[name] for name in ("digest", "head", "head_seq", "reason", "by")):
        yield "có phần ghi việc khóa sổ đã bị sửa."
    if arrivals_digest(evidence.tx, *place) != said["digest"]:
        yield "đã khóa, nhưng các dòng nay khác lúc khóa."
    prints = evidence.tx.arrival_closings.prints(*place)
    if any(one.printed_at != closing.closed_at for one in prints):
        yield "có ngày khóa đã bị sửa."
    yield from print_problems(evidence, prints, said)
