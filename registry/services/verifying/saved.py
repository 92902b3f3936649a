"""Kept searches (câu tìm đã lưu) against the journals."""

from __future__ import annotations

import json
from collections.abc import Iterator

from registry.clock import stamp
from registry.services.verifying.evidence import Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Searches that are not as the latest act on their name said; every journal tells of them."""
    wanted: dict[str, tuple[str, str, str]] = {}
    for events in evidence.events.values():
        for event in events:
            if event.act == "save_search":
                said = json.loads(event.payload)
                row = (said["query"], stamp(event.at), event.actor)
                if row[1] >= wanted.get(said["name"], row)[1]:
                    wanted[said["name"]] = row
    found = {one.name: (one.query, one.saved_at, one.actor) for one in evidence.tx.saved_searches.all()}
    for name in sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name)):
        yield f"Câu tìm đã lưu “{name}” không khớp với nhật ký."
