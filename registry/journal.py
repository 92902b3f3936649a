"""The journal (nhật ký): an append-only chain of events, each bound by hash to the one before.

A chain alone misses a cut tail; `verify` therefore also holds it against the head kept apart from it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from registry.clock import stamp
from registry.model import JournalEvent

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """The last event's number and hash (đầu nhật ký); of an empty journal 0 and `GENESIS`."""

    seq: int = 0
    hash: str = GENESIS


def canonical(payload: Mapping[str, Any]) -> str:
    """A payload as canonical JSON: keys sorted, no spaces, letters as they are."""
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def next_event(
    head: Head, *, office: str, at: datetime, actor: str, act: str, payload: Mapping[str, Any]
) -> JournalEvent:
    """The event that follows `head`, with its hash."""
    event = JournalEvent(
        seq=head.seq + 1,
        office=office,
        at=at,
        actor=actor,
        act=act,
        payload=canonical(payload),
        previous=head.hash,
        hash="",
    )
    return replace(event, hash=_hash_of(event))


def _hash_of(event: JournalEvent) -> str:
    covered = {
        name: getattr(event, name) for name in ("office", "seq", "actor", "act", "payload", "previous")
    }
    text = canonical({**covered, "at": stamp(event.at)})
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def verify(events: Sequence[JournalEvent], head: Head) -> list[str]:
    """What is wrong with a journal, in Vietnamese; empty when the chain is whole and ends at `head`."""
    problems: list[str] = []
    last = Head()
    for event in events:
        problems.extend(_event_problems(event, last))
        last = Head(event.seq, event.hash)
    if last != head:
        problems.append(
            f"Nhật ký kết thúc ở sự kiện {last.seq}, nhưng đầu nhật ký ghi {head.seq}: đuôi bị cắt hoặc bị thay."
        )
    return problems


def _event_problems(event: JournalEvent, last: Head) -> list[str]:
    problems = []
    if event.seq != last.seq + 1:
        problems.append(f"Sau sự kiện {last.seq} là {event.seq}: thiếu hoặc thừa sự kiện.")
    if event.previous != last.hash:
        problems.append(f"Sự kiện {event.seq} không nối vào sự kiện đứng trước.")
    if event.hash != _hash_of(event):
        problems.append(f"Sự kiện {event.seq} đã bị sửa sau khi ghi.")
    return problems
