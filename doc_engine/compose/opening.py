"""What stands between the title and the body: thẩm quyền, căn cứ, theo đề nghị, lệnh; the words of a giấy mời.

Phụ lục I, Phần I, Mục II.6.a; Phụ lục III, forms 1.1–1.3 and 1.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doc_engine.blocks import Block
from doc_engine.compose.citations import TYPE_LABELS
from doc_engine.compose.completion import Completion
from doc_engine.compose.ending import closed_text
from doc_engine.compose.punctuation import ended, listed
from doc_engine.compose.recipients import invited_lines
from doc_engine.compose.remarks import remark
from doc_engine.composed import FieldValue
from doc_engine.findings import Finding, Severity
from doc_engine.model import Draft
from doc_engine.outline import Outline
from doc_engine.terms import DocumentType
from doc_engine.text import fold

_COMMANDS = {DocumentType.QUYET_DINH: "QUYẾT ĐỊNH:", DocumentType.NGHI_QUYET: "QUYẾT NGHỊ:"}
_PROPOSED = re.compile(r"^(?:theo|xét)\s+(?:đề nghị|tờ trình)\b", re.IGNORECASE)
_BARE_BASIS = re.compile(rf"^(?:\[\[|(?:{'|'.join(map(re.escape, TYPE_LABELS))})\b)")
_LABEL = re.compile(r"^(?:tới dự|chủ trì|thời gian|địa điểm)\s*:?\s+", re.IGNORECASE)


def opening_fields(draft: Draft, completion: Completion) -> dict[str, FieldValue]:
    """The fields before the body, as the templates name them."""
    bases = [completion.text(_with_cue(basis), "can_cu", basis=True) for basis in draft.legal_bases]
    proposed = proposal(completion.text(draft.on_proposal_of or "", "theo_de_nghi", basis=True))
    return {
        "tham_quyen": (draft.authority or "").upper(),
        "can_cu": listed(bases, ";" if proposed else "."),
        "theo_de_nghi": proposed,
        "lenh": _COMMANDS.get(draft.type, ""),
        "ky_bao_cao": draft.reporting_period or "",
        **invitation_fields(draft),
    }


def _with_cue(basis: str) -> str:
    """A căn cứ that begins with the document itself gets its "Căn cứ"; any other wording is the clerk's."""
    return f"Căn cứ {basis}" if _BARE_BASIS.match(basis) else basis


def proposal(text: str) -> str:
    """ "Theo đề nghị của … ." with its full stop, "" when nobody proposed."""
    if not text:
        return ""
    return ended(text if _PROPOSED.match(text) else f"Theo đề nghị của {text}", ".")


def invitation_fields(draft: Draft) -> dict[str, FieldValue]:
    """Who is invited, to what, chaired by whom, when and where; empty but for a giấy mời."""
    invitation = draft.invitation
    if invitation is None:
        return {"kinh_moi": [], "noi_dung_hop": "", "chu_tri": "", "thoi_gian": "", "dia_diem": ""}
    venue = _LABEL.sub("", invitation.venue)
    return {
        "kinh_moi": invited_lines(invitation.invited),
        "noi_dung_hop": ended(_LABEL.sub("", invitation.event), "."),
        "chu_tri": ended(_LABEL.sub("", invitation.chair), "."),
        "thoi_gian": ended(_LABEL.sub("", invitation.time), "."),
        "dia_diem": ended(venue, ".") if draft.body.strip() else closed_text(venue),
    }


def without_command(blocks: Sequence[Block], command: FieldValue) -> Sequence[Block]:
    """The body without the line “QUYẾT ĐỊNH:” that a pasted decision begins with: the form prints it already."""
    first = blocks[0].text.strip(" :") if blocks else ""
    return blocks[1:] if command and first and first == str(command).strip(" :") else blocks


def opening_findings(draft: Draft) -> Iterator[Finding]:
    """What a decision or an invitation must have before its body."""
    if draft.type in _COMMANDS and not draft.authority:
        message = f"{draft.type.label.lower()} phải ghi thẩm quyền ban hành trước các căn cứ."
        yield remark("TQ01", "6", "thẩm quyền ban hành", message)
    if draft.type in _COMMANDS and not draft.legal_bases:
        yield remark("CC01", "6", "căn cứ", "văn bản phải có căn cứ ban hành.")
    if draft.type is DocumentType.GIAY_MOI and draft.invitation is None:
        message = "giấy mời phải ghi người được mời, nội dung, chủ trì, thời gian, địa điểm."
        yield remark(
            "GM01", "6", "giấy mời", message, severity=Severity.ERROR, article="Phụ lục III, Mẫu 1.7"
        )


def period_findings(draft: Draft, outline: Outline) -> Iterator[Finding]:
    """The period of a báo cáo has no line of its own in the form: its words have to stand in the subject or the text."""
    period = fold(draft.reporting_period or "")
    if period and period not in fold(f"{draft.subject} {outline.plain}"):
        message = "kỳ báo cáo chưa có trong trích yếu hay nội dung; mẫu báo cáo không có dòng riêng để in kỳ."
        yield remark("KB01", "5a", "trích yếu", message, required=draft.reporting_period or "")
