"""`vanthu template new`: a template to edit, copied from a type's or made of an office's own sample (lập mẫu)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.template_inputs import (
    TYPE_OPTION,
    kind_of,
    packaged_and_own,
    require_kind,
)
from counter.desk import Desk, check_folder, office_command, read_input, write_output
from counter.showing import finding_json, findings_text
from counter.vietnamese import say
from doc_engine.errors import BadInput
from doc_engine.terms import DocumentType

if TYPE_CHECKING:
    from doc_engine.ooxml import Proposal
    from doc_engine.ooxml.authoring import Proposed


@office_command("new")
@click.argument("source", metavar="LOẠI|VĂN_BẢN.docx")
@click.option(
    "-o", "--out", metavar="MẪU.docx", type=click.Path(path_type=Path), required=True, help="Tệp mẫu cần ghi."
)
@click.option("--yes", is_flag=True, help="Đặt mọi thẻ được đề xuất, không hỏi lại.")
@click.option(
    "--skip", metavar="ĐOẠN", multiple=True, type=int, help="Không đổi đoạn số này (dùng nhiều lần được)."
)
@TYPE_OPTION
def new_template(
    desk: Desk, source: str, *, out: Path, yes: bool, skip: tuple[int, ...], type_name: str | None
) -> int:
    """Lập mẫu mới: chép mẫu của một LOẠI để sửa, hoặc đặt thẻ vào văn bản có chỗ trống của cơ quan."""
    kind = kind_of(source)
    check_folder(out.parent)
    if kind is not None and not Path(source).exists():
        content = packaged_and_own(desk).content(kind.key)
        path = str(write_output(out, content))
        text = f"Đã chép mẫu {kind.label.lower()} vào {path}. Sửa xong, chạy: vanthu template check {path}"
        desk.answer(text, {"source": source, "type": kind.key, "written": path})
        return 0
    if Path(source).resolve() == out.resolve():
        raise BadInput.because(
            "tệp mẫu trùng với văn bản gốc.", "Hãy đặt tên khác cho tệp mẫu: -o ten-khac.docx"
        )
    asked = require_kind(type_name) if type_name else None
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
    findings = examine(packaged_and_own(desk), made, kind or proposal.type)
    path = str(write_output(out, made))
    done = f"Đã ghi mẫu vào {path}. Hãy mở bằng Word để xem lại."
    shown |= {"written": path, "findings": [finding_json(finding) for finding in findings]}
    desk.answer("\n".join(filter(None, (text, done, findings_text(findings)))), shown)
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
