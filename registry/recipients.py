"""A list of recipients as a clerk keeps it (danh sách nơi nhận): CSV bytes → names with their row numbers.

A first row of headings may name the columns: the body (`ten`, `co_quan`, `noi_nhan`, `kinh_gui` …), whether
it must answer (`phai_tra_loi`: có, không). Without headings the first column is the body.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit, fold, fold_tones, squeeze

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
_MAX_ABOVE = 10
# What stands in a table beside the names: a heading without its column of names, a row of sums.
_NO_NAMES = frozenset(
    fold_tones(word) for word in ("stt", "tt", "số tt", "số thứ tự", "tổng", "tổng số", "tổng cộng", "cộng")
)


_SEPARATOR_LINE = re.compile(r"\A\s*sep=.[^\S\n]*\n", re.IGNORECASE)  # Excel's own word on commas


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
    text = _SEPARATOR_LINE.sub("\n", text)
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
    """Where the columns are, and the rows under the headings; lines of title may stand above these."""
    for above, (_, cells) in enumerate(rows[:_MAX_ABOVE]):
        headings = [fold(cell).replace("_", " ") for cell in cells]
        name = next((place for place, heading in enumerate(headings) if heading in _NAME_HEADINGS), None)
        if name is not None:
            answer = next((p for p, heading in enumerate(headings) if heading in _ANSWER_HEADINGS), None)
            return _Columns(name, answer), rows[above + 1 :]
    return _Columns(0, None), rows


def _listed(row: int, cells: list[str], columns: _Columns, problems: list[Problem]) -> Listed | None:
    name = cells[columns.name] if columns.name < len(cells) else ""
    said = fold(cells[columns.answer]) if columns.answer is not None and columns.answer < len(cells) else None
    if not name:
        problems.append(Problem("thiếu tên nơi nhận.", line=row))
    elif len(name) > _MAX_NAME:
        problems.append(Problem(f"tên nơi nhận dài quá {_MAX_NAME} ký tự.", line=row))
    elif not _is_a_name(name):
        hint = "Danh sách có nhiều cột thì cần dòng tiêu đề, ví dụ: Tên cơ quan."
        problems.append(Problem(f"“{name}” không phải là tên nơi nhận.", hint, line=row))
    elif name[0] in "=@" or name.startswith(("+", "-")):
        problems.append(Problem(f"“{name[:40]}” là công thức, không phải tên nơi nhận.", line=row))
    elif said is not None and said not in _YES | _NO:
        problems.append(Problem(f"cột phải trả lời ghi “{said}”.", "Hãy ghi có hoặc không.", line=row))
    else:
        return Listed(name, row, None if said is None else said in _YES)
    return None


def _is_a_name(cell: str) -> bool:
    """Whether a cell may name a body: a formula is told apart elsewhere."""
    return cell[0] in "=@+-" or (any(char.isalpha() for char in cell) and fold_tones(cell) not in _NO_NAMES)
