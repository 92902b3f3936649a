"""Văn bản mật: handing out what an office with an independent network keeps in its own folder; each time an event.

The books know such a paper by number, day, type and receivers only. Search, export, tracing and exchange never see
its subject or text (Luật Bảo vệ bí mật nhà nước 117/2025/QH15).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from doc_engine.errors import NotFound, Refusal
from registry.errors import SecretRefused
from registry.services.drafting import is_isolated

if TYPE_CHECKING:
    from registry.model import Document
    from registry.office import Home
    from registry.services.issued import Issued
    from registry.store import Transaction
    from registry.store.records import SecretFile

VIEW = "view_secret"


@dataclass(frozen=True)
class Opened:
    """A secret document handed out: its Word file and, where asked for, its PDF, which is kept nowhere."""

    key: str
    name: str
    docx: bytes
    pdf: bytes | None = None

    @property
    def pdf_name(self) -> str:
        """The PDF's name for a download."""
        return PurePath(self.name).stem + ".pdf"


def open_secret(home: Home, key: str, *, pdf: bool = False) -> Opened:
    """The Word file of a secret document; who opened it is in the journal before the bytes are given.

    Raises `NotFound` for a document that is no secret, `SecretRefused` where the office no longer declares an
    independent network, `ConverterMissing` and `ConverterFailed` for the PDF.
    """
    with home.store.reading() as tx:
        document, file = _required(tx, key)
        offices = {office.key: office for office in tx.offices.all()}
    if not is_isolated(offices.get(document.office or "")):
        raise SecretRefused(
            "Cơ quan không còn khai mạng độc lập (mang_doc_lap), không mở văn bản mật trên máy này."
        )
    content = home.store.secret_files.get(file.digest)
    made = home.converter.to_pdf(content) if pdf else None
    _note_view(home, document, file)
    return Opened(key, file.name, content, made)


def _required(tx: Transaction, key: str) -> tuple[Document, SecretFile]:
    document, file = tx.documents.require(key), tx.secrets.of_document(key)
    if file is None:
        raise NotFound(f"{document.name} ({key}) không phải là văn bản mật có tệp trong thư mục riêng.")
    return document, file


def _note_view(home: Home, document: Document, file: SecretFile) -> None:
    with home.store.writing() as tx:
        payload = {"document": document.key, "file": file.digest, "secrecy": file.secrecy}
        assert document.office is not None
        tx.journal.append(
            document.office,
            at=home.clock.now(),
            actor=home.actor,
            act=VIEW,
            payload=payload,
            about=document.key,
        )


def handed_out(home: Home, issued: Issued, *, pdf: bool) -> Issued:
    """The answer to `issue` for a secret document: a PDF is made beside the books; a repeated answer is a view."""
    if issued.repeated:
        with home.store.reading() as tx:
            document, file = _required(tx, issued.key)
        _note_view(home, document, file)
    if not pdf:
        return issued
    try:
        made = home.converter.to_pdf(issued.docx)
    except Refusal as error:
        again = f"Hãy chạy lại: vanthu secret open {issued.key} --pdf"
        warning = f"Đã cấp số nhưng chưa tạo được PDF: {error} {again}"
        return replace(issued, warnings=(*issued.warnings, warning))
    name = PurePath(issued.names["docx"]).stem + ".pdf"
    warnings = (*issued.warnings, *home.converter.warnings())
    return replace(issued, pdf=made, names={**issued.names, "pdf": name}, warnings=warnings)


def refuse_on_secret(tx: Transaction, document: Document) -> None:
    """Raise `SecretRefused` for a document whose file may not lie among the others."""
    if tx.secrets.of_document(document.key):
        raise SecretRefused(
            f"{document.name} ({document.key}) là văn bản mật, không để tệp vào kho chung. "
            f"Xem văn bản: vanthu secret open {document.key}"
        )
