"""Every journal (nhật ký): its chain, its head, its office."""

from __future__ import annotations

from collections.abc import Iterator

from registry import journal
from registry.services.verifying.evidence import Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Journals whose chain is broken, whose head is not their end, or whose office is gone."""
    names = {office.key: office.name for office in evidence.tx.offices.all()}
    for key in sorted({*names, *evidence.events}):
        if key not in names:
            yield f"Có nhật ký của cơ quan “{key}”, nhưng cơ quan này không còn trong dữ liệu."
        for problem in journal.verify(evidence.events.get(key, ()), evidence.tx.journal.head(key)):
            yield f"{names.get(key, key)}: {problem}"
