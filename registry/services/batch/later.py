"""PDFs of personal copies made later (PDF của các bản, làm sau): each kept with the document, beside its copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from registry.services.batch.answers import COPY
from registry.services.pdf import PDF, require_converter
from registry.store.records import DocumentFile

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

COPY_PDF = "copy_pdf"  # the role of a personal copy's PDF; its name is the copy's


def kept_copy_pdfs(tx: Transaction, key: str) -> dict[str, DocumentFile]:
    """The PDFs that a document's personal copies have, by the digest of the copy."""
    made = {file.name: file for file in tx.files.of_document(key, COPY_PDF)}
    copies = tx.files.of_document(key, COPY)
    return {copy.digest: made[name] for copy in copies if (name := _pdf_name(copy)) in made}


def missing_copy_pdfs(home: Home, key: str, digests: Sequence[str]) -> int:
    """Make the PDFs of those copies of a document that have none, one act for all; gives how many were made.

    Raises `ConverterMissing`, `ConverterFailed`.
    """
    with home.store.reading() as tx:
        known = kept_copy_pdfs(tx, key)
        wanted = [one for one in tx.files.of_document(key, COPY) if one.digest in {*digests} - {*known}]
    if not wanted:
        return 0
    require_converter(home)
    pdfs = home.converter.many_to_pdf([home.store.files.get(copy.digest) for copy in wanted])
    kept = list(home.store.files.put_many(pdfs))
    with home.store.writing() as tx:
        known = kept_copy_pdfs(tx, key)
        new = [
            (copy, digest, size)
            for copy, (digest, size) in zip(wanted, kept, strict=True)
            if copy.digest not in known  # whom another worker was quicker for
        ]
        _attach(tx, home, key, new)
    return len(new)


def _attach(tx: Transaction, home: Home, key: str, new: Sequence[tuple[DocumentFile, str, int]]) -> None:
    document, now = tx.documents.require(key), home.clock.now()
    if not new or document.office is None:
        return
    files = [
        DocumentFile(key, digest, COPY_PDF, _pdf_name(copy), PDF, size, now) for copy, digest, size in new
    ]
    for file in files:
        tx.files.attach(file)
    said = [{"file": digest, "from": copy.digest} for copy, digest, _ in new]
    payload = {"document": key, "copies": said}
    tx.journal.append(document.office, at=now, actor=home.actor, act="pdf", payload=payload, about=key)


def _pdf_name(copy: DocumentFile) -> str:
    return PurePath(copy.name).stem + ".pdf"
