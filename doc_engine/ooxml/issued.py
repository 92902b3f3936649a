"""The head of a text that a quyết định issues (Mẫu 1.3): agency and Quốc hiệu, without number, place and day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from doc_engine.layout import Layout, text_width_mm
from doc_engine.ooxml.markup import Cell, Shape, paragraph, row, run, table, twips


def issued_head(
    layout: Layout, ids: Mapping[str, str], parent: Sequence[str], agency: Sequence[str], rule: str
) -> str:
    """The two blocks side by side; `rule` is the drawn line below the agency's name."""
    columns = layout.columns
    widths = [twips(columns.header_left), twips(columns.header_right)]
    lines = [paragraph(ids["VTCoQuanChuQuan"], run(line)) for line in parent]
    lines += [paragraph(ids["VTCoQuan"], run(line)) for line in agency]
    overhang = (layout.page.text_width - columns.header_left - columns.header_right) / 2
    cells = [Cell(widths[0], "".join(lines) + rule), Cell(widths[1], _nation(layout, ids))]
    return table([row(cells)], widths, left=twips(overhang))


def _nation(layout: Layout, ids: Mapping[str, str]) -> str:
    nation, motto = layout.components["quoc_hieu"], layout.components["tieu_ngu"]
    length = text_width_mm(motto.text, motto.size, motto.bold, motto.italic)
    side = twips((layout.columns.header_right - length) / 2)
    return (
        paragraph(ids["VTQuocHieu"], run(nation.text))
        + paragraph(ids["VTTieuNgu"], run(motto.text))
        + paragraph(ids["VTDuongKe"], "", Shape(rule=True, left=side, right=side))
    )
