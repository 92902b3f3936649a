"""PDF of a registered document: derived from its Word file, made after the commit, as often as wanted."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from doc_engine.errors import BadInput, NotFound
from doc_engine.findings import Severity
from registry.errors import ConverterMissing
from registry.services.secrets import refuse_on_secret
from registry.store.filestore import digest_of
from registry.store.records import DocumentFile

if TYPE_CHECKING:
    from registry.model import Document
    from registry.office import Home
    from registry.store import Transaction

PDF = "application/pdf"


@dataclass(frozen=True)
class PdfMade:
    """A document's PDF with its name for a download, and the fields for signing where it has them."""

    key: str
    name: str
    content: bytes
    digest: str
    fields: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadyPdf:
    """A PDF made ready for signing: the names of its empty fields, and what could not be placed."""

    content: bytes
    fields: tuple[str, ...]
    warnings: tuple[str, ...]


def require_converter(home: Home) -> None:
    """Raise `ConverterMissing` where no PDF can be made; asked before a number is taken."""
    reason = home.converter.available()
    if reason:
        raise ConverterMissing(reason)


def make_pdf(home: Home, key: str, *, for_signing: bool = False) -> PdfMade:
    """Make the PDF of a document's Word file and keep it with the document.

    Raises `NotFound`, `ConverterMissing`, `ConverterFailed`.
    """
    made = make_pdfs(home, [key])[0]
    if not for_signing:
        return made
    ready = signing_copy(home, key, made.content)
    return replace(ready, warnings=(*made.warnings, *ready.warnings))


def ready_for_signing(pdf: bytes) -> ReadyPdf:
    """A PDF of our own with empty fields for number, day and signatures (tệp để ký số); raises `BadInput`."""
    from doc_engine.pdf.fields import prepare_for_signing

    prepared = prepare_for_signing(pdf)
    said = (str(finding) for finding in prepared.findings if finding.severity is not Severity.INFO)
    return ReadyPdf(prepared.content, prepared.fields, tuple(said))


def signing_copy(home: Home, key: str, pdf: bytes) -> PdfMade:
    """A document's PDF made ready for signing and kept with it; one that cannot be made so stays with a warning."""
    with home.store.reading() as tx:
        document = tx.documents.require(key)
        source = _word_file(tx, document)
    try:
        ready = ready_for_signing(pdf)
    except BadInput as error:
        ready = ReadyPdf(pdf, (), (f"Chưa thêm được trường ký số: {error}",))
    return replace(_kept(home, document, source, ready.content), fields=ready.fields, warnings=ready.warnings)


def fill_number(pdf: bytes, number: str, issued_on: date, symbol: str | None = None) -> bytes:
    """Fill number and day into a signed PDF, as an update behind the signature (điền số, ngày ban hành).

    The file comes from outside, so a child process does it. Raises `BadInput` as `doc_engine.pdf.filling` does.
    """
    from registry.jail import in_child

    order = {
        "pdf": base64.b64encode(pdf).decode("ascii"),
        "number": number,
        "issued_on": issued_on.isoformat(),
        "symbol": symbol,
    }
    return base64.b64decode(in_child("pdf_fill", json.dumps(order).encode("ascii")))


def fill_document(home: Home, key: str, pdf: bytes) -> PdfMade:
    """The same with the number, symbol and day that a registered document has; nothing is kept.

    Raises `NotFound` for an unknown document, `BadInput` for one without number or day.
    """
    with home.store.reading() as tx:
        document = tx.documents.require(key)
    day, notation = document.issued_on.whole, document.notation
    if notation is None or notation.number is None or day is None:
        raise BadInput.because(f"{document.name} chưa có đủ số và ngày ban hành.")
    filled = fill_number(pdf, notation.number, day, notation.symbol)
    return PdfMade(key, "", filled, digest_of(filled))


def make_pdfs(home: Home, keys: Sequence[str]) -> list[PdfMade]:
    """The same for many documents, in one run of the converter."""
    with home.store.reading() as tx:
        documents = [tx.documents.require(key) for key in keys]
        sources = [_word_file(tx, document) for document in documents]
    require_converter(home)
    contents = home.converter.many_to_pdf([home.store.files.get(source.digest) for source in sources])
    warnings = home.converter.warnings()
    return [
        replace(_kept(home, document, source, content), warnings=warnings)
        for document, source, content in zip(documents, sources, contents, strict=True)
    ]


def _word_file(tx: Transaction, document: Document) -> DocumentFile:
    refuse_on_secret(tx, document)
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
