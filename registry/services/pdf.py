"""PDF of a registered document: derived from its Word file, made after the commit, as often as wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound
from registry.errors import ConverterMissing
from registry.store.records import DocumentFile

if TYPE_CHECKING:
    from registry.model import Document
    from registry.office import Home
    from registry.store import Transaction

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
    return make_pdfs(home, [key])[0]


def make_pdfs(home: Home, keys: Sequence[str]) -> list[PdfMade]:
    """The same for many documents, in one run of the converter."""
    with home.store.reading() as tx:
        documents = [tx.documents.require(key) for key in keys]
        sources = [_word_file(tx, document) for document in documents]
    require_converter(home)
    contents = home.converter.many_to_pdf([home.store.files.get(source.digest) for source in sources])
    return [
        _kept(home, document, source, content)
        for document, source, content in zip(documents, sources, contents, strict=True)
    ]


def _word_file(tx: Transaction, document: Document) -> DocumentFile:
    source = tx.files.latest(document.key, "docx")
    if source is None:
        raise NotFound(f"{document.name} ({document.key}) không có tệp Word để chuyển sang PDF.")
    return source


def _kept(home: Home, document: Document, source: DocumentFile, content: bytes) -> PdfMade:
    digest = home.store.files.put(content)
    name = PurePath(source.name).stem + ".pdf"
    now = home.clock.now()
    with home.store.writing() as tx:
        added = tx.files.attach(DocumentFile(document.key, digest, "pdf", name, PDF, len(content), now))
        if added and document.office:
            payload = {"document": document.key, "file": digest, "from": source.digest}
            tx.journal.append(
                document.office, at=now, actor=home.actor, act="pdf", payload=payload, about=document.key
            )
    return PdfMade(document.key, name, content, digest)
