"""`vanthu template list|fields|check|new|add`: the Word templates (mẫu văn bản)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.template_inputs import (
    TYPE_OPTION,
    kind_of,
    packaged_and_own,
    require_kind,
)
from counter.commands.template_new import new_template
from counter.desk import Desk, office_command, read_input, warn
from counter.showing import finding_json, findings_text
from counter.vietnamese import LazyGroup
from doc_engine.errors import BadInput, NotFound
from doc_engine.findings import Severity
from doc_engine.terms import DocumentType

if TYPE_CHECKING:
    from registry.templating import TemplateVersion

template = LazyGroup(name="template", help="Mẫu văn bản Word: liệt kê, xem trường, kiểm tra, lập mẫu riêng.")


def _opened(desk: Desk, name: str, type_name: str | None = None) -> tuple[bytes, DocumentType | None]:
    """The template of a type, or the file of that path; and the type it is for, where that can be told."""
    asked = require_kind(type_name) if type_name else None
    kind = kind_of(name)
    if kind is not None and not Path(name).exists():
        return packaged_and_own(desk).content(kind.key), asked or kind
    content = read_input(Path(name))
    return content, asked or kind_of(Path(name).stem) or _type_inside(content)


def _type_inside(content: bytes) -> DocumentType | None:
    from doc_engine.ooxml import type_of

    try:
        return type_of(content)
    except BadInput:
        return None


# ---- list, fields, check ----------------------------------------------------------------------------------


def _version_json(kind: DocumentType, version: TemplateVersion) -> dict[str, Any]:
    return {
        "type": kind.key,
        "label": kind.label,
        "own": version.is_own,
        "version": version.version,
        "digest": version.digest,
        "name": version.name,
        "added_at": version.added_at,
        "actor": version.actor,
    }


def _version_line(row: dict[str, Any]) -> str:
    origin = f"bản {row['version']}, {row['added_at'][:10]}" if row["own"] else "kèm theo phần mềm"
    return f"{row['type']:<16} {row['label']:<18} {row['digest'][:12]}  {origin}"


@office_command("list")
@click.argument("type_name", metavar="[LOẠI]", required=False)
def list_templates(desk: Desk, type_name: str | None) -> None:
    """Liệt kê mẫu đang dùng của từng loại; nêu LOẠI để xem mọi bản của loại ấy."""
    from registry.services.templates import in_force

    templates = packaged_and_own(desk)
    if type_name is None:
        found = list(in_force(templates))
    else:
        kind = require_kind(type_name)
        found = [(kind, version) for version in templates.versions(kind.key)]
        found = found or [(kind, templates.in_force(kind.key))]
    rows = [_version_json(kind, version) for kind, version in found]
    strays = templates.strays()
    if strays:
        warn(
            [
                f"{', '.join(strays)} nằm trong thư mục mẫu nhưng không được dùng; hãy chạy vanthu template add."
            ]
        )
    desk.answer("\n".join(map(_version_line, rows)), {"templates": rows, "strays": strays})


@office_command("fields")
@click.argument("name", metavar="[MẪU]", required=False)
def template_fields(desk: Desk, name: str | None) -> None:
    """Xem các trường, danh sách và khối dùng được trong mẫu; nêu MẪU để biết mẫu ấy dùng trường nào."""
    from doc_engine.ooxml import compile_template
    from doc_engine.ooxml.published import published

    used = compile_template(_opened(desk, name)[0]).fields if name else frozenset()
    rows = [{**row, "used": row["name"] in used if name else None} for row in published()]
    text = "\n".join(
        f"{'x' if row['used'] else ' '} {row['name']:<18} {row['kind']:<10} {row['meaning']}" for row in rows
    )
    desk.answer(text, {"template": name, "fields": rows})


@office_command("check")
@click.argument("name", metavar="MẪU")
@TYPE_OPTION
def check_template(desk: Desk, name: str, type_name: str | None) -> int:
    """Kiểm tra một mẫu: trường sai, trường thiếu, thẻ hỏng, lệnh không được phép, phông chữ, liên kết ngoài."""
    from registry.services.templates import examine

    content, kind = _opened(desk, name, type_name)
    findings = examine(packaged_and_own(desk), content, kind)
    text = findings_text(findings) or "Mẫu dùng được, không có nhận xét."
    shown = [finding_json(finding) for finding in findings]
    desk.answer(text, {"template": name, "type": kind.key if kind else None, "findings": shown})
    return int(any(finding.severity is Severity.ERROR for finding in findings))


# ---- add --------------------------------------------------------------------------------------------------


@office_command("add")
@click.argument("type_name", metavar="LOẠI")
@click.argument("file", metavar="MẪU.docx", type=click.Path(path_type=Path))
def add_template(desk: Desk, type_name: str, file: Path) -> None:
    """Đưa mẫu riêng của cơ quan vào dùng cho một LOẠI; bản cũ được giữ nguyên."""
    from registry.services.templates import add

    kind = require_kind(type_name)
    content = read_input(file)
    with desk.home() as home:
        if not home.offices():
            raise NotFound("Thư mục dữ liệu chưa có cơ quan nào. Hãy chạy vanthu init trước.")
        added = add(home, kind, content, file.name)
    warn([str(finding) for finding in added.findings if finding.severity is Severity.WARNING])
    state = "Đang dùng" if added.new else "Vẫn đang dùng"
    version = added.version
    desk.answer(
        f"{state} mẫu {kind.label.lower()}, bản {version.version} ({version.digest[:12]}).",
        {
            **_version_json(kind, version),
            "new": added.new,
            "findings": [finding_json(finding) for finding in added.findings],
        },
    )


for command in (list_templates, template_fields, check_template, new_template, add_template):
    template.add_command(command)
