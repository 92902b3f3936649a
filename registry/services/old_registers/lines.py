"""Rows of an old register as lines to be registered (dòng sổ cũ), with every problem of every row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from doc_engine.dates import PartialDate, short_date
from doc_engine.errors import BadInput, Problem
from doc_engine.notation import Notation
from doc_engine.terms import DocumentType
from doc_engine.text import fold, squeeze
from registry import numbering
from registry.secrecy import mark_in
from registry.services.old_registers.cells import (
    day_of,
    notation_of,
    titled,
    type_of,
    whole_day,
    without_type,
)
from registry.services.old_registers.mapping import COLUMNS, ColumnMap, Table
from registry.services.spreadsheets import Row

T = TypeVar("T")
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)?$")
_ONLY_NUMBER = "Ô chỉ có số: hãy ghép thêm cột ky_hieu, hoặc ghi ky_hieu chung trong tệp ghép cột."
_TOTALS = ("tong", "cong", "thang", "quy", "nam", "nguoi lap", "van thu", "ngay")


@dataclass(frozen=True, slots=True)
class OldLine:
    """One line as it will be registered. `number` is số đi or số đến; `day` the day that gives its year."""

    sheet: str
    row: int
    number: int
    suffix: str
    day: date
    notation: Notation | None
    issued_on: PartialDate
    type: DocumentType | None
    subject: str
    title: str
    issuer: str = ""
    signatory: str = ""
    recipients: str = ""
    kept_by: str = ""
    copies: str = ""
    note: str = ""

    @property
    def year(self) -> int:
        """The year of the book it belongs to."""
        return self.day.year

    @property
    def place(self) -> str:
        """Where it stands in the file, in a sentence."""
        return f"trang “{self.sheet}” dòng {self.row}" if self.sheet else f"dòng {self.row}"


@dataclass(frozen=True, slots=True)
class ReadRegister:
    """The lines of a file, what is wrong with the others, and rows that are no lines (totals, headings)."""

    name: str
    lines: tuple[OldLine, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...]


def read_lines(tables: Sequence[Table], made: ColumnMap, name: str, today: date) -> ReadRegister:
    """Every row of the tables as a line, a problem, or furniture that is told but registers nothing."""
    lines: list[OldLine] = []
    problems: list[Problem] = []
    skipped: list[str] = []
    for table in tables:
        file = file_of(name, table.sheet)
        for row in table.rows:
            cells = {key: squeeze(row.cell(place)) for key, place in table.places.items()}
            if _is_furniture(cells, row, made):
                skipped.append(f"{file}, dòng {row.number}: {' | '.join(filter(None, row.cells))[:80]}")
                continue
            found = _line(cells, made, table.sheet, row.number, today)
            if isinstance(found, OldLine):
                lines.append(found)
            else:
                problems += [replace(problem, file=file, line=row.number) for problem in found]
    return ReadRegister(name, tuple(lines), tuple(problems), tuple(skipped))


def file_of(name: str, sheet: str) -> str:
    """The file and its sheet, as problems name them."""
    return f"{name}, trang “{sheet}”" if sheet else name


def _is_furniture(cells: dict[str, str], row: Row, made: ColumnMap) -> bool:
    """Column numbers, the head repeated, totals, months: rows that register nothing."""
    said = {key: cell for key, cell in cells.items() if cell}
    if not said or (len(said) > 1 and all(map(_COLUMN_NUMBER.match, said.values())) and "trich_yeu" in said):
        return True
    if said.get("trich_yeu") and fold(said["trich_yeu"]) == fold(made.columns["trich_yeu"]):
        return True
    text = fold(next(cell for cell in row.cells if cell))
    has_day = bool(said.get("ngay_van_ban") or said.get("ngay_den"))
    return len([cell for cell in row.cells if cell]) <= 3 and not has_day and text.startswith(_TOTALS)


def _line(
    cells: dict[str, str], made: ColumnMap, sheet: str, row: int, today: date
) -> OldLine | list[Problem]:
    problems: list[Problem] = []
    try:
        mark = mark_in("\n".join(cells.values()))
        if mark:
            raise BadInput.because(f"dòng mang dấu độ mật “{mark}”, không nhập vào máy này được.")
        reader = _outgoing if made.book == "di" else _incoming
        line = reader(cells, made, sheet, row, problems)
    except BadInput as error:
        return [*problems, *error.problems]
    if line is not None and line.day > today:
        problems.append(Problem(f"ngày {short_date(line.day)} ở sau hôm nay ({short_date(today)})."))
    return problems if problems or line is None else line


def _tried(problems: list[Problem], act: Callable[[], T]) -> T | None:
    try:
        return act()
    except BadInput as error:
        problems += error.problems
        return None


def _label(made: ColumnMap, key: str) -> str:
    """A column as the clerk's own table calls it."""
    return made.columns.get(key) or next(column.label for column in COLUMNS[made.book] if column.key == key)


