"""Every kept file (tệp) against its digest."""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.errors import NotFound, Refusal
from registry.services.verifying.evidence import Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Files of documents that are gone or hold other bytes."""
    owners = {file.digest: f"{file.document} ({file.name})" for file in evidence.tx.files.all()}
    for digest, owner in sorted(owners.items()):
        try:
            evidence.home.store.files.get(digest)
        except (NotFound, Refusal) as error:
            yield f"Tệp của {owner}: {error}"
