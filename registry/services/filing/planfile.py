"""The filing plan as an office writes it (tệp danh mục hồ sơ): a YAML file, or a table with the decree's columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from doc_engine.datafile.keys import Key, SectionKind, SectionsKind, note_missing, read_keys
from doc_engine.datafile.kinds import TextKind
from doc_engine.datafile.ledger import Place
from doc_engine.datafile.parse import read_file
from doc_engine.errors import BadInput, Problem
from doc_engine.text import fold, from_roman, roman_or_digits, squeeze
from registry.services.filing.retention import retention_of
from registry.services.spreadsheets import Row, SheetRead, read_sheets
from registry.store.dossiers import PlanLine

_TEXT = TextKind()
DOSSIER_KEYS = (
    Key("ma", "code", "Số và ký hiệu", _TEXT, "Số, ký hiệu hồ sơ; để trống thì tự đánh số.", "01.TCCB"),
    Key("tieu_de", "title", "Tiêu đề", _TEXT, "Tiêu đề hồ sơ.", "Hồ sơ thi tuyển năm 2026", required=True),
    Key("thoi_han", "retention", "Thời hạn bảo quản", _TEXT, "Vĩnh viễn hoặc số năm.", "10 năm", required=True),
    Key("nguoi_lap", "person", "Người lập hồ sơ", _TEXT, "Đơn vị, người lập hồ sơ.", "Nguyễn Văn A"),
    Key("ghi_chu", "note", "Ghi chú", _TEXT, "Ghi chú.", "Hồ sơ điện tử"),
)  # fmt: skip
_DOSSIERS = SectionsKind(SectionKind(DOSSIER_KEYS))
MINOR_KEYS = (
    Key("ten", "title", "Đề mục nhỏ", _TEXT, "Tên đề mục nhỏ.", "Tuyển dụng", required=True),
    Key("ho_so", "dossiers", "Hồ sơ", _DOSSIERS, "Các hồ sơ.", "\n  - {tieu_de: …, thoi_han: 10 năm}"),
)
HEADING_KEYS = (
    Key("ten", "title", "Đề mục lớn", _TEXT, "Tên đề mục lớn.", "Tổ chức cán bộ", required=True),
    Key("viet_tat", "short", "Viết tắt", _TEXT, "Chữ viết tắt trong mã hồ sơ.", "TCCB", required=True),
    Key("de_muc_nho", "minor", "Đề mục nhỏ", SectionsKind(SectionKind(MINOR_KEYS)), "Các đề mục nhỏ.", "\n  - {ten: …}"),
    Key("ho_so", "dossiers", "Hồ sơ", _DOSSIERS, "Các hồ sơ.", "\n  - {tieu_de: …, thoi_han: 10 năm}"),
)  # fmt: skip
PLAN_KEYS = (
    Key("danh_so", "numbering", "Đánh số", _TEXT, "“liên tục” cả danh mục, hoặc “theo đề mục”.", "liên tục"),
    Key("de_muc", "headings", "Đề mục lớn", SectionsKind(SectionKind(HEADING_KEYS)), "Các đề mục lớn.",
        "\n  - {ten: Tổ chức cán bộ, viet_tat: TCCB}", required=True),
)  # fmt: skip
_CODE = re.compile(r"^\d{1,4}\.?\s*[/.-]?\s*[^\W\d_][\w.&-]*$")
_COLUMNS = (
    ("code", ("so va ky hieu", "so, ky hieu", "so ky hieu", "ma ho so")),
    ("title", ("ten de muc", "tieu de")),
    ("retention", ("thoi han", "thbq")),
    ("person", ("nguoi lap", "don vi", "nguoi phu trach")),
    ("note", ("ghi chu",)),
)


def load_plan(data: bytes, name: str) -> tuple[PlanLine, ...]:
    """The lines of a filing plan from a .yaml, .xlsx, .xls or .csv; raises `BadInput` with every problem."""
    if PurePath(name).suffix.lower() in (".yaml", ".yml"):
        lines, problems = _from_yaml(data, name)
    else:
        lines, problems = _from_table(read_sheets(data, name), name)
    problems += _same_code(lines)
    if not lines and not problems:
        problems.append(Problem("danh mục không có hồ sơ nào."))
    if problems:
        raise BadInput(*(problem.in_file(name) for problem in problems[:50]))
    return tuple(lines)


def _same_code(lines: Sequence[PlanLine]) -> list[Problem]:
    seen: dict[str, str] = {}
    problems = []
    for line in lines:
        if line.level == 0 and fold(line.code) in seen:
            problems.append(
                Problem(f"mã “{line.code}” dùng cho hai hồ sơ: “{seen[fold(line.code)]}” và “{line.title}”.")
            )
        if line.level == 0:
            seen.setdefault(fold(line.code), line.title)
    return problems


# ---- YAML ----------------------------------------------------------------------------------------------------


def _from_yaml(data: bytes, name: str) -> tuple[list[PlanLine], list[Problem]]:
    read = read_file(data, name=name)
    place = Place(read.ledger)
    values = read_keys(read.root, PLAN_KEYS, place)
    if read.complete:
        note_missing(read.root, [key for key in PLAN_KEYS if key.required], place)
    read.ledger.settle()
    restart = fold(values.get("numbering", "")).startswith("theo")
    problems: list[Problem] = []
    return list(_numbered(values.get("headings", ()), restart, problems)), problems


def _numbered(
    headings: Sequence[dict[str, Any]], restart: bool, problems: list[Problem]
) -> Iterator[PlanLine]:
    """Headings with their marks I, 1; dossiers with codes 01.TCCB that run through or restart in each heading."""
    count = 0
    for place, heading in enumerate(headings, 1):
        count = 0 if restart else count
        yield PlanLine(1, roman_or_digits(place), heading["title"])
        lots = [("", heading.get("dossiers", ()))]
        lots += [(minor["title"], minor.get("dossiers", ())) for minor in heading.get("minor", ())]
        for number, (title, dossiers) in enumerate(lots):
            if title:
                yield PlanLine(2, str(number), title)
            for dossier in dossiers:
                count += 1
                line = _dossier(dossier, f"{count:02d}.{heading['short']}", problems)
                if line:
                    yield line


def _dossier(values: dict[str, Any], code: str, problems: list[Problem]) -> PlanLine | None:
    try:
        kept = retention_of(values["retention"], field="thoi_han")
    except BadInput as error:
        named = f"hồ sơ “{values['title']}”: "
        problems += [replace(problem, message=named + problem.message) for problem in error.problems]
        return None
    return PlanLine(
        0, values.get("code", code), values["title"], kept, values.get("person", ""), values.get("note", "")
    )


# ---- a table -------------------------------------------------------------------------------------------------


def _from_table(sheets: Sequence[SheetRead], name: str) -> tuple[list[PlanLine], list[Problem]]:
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:40]):
            columns = _columns(row)
            if "title" in columns and "retention" in columns:
                return _table_lines(sheet.rows[place + 1 :], columns)
    wanted = "Số và ký hiệu hồ sơ, Tên đề mục và tiêu đề hồ sơ, Thời hạn bảo quản, Người lập hồ sơ, Ghi chú"
    raise BadInput(
        Problem("không thấy dòng tiêu đề của danh mục hồ sơ.", f"Cần các cột: {wanted}.", file=name)
    )


def _columns(row: Row) -> dict[str, int]:
    """Which column is which, by the words of the head."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        words = fold(cell)
        for field, names in _COLUMNS:
            if field not in found and any(one in words for one in names):
                found[field] = place
                break
    return found