def _outgoing(
    cells: dict[str, str], made: ColumnMap, sheet: str, row: int, problems: list[Problem]
) -> OldLine | None:
    subject = cells.get("trich_yeu", "")
    notation = notation_of(
        cells.get("so_ky_hieu", ""), cells.get("so", ""), cells.get("ky_hieu", "") or made.symbol
    )
    number_label = _label(made, "so_ky_hieu" if "so_ky_hieu" in made.columns else "so")
    written = cells.get("so_ky_hieu") or cells.get("so") or ""
    number = None
    if notation is None or notation.number is None:
        what = f"“{written}” không đọc được thành số, ký hiệu." if written else "thiếu số, ký hiệu."
        hint = _ONLY_NUMBER if written.isdigit() else "Ví dụ 12/KH-UBND."
        problems.append(Problem(what, hint, field=number_label))
    else:
        digits = notation.number
        number = _tried(problems, lambda: numbering.parse_number(digits))
    day = _needed_day(cells, made, "ngay_van_ban", problems)
    if not subject:
        problems.append(Problem("thiếu trích yếu.", field=_label(made, "trich_yeu")))
    if notation is None or number is None or day is None or not subject:
        return None
    kind = type_of(cells.get("loai", ""), subject, notation, made.type)
    return OldLine(
        sheet=sheet,
        row=row,
        number=number[0],
        suffix=number[1],
        day=day,
        notation=notation,
        issued_on=PartialDate.of(day),
        type=kind,
        subject=without_type(subject, kind),
        title=titled(kind, subject),
        signatory=cells.get("nguoi_ky", ""),
        recipients=cells.get("noi_nhan", ""),
        kept_by=cells.get("luu", ""),
        copies=cells.get("so_luong", ""),
        note=cells.get("ghi_chu", ""),
    )


def _incoming(
    cells: dict[str, str], made: ColumnMap, sheet: str, row: int, problems: list[Problem]
) -> OldLine | None:
    subject = cells.get("trich_yeu", "")
    day = _needed_day(cells, made, "ngay_den", problems)
    number = _tried(problems, lambda: _arrival_number(cells.get("so_den", ""), _label(made, "so_den")))
    issued = cells.get("ngay_van_ban", "")
    issued_on = PartialDate()
    if issued:
        label = _label(made, "ngay_van_ban")
        issued_on = _tried(problems, lambda: day_of(issued, made.year, field=label)) or PartialDate()
    if not subject:
        problems.append(Problem("thiếu trích yếu.", field=_label(made, "trich_yeu")))
    if day is None or number is None or not subject:
        return None
    written = cells.get("so_ky_hieu", "")
    notation = notation_of(written, "", "")
    kind = type_of(cells.get("loai", ""), subject, notation, made.type)
    handler = cells.get("don_vi_nhan", "")
    notes = (
        cells.get("ghi_chu", ""),
        f"Chuyển: {handler}" if handler else "",
        f"Số, ký hiệu ghi trong sổ cũ: {written}" if written and notation is None else "",
    )
    return OldLine(
        sheet=sheet,
        row=row,
        number=number,
        suffix="",
        day=day,
        notation=notation,
        issued_on=issued_on,
        type=kind,
        subject=without_type(subject, kind),
        title=titled(kind, subject),
        issuer=cells.get("tac_gia", ""),
        note="; ".join(filter(None, notes)),
    )


def _needed_day(cells: dict[str, str], made: ColumnMap, key: str, problems: list[Problem]) -> date | None:
    label, text = _label(made, key), cells.get(key, "")
    if not text:
        problems.append(Problem("thiếu ngày.", field=label))
        return None
    return _tried(problems, lambda: whole_day(text, made.year, field=label))


def _arrival_number(text: str, label: str) -> int:
    digits = text.strip().lstrip("0") if text.strip().isascii() else ""
    if not digits.isdigit() or len(digits) > 9:
        raise BadInput.because(f"“{text}” không phải là số đến." if text else "thiếu số đến.", field=label)
    return int(digits)
