"""A list of recipients as a clerk keeps it (danh sách nơi nhận): CSV bytes → names with their row numbers.

A first row of headings may name the columns: the body (`ten`, `co_quan`, `noi_nhan`, `kinh_gui` …), whether
it must answer (`phai_tra_loi`: có, không). Without headings the first column is the body.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit, fold, squeeze

MAX_ROWS = 20_000
_NAME_HEADINGS = frozenset(
    (
        "ten",
        "ten co quan",
        "ten don vi",
        "co quan",
        "don vi",
        "co quan, don vi",
        "noi nhan",
        "kinh gui",
        "noi gui",
        "name",
    )
)
_ANSWER_HEADINGS = frozenset(("phai tra loi", "tra loi", "must answer"))
_YES, _NO = frozenset(("", "co", "x", "1", "yes")), frozenset(("khong", "0", "no"))
_MAX_NAME = 300


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list: the body as written, its row from 1, whether it must answer (None: not said)."""

    name: str
    row: int
    must_answer: bool | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    answer: int | None


def read_list(data: bytes, name: str) -> tuple[Listed, ...]:
    """The recipients in a CSV file; raises `BadInput` with every row that is wrong, or for an empty list."""
    rows = _rows(_decoded(data, name), name)
    columns, body = _split(rows)
    problems: list[Problem] = []
    listed = [item for row, cells in body if (item := _listed(row, cells, columns, problems))]
    if not listed and not problems:
        problems.append(Problem("danh sách không có nơi nhận nào."))
    if problems:
        raise BadInput(*(problem.in_file(name) for problem in problems))
    return tuple(listed)


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        hint = "Trong Excel, chọn Lưu thành… rồi chọn CSV UTF-8."
        raise BadInput(Problem("tệp này là bảng tính Excel, cần tệp .csv.", hint, file=name))
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        hint = "Trong Excel, chọn Lưu thành… rồi chọn CSV UTF-8."
        raise BadInput(Problem("tệp không ở bảng mã UTF-8.", hint, file=name)) from None
    return admit(text)


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Non-empty rows with the number of the line each begins on."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    mark = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    found: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((line, [squeeze(cell) for cell in cells]))
            line = reader.line_num + 1
            if len(found) > MAX_ROWS:
                raise BadInput(Problem(f"danh sách dài quá {MAX_ROWS} dòng.", file=name))
    except csv.Error:
        message = "dấu ngoặc kép mở mà không đóng, hoặc ô quá dài."
        raise BadInput(Problem(message, 'Hãy kiểm tra dấu " ở dòng này.', file=name, line=line)) from None
    return found


def _split(rows: Sequence[tuple[int, list[str]]]) -> tuple[_Columns, Sequence[tuple[int, list[str]]]]:
    headings = [fold(cell).replace("_", " ") for cell in rows[0][1]] if rows else []
    name = next((place for place, heading in enumerate(headings) if heading in _NAME_HEADINGS), None)
    if name is None:
        return _Columns(0, None), rows
    answer = next((place for place, heading in enumerate(headings) if heading in _ANSWER_HEADINGS), None)
    return _Columns(name, answer), rows[1:]


def _listed(row: int, cells: list[str], columns: _Columns, problems: list[Problem]) -> Listed | None:
    name = cells[columns.name] if columns.name < len(cells) else ""
    said = fold(cells[columns.answer]) if columns.answer is not None and columns.answer < len(cells) else None
    if not name:
        problems.append(Problem("thiếu tên nơi nhận.", line=row))
    elif len(name) > _MAX_NAME:
        problems.append(Problem(f"tên nơi nhận dài quá {_MAX_NAME} ký tự.", line=row))
    elif name[0] in "=@" or name.startswith(("+", "-")):
        problems.append(Problem(f"“{name[:40]}” là công thức, không phải tên nơi nhận.", line=row))
    elif said is not None and said not in _YES | _NO:
        problems.append(Problem(f"cột phải trả lời ghi “{said}”.", "Hãy ghi có hoặc không.", line=row))
    else:
        return Listed(name, row, None if said is None else said in _YES)
    return None