def _table_lines(rows: Sequence[Row], columns: dict[str, int]) -> tuple[list[PlanLine], list[Problem]]:
    lines: list[PlanLine] = []
    problems: list[Problem] = []
    for row in rows:
        cells = {field: squeeze(row.cell(column)) for field, column in columns.items()}
        if _is_furniture(cells):
            continue
        try:
            lines.append(_table_line(cells, row.number))
        except BadInput as error:
            problems += error.problems
    return lines, problems


def _is_furniture(cells: dict[str, str]) -> bool:
    """The row (1) (2) (3), totals below, the signature."""
    title, code = fold(cells.get("title", "")), cells.get("code", "")
    numbers = all(re.fullmatch(r"\(?\d\)?", cell) for cell in cells.values() if cell)
    total = fold(code or title).startswith(
        ("tong so", "ban danh muc", "trong do", "vinh vien:", "co thoi han:")
    )
    return numbers or total or not (title or code) or (not code and not cells.get("retention") and not title)


def _table_line(cells: dict[str, str], number: int) -> PlanLine:
    code, title = cells.get("code", "").rstrip("."), cells.get("title", "")
    if not cells.get("retention"):
        level = 1 if from_roman(code) or not code else 2
        if code and level == 2 and not code.isdigit():
            raise BadInput.because(f"hồ sơ “{code}” thiếu thời hạn bảo quản.", line=number)
        return PlanLine(level, code, title)
    if not _CODE.match(code):
        raise BadInput.because(f"“{code}” không phải là mã hồ sơ.", "Ví dụ 01.TCCB.", line=number)
    if not title:
        raise BadInput.because(f"hồ sơ “{code}” thiếu tiêu đề.", line=number)
    kept = retention_of(cells["retention"], line=number)
    return PlanLine(0, code, title, kept, cells.get("person", ""), cells.get("note", ""))
