"""Excel files (.xlsx): text cells only, no formulas, no links, the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from doc_engine.errors import BadInput, Problem

LONGEST_CELL = 32_767  # Excel's limit; nothing is cut silently
MOST_ROWS = 1_048_000
_CREATED = datetime(2020, 3, 5)  # a fixed day, so that equal rows give equal bytes
_FONT = "Times New Roman"
_CHARACTER_MM = 1.95  # width of a digit of the default font
_LETTER_MM = 1.65  # a letter of Vietnamese text in the cells' 11 pt, as LibreOffice prints it
_CAPITAL = 1.45  # letters that a capital takes, bold as heads and titles are
_LINE_PT = 15.0
_TALLEST_ROW_PT = 409.0  # Excel's limit
_WRITING = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of one text across the whole table, or of two side by side: titles, foot lines. `style` names its look."""

    text: str
    style: str = "plain"
    right: str | None = None
    right_style: str = "plain"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines above, the table with its head repeated on every page, lines below."""

    name: str
    columns: tuple[str, ...]
    widths_mm: tuple[float, ...]
    rows: Sequence[Sequence[str]]
    above: tuple[TextRow, ...] = ()
    below: tuple[TextRow, ...] = ()
    numbered: bool = False  # a second head row (1) (2) … as printed registers have
    landscape: bool = True
    cover: bool = False  # in the middle of its page, without a page number
    bold_rows: frozenset[int] = frozenset()


def write_workbook(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """The sheets as an .xlsx file on A4; raises `BadInput` for what Excel cannot hold."""
    import xlsxwriter

    from registry.views.text_cells import TextPage

    _refuse_too_long(sheets)
    buffer = BytesIO()
    # Widths of columns are counted in digits of the book's own font: one that every office has. The library keeps
    # and changes the words of a font that it is given, so each book gets its own.
    own_font = {"font_name": _FONT, "font_size": 11, "font_scheme": "none"}
    with xlsxwriter.Workbook(buffer, {**_WRITING, "default_format_properties": own_font}) as book:
        book.set_properties({"title": title, "created": _CREATED})
        formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name, TextPage), sheet, formats)
    return buffer.getvalue()


_PLAIN: dict[str, object] = {"font_name": _FONT, "font_size": 12, "valign": "vcenter", "text_wrap": True}
_LOOKS: Mapping[str, dict[str, object]] = {
    "plain": _PLAIN,
    "note": {**_PLAIN, "font_size": 10, "italic": True},
    "body": {**_PLAIN, "font_size": 11},
    "body_bold": {**_PLAIN, "font_size": 11, "bold": True},
    "centre": {**_PLAIN, "align": "center"},
    "centre_italic": {**_PLAIN, "align": "center", "font_size": 13, "italic": True},
    "centre_bold": {**_PLAIN, "align": "center", "font_size": 13, "bold": True},
    "bold": {**_PLAIN, "bold": True},
    "heading": {**_PLAIN, "align": "center", "font_size": 14, "bold": True},
    "date": {**_PLAIN, "align": "center", "font_size": 13, "italic": True},
    "signature": {**_PLAIN, "align": "center", "font_size": 13, "bold": True},
    "space": _PLAIN,
    "justified": _PLAIN,
    "cover_top": _PLAIN,
    "rule": _PLAIN,
    "above_issuer": {**_PLAIN, "align": "center"},
    "motto_top": {**_PLAIN, "align": "center", "bold": True},
    "motto": {**_PLAIN, "align": "center", "font_size": 13, "bold": True},
    "agency_above": {**_PLAIN, "align": "center", "font_size": 10},
    "agency": {**_PLAIN, "align": "center", "font_size": 10, "bold": True},
    "title": {**_PLAIN, "align": "center", "font_size": 18, "bold": True},
    "head": {**_PLAIN, "font_size": 11, "bold": True, "align": "center", "border": 1, "bg_color": "#EDEFF2"},
    "number": {**_PLAIN, "font_size": 9, "italic": True, "align": "center", "border": 1},
    "cell": {**_PLAIN, "font_size": 11, "valign": "top", "border": 1},
    "cell_bold": {**_PLAIN, "font_size": 11, "valign": "top", "border": 1, "bold": True},
}
_HEIGHTS = {"title": 36.0, "plain": 18.0, "space": 60.0, "rule": 6.0}


def _refuse_too_long(sheets: Sequence[Sheet]) -> None:
    problems = [
        Problem(
            f"nội dung ô dài {len(cell)} ký tự, Excel chỉ chứa được {LONGEST_CELL}.",
            "Hãy rút ngắn nội dung này.",
            file=sheet.name,
            line=number,
            field=sheet.columns[column],
        )
        for sheet in sheets
        for number, row in enumerate(sheet.rows, 1)
        for column, cell in enumerate(row)
        if len(cell) > LONGEST_CELL
    ]
    problems += [
        Problem(
            f"bảng có {len(sheet.rows)} dòng, Excel không chứa hết.",
            "Hãy xuất theo từng quyển.",
            file=sheet.name,
        )
        for sheet in sheets
        if len(sheet.rows) > MOST_ROWS
    ]
    if problems:
        raise BadInput(*problems)


def _write_sheet(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    _set_up(page, sheet)
    for column, width in enumerate(sheet.widths_mm):
        page.set_column(column, column, width / _CHARACTER_MM)
    row = _write_lines(page, sheet, sheet.above, 0, formats)
    if sheet.columns:
        row = _write_table(page, sheet, row, formats)
    _write_lines(page, sheet, sheet.below, row + 1, formats)


def _set_up(page: Any, sheet: Sheet) -> None:
    if sheet.landscape:
        page.set_landscape()
        page.set_margins(left=0.59, right=0.59, top=0.79, bottom=0.79)
    else:
        page.set_portrait()
        page.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    if sheet.cover:
        page.center_horizontally()
        page.center_vertically()
    else:
        page.set_footer("&C&P/&N")
    page.hide_gridlines(2)


def _write_lines(
    page: Any, sheet: Sheet, lines: Sequence[TextRow], row: int, formats: Mapping[str, Any]
) -> int:
    last = max(len(sheet.widths_mm) - 1, 0)
    for line in lines:
        if line.right is None or not last:
            _write_across(page, row, (0, last), line.text, formats[line.style])
        else:
            half = _half(sheet.widths_mm)
            _write_across(page, row, (0, half), line.text, formats[line.style])
            _write_across(page, row, (half + 1, last), line.right, formats[line.right_style])
        page.set_row(row, _line_height(line, sum(sheet.widths_mm)))
        row += 1
    return row


def _write_across(page: Any, row: int, columns: tuple[int, int], text: str, form: Any) -> None:
    first, last = columns
    if last > first:
        page.merge_range(row, first, row, last, "", form)
    page.write_text(row, first, text, form)


def _half(widths: Sequence[float]) -> int:
    """The last column of the left half; one at least is left for the right."""
    place, gone = 0, widths[0]
    while place < len(widths) - 2 and gone + widths[place + 1] <= sum(widths) * 0.55:
        place += 1
        gone += widths[place]
    return place


def _line_height(line: TextRow, width_mm: float) -> float:
    """Merged cells do not grow by themselves: room for as many lines as the text needs."""
    letters = width_mm / _CHARACTER_MM / (1.5 if line.style == "title" else 1.0)
    longest = len(line.text)
    if line.right is not None:
        letters, longest = letters / 2.2, max(longest, len(line.right))
    return _HEIGHTS.get(line.style, 18.0) * max(1, -(-longest // max(int(letters), 1)))


def _write_table(page: Any, sheet: Sheet, row: int, formats: Mapping[str, Any]) -> int:
    head, room = row, _letters_of_columns(sheet.widths_mm)
    for column, label in enumerate(sheet.columns):
        page.write_text(row, column, label, formats["head"])
        if sheet.numbered:
            page.write_text(row + 1, column, f"({column + 1})", formats["number"])
    _make_room(page, head, _most_lines(sheet.columns, [max(letters - 1, 1) for letters in room]))
    row += 2 if sheet.numbered else 1
    page.repeat_rows(head, row - 1)
    page.freeze_panes(row, 0)
    for place, cells in enumerate(sheet.rows):
        page.write_texts(row, cells, formats["cell_bold" if place in sheet.bold_rows else "cell"])
        _make_room(page, row, _most_lines(cells, room))
        row += 1
    return row


def _letters_of_columns(widths_mm: Sequence[float]) -> list[int]:
    """How many letters a line of each column holds: between the cell's paddings."""
    return [max(int((width - 1.5) / _LETTER_MM), 1) for width in widths_mm]


def _make_room(page: Any, row: int, lines: int) -> None:
    """Excel grows a row to its text when it opens a file; LibreOffice believes the file and would cut the text."""
    if lines > 1:
        page.set_row(row, min(lines * _LINE_PT, _TALLEST_ROW_PT))


def _most_lines(cells: Sequence[str], room: Sequence[int]) -> int:
    most = 1
    for cell, letters in zip(cells, room, strict=True):
        if len(cell) * _CAPITAL > letters or "\n" in cell:
            most = max(most, sum(_lines_of(line, letters) for line in cell.split("\n")))
    return most


def _lines_of(text: str, letters: int) -> int:
    """The lines that words of the text take, each holding so many letters; a longer word is broken."""
    lines, used = 1, 0.0
    for word in text.split():
        length = len(word) + (_CAPITAL - 1) * sum(map(str.isupper, word))
        if used and used + 1 + length > letters:
            lines, used = lines + 1, 0.0
        used += length + (1 if used else 0)
        more = int(used // letters) if used > letters else 0
        lines, used = lines + more, used - more * letters
    return lines
