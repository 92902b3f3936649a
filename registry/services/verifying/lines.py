"""The lines of the books (dòng sổ) against the acts that wrote them, with their documents and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from doc_engine.dates import short_date
from registry.model import RegisterEntry
from registry.services.verifying.evidence import REGISTERING, Evidence
from registry.store.records import Office

if TYPE_CHECKING:
    from registry.store import Transaction

# What a journal event remembers of a line, by the same names.
_COMPARED = ("notation", "book", "year", "number", "suffix", "subject", "signatory", "recipients")


def problems(evidence: Evidence) -> Iterator[str]:
    """Lines changed, missing or written by no act."""
    for office in evidence.tx.offices.all():
        lines = {line.document: line for line in evidence.tx.entries.of_office(office.key)}
        for payload in [*evidence.said(office.key, *REGISTERING), *evidence.imported(office.key, "di")]:
            line = lines.pop(payload["document"], None)
            yield from _line_problems(office, payload, line)
            yield from _kept_problems(evidence.tx, office, payload)
        for line in lines.values():
            yield f"{office.name}: dòng {line.notation} ({line.document}) không có trong nhật ký."


def _line_problems(office: Office, payload: Mapping[str, Any], line: RegisterEntry | None) -> Iterator[str]:
    """A journal's act against the line it wrote."""
    name = f"{payload['notation']} ({payload['document']})"
    if line is None:
        yield f"{office.name}: nhật ký ghi đã đăng ký {name}, nhưng trong sổ không còn dòng này."
        return
    changed = [field for field in _COMPARED if getattr(line, field) != payload[field]]
    if line.issued_on != short_date(date.fromisoformat(payload["issued_on"])):
        changed.append("issued_on")
    if changed:
        yield f"{office.name}: dòng {name} đã bị sửa sau khi đăng ký ({', '.join(changed)})."


def _kept_problems(tx: Transaction, office: Office, payload: Mapping[str, Any]) -> Iterator[str]:
    """The document and the Word file of a journal's act."""
    key = payload["document"]
    document = tx.documents.get(key)
    if document is None or not document.held:
        yield f"{office.name}: văn bản {payload['notation']} ({key}) không còn trong dữ liệu."
    if payload["file"] is None:  # a number of a secret paper that is kept elsewhere
        return
    secret = tx.secrets.of_document(key)
    kept = [secret] if secret else tx.files.of_document(key, "docx")
    if all(file.digest != payload["file"] for file in kept):
        yield f"{office.name}: văn bản {payload['notation']} ({key}) không còn tệp đã đăng ký."
