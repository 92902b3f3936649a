"""`compose`: one draft to the render context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from doc_engine.blocks import Block, Mark, Paragraph
from doc_engine.compose.appendices import appendix_blocks, appendix_findings
from doc_engine.compose.citations import CitationLookup
from doc_engine.compose.completion import Completion
from doc_engine.compose.contact import contact_lines
from doc_engine.compose.ending import END_MARK, with_end_mark
from doc_engine.compose.header import header_fields, header_findings
from doc_engine.compose.issued import issued_blocks, issued_findings, issued_outline
from doc_engine.compose.joint import joint_findings, joint_heads, joint_name, joint_signatures
from doc_engine.compose.opening import (
    opening_fields,
    opening_findings,
    period_findings,
    without_command,
)
from doc_engine.compose.reading_order import whole_text
from doc_engine.compose.recipients import (
    drafter_sign,
    many_addressees,
    one_addressee,
    recipient_findings,
    recipient_lines,
)
from doc_engine.compose.remarks import remark
from doc_engine.compose.signature import signature_findings, signature_lines
from doc_engine.compose.special import WITHOUT_BODY, framed, special_fields, special_findings
from doc_engine.compose.tasks import is_task_mark
from doc_engine.compose.unread import unread_marks
from doc_engine.composed import Composed, FieldValue
from doc_engine.errors import BadInput
from doc_engine.findings import Finding, Severity
from doc_engine.layout import Choice
from doc_engine.model import Draft
from doc_engine.outline import Outline, parse_outline

WATERMARK = "BẢN MINH HỌA"


def compose(draft: Draft, *, cite: CitationLookup | None = None) -> Composed:
    """Every word of the document decided (soạn văn bản).

    `cite` is asked for documents the draft itself says nothing about. Raises `BadInput` with every
    problem found, placed by field and by the line of that field's text.
    """
    outline = parse_outline(draft.body)
    annexes = tuple(parse_outline(appendix.body) for appendix in draft.appendices)
    issued = issued_outline(draft)
    completion = Completion(draft, cite)
    fields = {
        **header_fields(draft),
        **_joint(draft),
        **_addressees(draft),
        **opening_fields(draft, completion),
    }
    blocks = without_command(outline.blocks, fields["lenh"])
    body = _to_sign(with_end_mark(framed(draft, completion.blocks(blocks, "noi_dung"))))
    appendices = issued_blocks(draft, issued, completion) + appendix_blocks(draft, annexes, completion)
    problems = [*unread_marks(draft), *completion.problems]
    if problems:
        raise BadInput(*problems)
    fields.update(_foot(draft) | special_fields(draft))
    signatures = joint_signatures(draft)
    if signatures:
        fields["quyen_han"] = list(signatures[0].offices)
    return Composed(
        type_key=draft.type.key,
        fields=fields,
        body=body,
        appendices=appendices,
        text=whole_text(draft.type.key, fields, body, appendices, signatures[1:]),
        cited=completion.cited,
        findings=(*_findings(draft, outline, issued + annexes), *period_findings(draft, outline)),
        watermark=WATERMARK if draft.demonstration else "",
        title=f"{draft.type.label}: {fields['trich_yeu'] or draft.subject}",
        author=draft.issuer.name,
        symbol=draft.symbol or "",
        choice=Choice(draft.head_sizes, draft.body_size, draft.indent),
        contact=contact_lines(draft.contact),
        signatures=signatures,
    )


def _to_sign(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """A bare end mark behind a table on a turned page stands with the signature, on a page that is not turned."""
    if body and body[-1].wide and body[-1].text == END_MARK:
        return (*body[:-1], replace(body[-1], wide=False))
    return body


def _joint(draft: Draft) -> dict[str, FieldValue]:
    """The heads of the bodies that issue together."""
    if not draft.co_issuers:
        return {}
    parent, agencies = joint_heads(draft)
    return {"co_quan_chu_quan": parent, "co_quan": agencies, "ten_co_quan": joint_name(draft)}


def _addressees(draft: Draft) -> dict[str, FieldValue]:
    return {
        "kinh_gui_mot": one_addressee(draft.addressees),
        "kinh_gui_nhieu": many_addressees(draft.addressees),
    }


def _foot(draft: Draft) -> dict[str, FieldValue]:
    signatory = draft.signatory
    return {
        "quyen_han": signature_lines(signatory),
        "chuc_vu_khac": list(signatory.other_office),
        "ho_ten": signatory.full_name,
        "noi_nhan": recipient_lines(draft),
        "do_khan": draft.urgency.stamp if draft.urgency else "",
        "do_mat": draft.secrecy.label.upper() if draft.secrecy else "",
        "pham_vi": draft.circulation.label.upper() if draft.circulation else "",
        "nguoi_soan": drafter_sign(draft),
    }


def _findings(draft: Draft, outline: Outline, annexes: Iterable[Outline]) -> Iterator[Finding]:
    yield from header_findings(draft)
    yield from opening_findings(draft)
    yield from outline.findings
    yield from _body_findings(draft, outline)
    for annex in annexes:
        yield from annex.findings
    yield from appendix_findings(draft, outline)
    yield from issued_findings(draft)
    yield from special_findings(draft)
    yield from signature_findings(draft.signatory)
    yield from joint_findings(draft)
    yield from recipient_findings(draft)


def _body_findings(draft: Draft, outline: Outline) -> Iterator[Finding]:
    if not outline.blocks and draft.type not in WITHOUT_BODY:
        yield remark("ND01", "6", "nội dung", "văn bản chưa có nội dung.", severity=Severity.ERROR)
    marks = (
        part.text
        for block in outline.blocks
        if isinstance(block, Paragraph)
        for part in block.inline
        if isinstance(part, Mark)
    )
    if outline.blocks and outline.blocks[-1].wide:
        message = "nội dung kết thúc bằng trang ngang nên chữ ký đứng ở trang sau, không cùng lời văn."
        required = "đoạn kết sau [[hết trang ngang]]"
        yield remark("ND05", "6", "nội dung", message, required=required)
    if draft.tasks and not any(is_task_mark(mark) for mark in marks):
        message = "văn bản ghi nhiệm vụ nhưng nội dung không có “[[nhiem_vu]]”, nhiệm vụ không được in."
        yield remark("NV01", "6", "nội dung", message, required="[[nhiem_vu]]")
