"""Every kept file (tệp) against its digest."""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.errors import NotFound, Refusal
from registry.services.verifying.evidence import Evidence


def problems(evidence: Evidence) -> Iterator[str]:
    """Files of documents that are gone or hold other bytes."""
    store, tx = evidence.home.store, evidence.tx
    owners = {(file.digest, store.files): f"{file.document} ({file.name})" for file in tx.files.all()}
    secret = {
        (file.digest, store.secret_files): f"{file.document} ({file.name})" for file in tx.secrets.all()
    }
    for (digest, place), owner in sorted((owners | secret).items(), key=lambda item: item[0][0]):
        try:
            place.get(digest)
        except (NotFound, Refusal) as error:
            yield f"Tệp của {owner}: {error}"
    for digest in tx.files.ownerless():
        yield f"Tệp {digest[:12]}… có trong dữ liệu mà không thuộc văn bản hay sổ nào."
