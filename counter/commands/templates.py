"""`vanthu template list|fields|check|new|add`: the Word templates (mẫu văn bản)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, check_folder, office_command, read_input, warn, write_output
from counter.vietnamese import LazyGroup, say
from doc_engine.errors import BadInput, NotFound
from doc_engine.findings import Finding, Severity
from doc_engine.terms import DocumentType

if TYPE_CHECKING:
    from doc_engine.ooxml import Proposal
    from doc_engine.ooxml.authoring import Proposed
    from registry.templating import Templates, TemplateVersion

template = LazyGroup(name="template", help="Mẫu văn bản Word: liệt kê, xem trường, kiểm tra, lập mẫu riêng.")
_LABELS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "ghi chú"}
_TYPE = click.option(
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


def _findings_text(findings: list[Finding]) -> str:
    return "\n".join(f"[{_LABELS[f.severity]} {f.code}] {f}" for f in findings)


def _templates(desk: Desk) -> Templates:
    from registry.templating import Templates

    return Templates(desk.home_dir / "templates")


def _kind(name: str) -> DocumentType | None:
    """The document type of that key or name."""
    found = DocumentType.find(name)
    return found if isinstance(found, DocumentType) else None


def _require_kind(name: str) -> DocumentType:
    kind = _kind(name)
    if kind is None:
        labels = ", ".join(one.label.lower() for one in DocumentType)
        raise BadInput.because(f"không có loại văn bản “{name}”.", f"Các loại: {labels}.")
    return kind


def _opened(desk: Desk, name: str, type_name: str | None = None) -> tuple[bytes, DocumentType | None]:
    """The template of a type, or the file of that path; and the type it is for, where that can be told."""
    asked = _require_kind(type_name) if type_name else None
    kind = _kind(name)
    if kind is not None and not Path(name).exists():
        return _templates(desk).content(kind.key), asked or kind
    content = read_input(Path(name))
    return content, asked or _kind(Path(name).stem) or _type_inside(content)


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

    templates = _templates(desk)
    if type_name is None:
        found = list(in_force(templates))
    else:
        kind = _require_kind(type_name)
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
@_TYPE
def check_template(desk: Desk, name: str, type_name: str | None) -> int:
    """Kiểm tra một mẫu: trường sai, trường thiếu, thẻ hỏng, lệnh không được phép, phông chữ, liên kết ngoài."""
    from registry.services.templates import examine

    content, kind = _opened(desk, name, type_name)
    findings = examine(_templates(desk), content, kind)
    text = _findings_text(findings) or "Mẫu dùng được, không có nhận xét."
    shown = [finding_json(finding) for finding in findings]
    desk.answer(text, {"template": name, "type": kind.key if kind else None, "findings": shown})
    return int(any(finding.severity is Severity.ERROR for finding in findings))


# ---- new --------------------------------------------------------------------------------------------------


@office_command("new")
@click.argument("source", metavar="LOẠI|VĂN_BẢN.docx")
@click.option(
    "-o", "--out", metavar="MẪU.docx", type=click.Path(path_type=Path), required=True, help="Tệp mẫu cần ghi."
)
@click.option("--yes", is_flag=True, help="Đặt mọi thẻ được đề xuất, không hỏi lại.")
@click.option(
    "--skip", metavar="ĐOẠN", multiple=True, type=int, help="Không đổi đoạn số này (dùng nhiều lần được)."
)
@_TYPE
def new_template(
    desk: Desk, source: str, *, out: Path, yes: bool, skip: tuple[int, ...], type_name: str | None
) -> int:
    """Lập mẫu mới: chép mẫu của một LOẠI để sửa, hoặc đặt thẻ vào văn bản có chỗ trống của cơ quan."""
    kind = _kind(source)
    check_folder(out.parent)
    if kind is not None and not Path(source).exists():
        content = _templates(desk).content(kind.key)
        path = str(write_output(out, content))
        text = f"Đã chép mẫu {kind.label.lower()} vào {path}. Sửa xong, chạy: vanthu template check {path}"
        desk.answer(text, {"source": source, "type": kind.key, "written": path})
        return 0
    if Path(source).resolve() == out.resolve():
        raise BadInput.because(
            "tệp mẫu trùng với văn bản gốc.", "Hãy đặt tên khác cho tệp mẫu: -o ten-khac.docx"
        )
    asked = _require_kind(type_name) if type_name else None
    return _from_sample(desk, source, out, yes=yes, skip=skip, kind=asked)


def _from_sample(
    desk: Desk, source: str, out: Path, *, yes: bool, skip: tuple[int, ...], kind: DocumentType | None
) -> int:
    from doc_engine.ooxml import author, propose
    from registry.services.templates import examine

    content = read_input(Path(source))
    proposal = propose(content)
    shown = _proposal_json(source, proposal, skip)
    text = _proposal_text(proposal, skip)
    if not yes and not _confirmed(desk, text):
        desk.answer(f"{text}\nChưa ghi tệp. Thêm --yes để ghi.", {**shown, "written": None, "findings": []})
        return 1
    made = author(content, proposal, without=skip)
    findings = examine(_templates(desk), made, kind or proposal.type)
    path = str(write_output(out, made))
    done = f"Đã ghi mẫu vào {path}. Hãy mở bằng Word để xem lại."
    shown |= {"written": path, "findings": [finding_json(finding) for finding in findings]}
    desk.answer("\n".join(filter(None, (text, done, _findings_text(findings)))), shown)
    return 0


def _confirmed(desk: Desk, text: str) -> bool:
    """Ask at a terminal; elsewhere nothing is written without --yes."""
    if desk.as_json or not sys.stdin.isatty():
        return False
    say(text)
    return click.confirm("Đặt các thẻ này vào mẫu?", err=True)


def _proposal_text(proposal: Proposal, skip: tuple[int, ...]) -> str:
    lines = [_proposed_line(one) for one in proposal.proposed if one.number not in skip]
    if proposal.unplaced:
        lines.append("Chưa đặt được:")
        lines += [f"  {one.where}: {_short(one.text)} — {one.hint}" for one in proposal.unplaced]
    if proposal.missing:
        from doc_engine.ooxml import FIELDS
        from doc_engine.ooxml.published import tag_of

        lines.append("Chưa thấy chỗ của các trường sau, hãy tự đặt trong Word:")
        lines += [
            f"  {FIELDS[name].meaning}: {tag_of(FIELDS[name])}".replace("\n", " ⏎ ")
            for name in proposal.missing
        ]
    return "\n".join(lines)


def _proposed_line(one: Proposed) -> str:
    becomes = "(bỏ đoạn này)" if one.removed else one.proposed.replace("\n", " ⏎ ") or "(xóa chữ)"
    return f"  {one.where}: {_short(one.text)} → {becomes} [{round(one.confidence * 100)}%]"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 50 else f"{words[:49]}…"


def _proposal_json(source: str, proposal: Proposal, skip: tuple[int, ...]) -> dict[str, Any]:
    return {
        "source": source,
        "type": proposal.type.key if proposal.type else None,
        "proposals": [
            {
                "paragraph": one.number,
                "where": one.where,
                "text": one.text,
                "proposed": one.proposed,
                "removed": one.removed,
                "fields": list(one.fields),
                "label": one.label,
                "confidence": one.confidence,
                "skipped": one.number in skip,
            }
            for one in proposal.proposed
        ],
        "unplaced": [
            {"paragraph": one.number, "where": one.where, "text": one.text, "hint": one.hint}
            for one in proposal.unplaced
        ],
        "missing": list(proposal.missing),
    }


# ---- add --------------------------------------------------------------------------------------------------


@office_command("add")
@click.argument("type_name", metavar="LOẠI")
@click.argument("file", metavar="MẪU.docx", type=click.Path(path_type=Path))
def add_template(desk: Desk, type_name: str, file: Path) -> None:
    """Đưa mẫu riêng của cơ quan vào dùng cho một LOẠI; bản cũ được giữ nguyên."""
    from registry.services.templates import add

    kind = _require_kind(type_name)
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
