"""What the template commands share (đầu vào của lệnh về mẫu): types by name, the templates at hand, findings shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counter.desk import Desk
from doc_engine.errors import BadInput
from doc_engine.findings import Finding, Severity
from doc_engine.terms import DocumentType

if TYPE_CHECKING:
    from registry.templating import Templates

_LABELS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "ghi chú"}
TYPE_OPTION = click.option(
    "--type", "type_name", metavar="LOẠI", help="Loại văn bản của mẫu, khi tệp không cho biết."
)


def finding_json(finding: Finding) -> dict[str, str]:
    """One finding as `--json` shows it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "cell": finding.cell,
        "where": finding.where,
        "found": finding.found,
        "required": finding.required,
        "message": finding.message,
        "article": finding.article,
    }


def findings_text(findings: list[Finding]) -> str:
    """Findings for people, one a line."""
    return "\n".join(f"[{_LABELS[f.severity]} {f.code}] {f}" for f in findings)


def packaged_and_own(desk: Desk) -> Templates:
    """The packaged templates and the office's own, where the data folder has some."""
    from registry.templating import Templates

    return Templates(desk.home_dir / "templates")


def kind_of(name: str) -> DocumentType | None:
    """The document type of that key or name."""
    found = DocumentType.find(name)
    return found if isinstance(found, DocumentType) else None


def require_kind(name: str) -> DocumentType:
    """The same; raises `BadInput` naming the types."""
    kind = kind_of(name)
    if kind is None:
        labels = ", ".join(one.label.lower() for one in DocumentType)
        raise BadInput.because(f"không có loại văn bản “{name}”.", f"Các loại: {labels}.")
    return kind
