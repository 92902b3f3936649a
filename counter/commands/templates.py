"""`vanthu template list|fields|check`: the Word templates (mẫu văn bản)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, office_command, read_input
from counter.vietnamese import LazyGroup
from doc_engine.findings import Finding, Severity
from doc_engine.terms import DocumentType

if TYPE_CHECKING:
    from registry.templating import Templates

template = LazyGroup(name="template", help="Mẫu văn bản Word: liệt kê, xem trường, kiểm tra.")
_LABELS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "ghi chú"}


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


def _templates(desk: Desk) -> Templates:
    from registry.templating import Templates

    return Templates(desk.home_dir / "templates")


def _template_bytes(desk: Desk, name: str) -> bytes:
    """A template by its type's key or name, or the bytes of a file of that path."""
    kind = DocumentType.find(name)
    named = isinstance(kind, DocumentType) and not Path(name).exists()
    return _templates(desk).content(kind.key) if kind and named else read_input(Path(name))


@office_command("list")
def list_templates(desk: Desk) -> None:
    """Liệt kê các mẫu có sẵn."""
    templates = _templates(desk)
    rows: list[dict[str, Any]] = [
        {"type": kind.key, "label": kind.label, "own": templates.is_own(kind.key)}
        for kind in DocumentType
        if kind.key in templates.names()
    ]
    desk.answer("\n".join(f"{row['type']:<12} {row['label']}" for row in rows), {"templates": rows})


@office_command("fields")
@click.argument("name", metavar="MẪU")
def template_fields(desk: Desk, name: str) -> None:
    """Xem các trường mà một mẫu dùng (MẪU: loại văn bản hoặc tệp .docx)."""
    from doc_engine.ooxml import template_fields as fields_of

    fields = fields_of(_template_bytes(desk, name))
    rows = [{"name": field.name, "kind": field.kind.value, "meaning": field.meaning} for field in fields]
    text = "\n".join(f"{row['name']:<18} {row['kind']:<10} {row['meaning']}" for row in rows)
    desk.answer(text, {"template": name, "fields": rows})


@office_command("check")
@click.argument("name", metavar="MẪU")
def check_template(desk: Desk, name: str) -> int:
    """Kiểm tra một mẫu: trường không có, thẻ hỏng, lệnh không được phép."""
    from doc_engine.ooxml import check_template as findings_of

    findings = findings_of(_template_bytes(desk, name))
    text = "\n".join(f"[{_LABELS[f.severity]}] {f}" for f in findings) or "Mẫu dùng được, không có nhận xét."
    desk.answer(text, {"template": name, "findings": [finding_json(f) for f in findings]})
    return int(any(finding.severity is Severity.ERROR for finding in findings))


for command in (list_templates, template_fields, check_template):
    template.add_command(command)
