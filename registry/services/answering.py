"""The answer to `issue` and `enter` (kết quả): what was registered, the same whenever the same is asked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.errors import Refusal
from doc_engine.findings import Finding, Severity
from registry.model import Document
from registry.services.issued import Issued
from registry.services.pdf import make_pdf
from registry.services.registering import Numbered, Order, file_name
from registry.store.filestore import digest_of

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction


def issued_of(numbered: Numbered, document: Document, issued_on: date) -> Issued:
    """The answer for a document just registered."""
    return Issued(
        key=document.key,
        notation=numbered.notation,
        issued_on=issued_on,
        book=f"{numbered.book.name} năm {numbered.book.year}",
        docx=numbered.rendered.docx,
        digest=digest_of(numbered.rendered.docx),
        names={"docx": file_name(numbered.notation, ".docx")},
        warnings=warnings_of(numbered.rendered.findings),
    )


def warnings_of(findings: Sequence[Finding]) -> tuple[str, ...]:
    """What a clerk is told of a document that was made all the same."""
    return tuple(str(finding) for finding in findings if finding.severity is not Severity.INFO)


def answer_again(home: Home, order: Order) -> Issued | None:
    """The answer that the same request got before, or None."""
    with home.store.reading() as tx:
        key = tx.requests.answer(order.digest)
        return answered(home, tx, tx.documents.require(key)) if key else None


def answered(home: Home, tx: Transaction, document: Document) -> Issued:
    """The answer that a registered document was given with."""
    entry = tx.entries.of_document(document.key)
    secret = tx.secrets.of_document(document.key)
    file = secret or tx.files.latest(document.key, "docx")
    day = document.issued_on.whole
    if entry is None or file is None or day is None or document.notation is None:
        raise Refusal(f"Văn bản {document.key} trong sổ không đầy đủ. Hãy chạy vanthu verify.")
    return Issued(
        key=document.key,
        notation=document.notation,
        issued_on=day,
        book=f"{entry.book} năm {entry.year}",
        docx=(home.store.secret_files if secret else home.store.files).get(file.digest),
        digest=file.digest,
        names={"docx": file.name},
        warnings=("Yêu cầu này đã được thực hiện trước đó; không cấp thêm số mới.",),
        repeated=True,
    )


def with_pdf(home: Home, issued: Issued) -> Issued:
    """The same answer with its PDF; a conversion that fails is a warning, the number stands."""
    try:
        made = make_pdf(home, issued.key)
    except Refusal as error:
        warning = f"Đã cấp số nhưng chưa tạo được PDF: {error} Hãy chạy lại: vanthu pdf {issued.key}"
        return replace(issued, warnings=(*issued.warnings, warning))
    names = {**issued.names, "pdf": made.name}
    return replace(issued, pdf=made.content, names=names, warnings=(*issued.warnings, *made.warnings))
