"""The text that a quyết định issues or approves (văn bản ban hành kèm theo): its own title, no number, no place and day.

Phụ lục III, form 1.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from doc_engine.blocks import AppendixBlocks
from doc_engine.compose.appendices import attached_to
from doc_engine.compose.completion import Completion
from doc_engine.compose.ending import with_end_mark
from doc_engine.compose.joint import joint_heads
from doc_engine.compose.remarks import remark
from doc_engine.findings import Finding
from doc_engine.model import Draft
from doc_engine.outline import Outline, parse_outline
from doc_engine.text import fold

FIELD = "ban_hanh_kem"


def issued_outline(draft: Draft) -> tuple[Outline, ...]:
    """The outline of the issued text; none when nothing is issued."""
    return (parse_outline(draft.issued_text.body),) if draft.issued_text is not None else ()


def issued_blocks(
    draft: Draft, outlines: tuple[Outline, ...], completion: Completion
) -> tuple[AppendixBlocks, ...]:
    """The issued text ready to print behind its decision, before the annexes."""
    issued = draft.issued_text
    if issued is None:
        return ()
    parent, agency = joint_heads(draft)
    return tuple(
        AppendixBlocks(
            label=issued.type_label.upper(),
            title=issued.subject,
            attached_to=attached_to(draft),
            blocks=with_end_mark(completion.blocks(outline.blocks, FIELD)),
            parent=tuple(parent),
            agency=tuple(agency),
        )
        for outline in outlines
    )


def issued_findings(draft: Draft) -> Iterator[Finding]:
    """The decision's subject opens with what it does to the text (Mẫu 1.3)."""
    if draft.issued_text is not None and not fold(draft.subject).startswith(("ban hanh", "phe duyet")):
        message = "trích yếu của quyết định ban hành hoặc phê duyệt một văn bản bắt đầu bằng “Ban hành” hoặc “Phê duyệt”."
        yield remark(
            "TY02", "5a", "trích yếu", message, found=draft.subject[:40], article="Phụ lục III, Mẫu 1.3"
        )
