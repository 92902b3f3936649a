"""PDF of a registered document: derived from its Word file, made after the commit, as often as wanted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound
from registry.errors import ConverterMissing
from registry.store.records import DocumentFile

if TYPE_CHECKING:
    from registry.office import Home

PDF = "application/pdf"


@dataclass(frozen=True)
class PdfMade:
    """A document's PDF with its name for a download."""

    key: str
    name: str
    content: bytes
    digest: str


def require_converter(home: Home) -> None:
    """Raise `ConverterMissing` where no PDF can be made; asked before a number is taken."""
    reason = home.converter.available()
    if reason:
        raise ConverterMissing(reason)


def make_pdf(home: Home, key: str) -> PdfMade:
    """Make the PDF of a document's Word file and keep it with the document.

    Raises `NotFound`, `ConverterMissing`, `ConverterFailed`.
    """
    with home.store.reading() as tx:
        document = tx.documents.require(key)
        source = tx.files.latest(key, "docx")
    if source is None:
        raise NotFound(f"{document.name} ({key}) không có tệp Word để chuyển sang PDF.")
    require_converter(home)
    content = home.converter.to_pdf(home.store.files.get(source.digest))
    digest = home.store.files.put(content)
    name = PurePath(source.name).stem + ".pdf"
    file = DocumentFile(key, digest, "pdf", name, PDF, len(content), home.clock.now())
    with home.store.writing() as tx:
        added = tx.files.attach(file)
        if added and document.office:
            payload = {"document": key, "file": digest, "from": source.digest}
            tx.journal.append(
                document.office, at=home.clock.now(), actor=home.actor, act="pdf", payload=payload
            )
    return PdfMade(key, name, content, digest)
