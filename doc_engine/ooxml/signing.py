"""Signatures of a joint document side by side (chữ ký liên tịch): a column each, in the order of the issuers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from doc_engine.composed import Signature
from doc_engine.layout import Layout, wrap_mm
from doc_engine.ooxml.markup import Cell, Shape, paragraph, points20, row, run, table, twips
from doc_engine.ooxml.styles import LINE_HEIGHT, SIGNATURE_GAP

SIDE_BY_SIDE = 3
_AIR_MM = 3.0  # between two columns


def signature_row(layout: Layout, ids: Mapping[str, str], signatures: Sequence[Signature]) -> str:
    """One row of signatures; fewer lines of office above leave more room to sign, so that the names are level."""
    width = layout.page.text_width / len(signatures)
    part = layout.components["quyen_han"]
    counts = [
        sum(len(wrap_mm(text, width - 2 * _AIR_MM, part.size, bold=True)) for text in one.offices)
        - len(one.other_office)
        for one in signatures
    ]
    line = part.size * LINE_HEIGHT
    gaps = [SIGNATURE_GAP + (max(counts) - count) * line for count in counts]
    cells = [Cell(twips(width), _stack(ids, one, gap)) for one, gap in zip(signatures, gaps, strict=True)]
    return table([row(cells)], [cell.width for cell in cells], padding=twips(_AIR_MM))


def _stack(ids: Mapping[str, str], one: Signature, gap: float) -> str:
    return (
        paragraph(ids["VTChoKy"], "", Shape(exact=points20(12)))
        + "".join(paragraph(ids["VTQuyenHan"], run(text)) for text in one.offices)
        + paragraph(ids["VTChoKy"], "", Shape(exact=points20(gap)))
        + "".join(paragraph(ids["VTQuanChucVuKhac"], run(text)) for text in one.other_office)
        + paragraph(ids["VTHoTen"], run(one.full_name))
    )
