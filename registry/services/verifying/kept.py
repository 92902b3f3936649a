"""The rows of the office's directory (lịch, danh bạ, nhóm, kế nhiệm) against the acts that wrote them, both ways."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from registry.model import JournalEvent
from registry.services.verifying.evidence import Evidence
from registry.store.kept import TABLES

_NAMES = {
    "calendar_day": "Lịch làm việc",
    "post_act": "Danh bạ người",
    "group_member": "Nhóm nơi nhận",
    "unit_choice": "Đơn vị kế nhiệm",
    "function_heir": "Kế nhiệm theo chức năng",
    "chain_word": "Ghi nhận về chuỗi chỉ đạo",
}


def problems(evidence: Evidence) -> Iterator[str]:
    """Rows that no act wrote, and rows that are gone or are no longer as an act wrote them."""
    told = _told(evidence)
    for table in TABLES:
        found = evidence.tx.kept.every(table)
        wanted = told.get(table, {})
        for place in sorted({*found, *wanted}):
            if found.get(place) != wanted.get(place):
                what = "không có trong nhật ký" if place not in wanted else "không còn như nhật ký ghi"
                yield f"{_NAMES.get(table, table)}: mục ghi ở sự kiện {place[1]} ({place[0]}) {what}."


def _told(evidence: Evidence) -> dict[str, dict[tuple[str, int], list[dict[str, Any]]]]:
    """The rows that events say they wrote: by table, then by office and event."""
    told: dict[str, dict[tuple[str, int], list[dict[str, Any]]]] = {}
    for events in evidence.events.values():
        for event in events:
            said = _payload(event)
            if isinstance(said.get("rows"), list) and said.get("table") in TABLES:
                rows = [{"position": place, **row} for place, row in enumerate(said["rows"], 1)]
                told.setdefault(said["table"], {})[event.office, event.seq] = rows
    return told


def _payload(event: JournalEvent) -> dict[str, Any]:
    """What the event says; one that is no JSON any more shows in the chain already."""
    if '"rows"' not in event.payload:
        return {}
    try:
        said = json.loads(event.payload)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
