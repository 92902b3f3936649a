"""Annexes (phụ lục): label, title in capitals, the "(Kèm theo …)" line, the blocks.

Phụ lục I, Phần I, Mục III.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doc_engine.blocks import AppendixBlocks
from doc_engine.compose.completion import Completion
from doc_engine.compose.ending import with_end_mark
from doc_engine.compose.header import BLANK_NUMBER
from doc_engine.compose.joint import joint_name
from doc_engine.compose.remarks import remark
from doc_engine.dates import long_date
from doc_engine.findings import Finding
from doc_engine.model import Draft
from doc_engine.outline import Outline
from doc_engine.text import fold, roman_or_digits

FIELD = "phu_luc"
_LABEL = re.compile(r"^phụ lục(?:\s+(?:số\s+)?(?:[IVXLC]+|\d+))?\s*[:.–—-]\s*(?=\S)", re.IGNORECASE)
_BLANK = "\u00a0" * 4


def appendix_blocks(
    draft: Draft, outlines: tuple[Outline, ...], completion: Completion
) -> tuple[AppendixBlocks, ...]:
    """The annexes ready to print, one outline for each."""
    several = len(draft.appendices) > 1
    return tuple(
        AppendixBlocks(
            label=f"Phụ lục {roman_or_digits(number)}" if several else "Phụ lục",
            title=_LABEL.sub("", appendix.title).upper(),
            attached_to=attached_to(draft),
            blocks=with_end_mark(completion.blocks(outline.blocks, FIELD)),
        )
        for number, (appendix, outline) in enumerate(zip(draft.appendices, outlines, strict=True), 1)
    )


def attached_to(draft: Draft) -> str:
    """The line below an annex's title: "(Kèm theo Kế hoạch số 146/KH-UBND ngày … của …)"."""
    notation = f"{draft.number or BLANK_NUMBER}/{draft.symbol or ''}"
    day = long_date(draft.issued_on, _BLANK)
    return f"(Kèm theo {draft.type.label} số {notation} {day} của {joint_name(draft)})"


def appendix_findings(draft: Draft, body: Outline) -> Iterator[Finding]:
    """The text has to point to its annexes."""
    if draft.appendices and "phu luc" not in fold(body.plain):
        message = "nội dung văn bản phải có chỉ dẫn về Phụ lục kèm theo."
        yield remark("PL01", "phụ lục", "nội dung", message, required="Phụ lục")
