"""In the child: an Excel file as text (đọc bảng tính), through calamine, which runs no formula and keeps no link.

Numbers become the text a clerk typed (12.0 is 12), days d/m/yyyy; rows keep their numbers in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from doc_engine.errors import BadInput, Problem
from registry.cells import column_letter
from registry.jail.formulas import Marks, marks_of
from registry.jail.shown import shown

MAX_ROWS = 100_000  # of one sheet
MAX_COLUMNS = 200
MAX_SHEETS = 60
_SPLIT = "Hãy tách thành nhiều tệp, ví dụ mỗi năm một tệp, hoặc lưu thành CSV UTF-8."


def sheets_of(data: bytes, *, printed: bool = False) -> list[dict[str, Any]]:
    """Every worksheet with its name and its rows that are not blank: [number of the row, texts of its cells].

    `printed`: also what a paper prints for each cell that is no text, where it differs, by its address (B5).
    """
    import io

    from python_calamine import CalamineError, CalamineWorkbook

    _admit(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = book.sheet_names
        if len(names) > MAX_SHEETS:
            raise BadInput.because(f"tệp có {len(names)} trang tính, quá {MAX_SHEETS}.", _SPLIT)
        marks = marks_of(data)
        return [_sheet(book.get_sheet_by_name(name), name, marks.get(name), printed) for name in names]
    except CalamineError as error:
        raise BadInput.because(
            f"không đọc được bảng tính này ({type(error).__name__}).", "Hãy mở bằng Excel rồi lưu lại."
        ) from None


def _sheet(sheet: Any, name: str, marks: Marks | None, printed: bool) -> dict[str, Any]:
    said: dict[str, Any] = {}
    rows = _rows(sheet, name, marks.formats if marks else None, said if printed else None)
    return {"name": name, "rows": rows, "formulas": marks.formulas if marks else [], "printed": said}


def _admit(data: bytes) -> None:
    """The container by its own bytes: a .xls that is called .xlsx is read as what it is."""
    from doc_engine.gate import admit_container, kind_of, limits

    kind = kind_of(data)
    if kind != "xls":
        try:
            admit_container(data, "xlsx")
        except BadInput as refused:
            raise BadInput(*map(_with_advice, refused.problems)) from None
    elif len(data) > limits.MAX_FILE:
        raise BadInput.because(f"tệp lớn hơn {limits.MAX_FILE // limits.MEGABYTE} MB.", _SPLIT)


def _with_advice(problem: Problem) -> Problem:
    """A table too large for the gate is most often a register of many years."""
    return replace(problem, hint=_SPLIT) if "vượt giới hạn" in problem.message else problem


def _rows(
    sheet: Any, name: str, formats: dict[str, str] | None, printed: dict[str, Any] | None
) -> list[list[Any]]:
    rows: list[list[Any]] = []
    if sheet.height == 0:
        return rows
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        what = f"{sheet.total_height} dòng, {sheet.total_width} cột"
        raise BadInput.because(
            f"trang tính “{name}” có {what}; đọc được nhiều nhất {MAX_ROWS} dòng, {MAX_COLUMNS} cột.", _SPLIT
        )
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows.append([number, texts])
            if printed is not None:
                printed.update(_printed(number, cells, texts, formats))
    return rows


def _printed(
    number: int, cells: list[Any], texts: list[str], formats: dict[str, str] | None
) -> Iterator[tuple[str, Any]]:
    for place, (cell, text) in enumerate(zip(cells, texts, strict=False)):
        if isinstance(cell, str):
            continue
        address = f"{column_letter(place)}{number}"
        said = shown(cell, None if formats is None else formats.get(address, ""))
        if said != (text, "", ""):
            yield address, said


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date):
        moment = f" {cell:%H:%M}" if isinstance(cell, datetime) and cell.time() != time(0) else ""
        return f"{cell.day}/{cell.month}/{cell.year}{moment}"
    return "" if cell is None else str(cell)
