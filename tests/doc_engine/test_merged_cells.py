"""Merged cells of a Word table (ô gộp) do not push their neighbours under another column."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from doc_engine.ooxml.reader import read_paper

BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "insideH", "insideV"))


def columns(*, bordered: bool) -> dict[str, int | None]:
    """The column of each cell that says something: two cells of the first row are one."""
    word = docx.Document()
    table = word.add_table(2, 3)
    table.style = None
    if bordered:
        table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{BORDERS}</w:tblBorders>"))
    table.cell(0, 0).merge(table.cell(0, 1)).text = "gộp"
    table.cell(0, 2).text = "sau ô gộp"
    table.cell(1, 2).text = "dưới"
    stream = BytesIO()
    word.save(stream)
    return {line.text: line.place.column for line in read_paper(stream.getvalue()).lines if line.text}


def test_the_cell_after_a_merged_one_stands_under_its_own_column_of_the_drawn_grid() -> None:
    assert columns(bordered=True) == {"gộp": 1, "sau ô gộp": 3, "dưới": 3}


def test_cells_without_a_grid_are_counted_one_by_one() -> None:
    assert columns(bordered=False)["sau ô gộp"] == 2
