"""Foreign tables (bảng tính của người khác): .xlsx, .xls or .csv as sheets of text rows that know their place."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import NamedTuple

from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit

MAX_ROWS = 200_000  # of a CSV file
_SAVE = "Trong Excel, chọn Lưu thành… rồi chọn CSV UTF-8."


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank: its number in the file, from 1, and its cells as text."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The text of a column, from 0; blank where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


class Printed(NamedTuple):
    """What a paper prints for a number, day or truth value of Excel; or the fault and what to do."""

    words: str
    fault: str
    hint: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One worksheet; a CSV file is one sheet without a name."""

    name: str
    rows: tuple[Row, ...]
    formulas: frozenset[str] = frozenset()  # addresses of cells with a formula: B5
    printed: Mapping[str, Printed] = field(
        default_factory=dict
    )  # by address, where it is not the cell's text


def read_sheets(data: bytes, name: str, *, printed: bool = False) -> tuple[SheetRead, ...]:
    """The sheets of a table file, Excel told from CSV by its bytes; Excel is read by a limited child process.

    `printed` also asks how papers print its numbers. Nothing is computed: a formula's cell has the value that was saved with it. Raises `BadInput` for a file that
    is neither, that is too large or hostile, or has characters that no paper has.
    """
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or PurePath(name).suffix.lower() in (
        ".xlsx",
        ".xls",
    ):
        from registry.jail import in_child

        found = in_child("printed_sheets" if printed else "sheets", data, name=name)
        return tuple(
            SheetRead(
                sheet["name"],
                _admitted(sheet["rows"], name),
                frozenset(sheet["formulas"]),
                {address: Printed(*said) for address, said in sheet["printed"].items()},
            )
            for sheet in found
        )
    return (SheetRead("", _csv_rows(data, name)),)


def _admitted(rows: list[tuple[int, list[str]]], name: str) -> tuple[Row, ...]:
    admitted, problems = [], []
    for number, cells in rows:
        try:
            admitted.append(Row(number, tuple(admit(cell, line=number).strip() for cell in cells)))
        except BadInput as error:
            problems += [problem.in_file(name) for problem in error.problems]
    if problems:
        raise BadInput(*problems[:20])
    return tuple(admitted)


def _csv_rows(data: bytes, name: str) -> tuple[Row, ...]:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(Problem("tệp không ở bảng mã UTF-8.", _SAVE, file=name)) from None
    first = next((line for line in text.split("\n") if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";\t,", key=first.count), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((line, cells))
            line = reader.line_num + 1
            if len(rows) > MAX_ROWS:
                raise BadInput(
                    Problem(f"tệp dài quá {MAX_ROWS} dòng.", "Hãy tách thành nhiều tệp.", file=name)
                )
    except csv.Error:
        message = "dấu ngoặc kép mở mà không đóng, hoặc ô quá dài."
        raise BadInput(Problem(message, 'Hãy kiểm tra dấu " ở dòng này.', file=name, line=line)) from None
    return _admitted(rows, name)
