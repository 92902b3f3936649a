"""A list of recipients from a table file (danh sách nơi nhận): rows with their sheet, and every fault by its cell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from doc_engine.dates import parse_day
from doc_engine.errors import BadInput, Problem
from doc_engine.text import fold, fold_tones, squeeze
from registry.cells import column_letter
from registry.services.batch.columns import PLAIN, Columns, Use, columns_of, is_name
from registry.services.spreadsheets import Row, SheetRead, read_sheets

MAX_ROWS = 100_000
MAX_NAME = 300
MAX_VALUE = 2_000
MAX_COPIES = 999
_MAX_ABOVE = 10
_MOST_TOLD = 50
_YES, _NO = frozenset(("", "co", "x", "1", "yes")), frozenset(("khong", "0", "no"))
# What stands in a table beside the names: a heading without its column of names, a row of sums.
_NO_NAMES = frozenset(
    fold_tones(word) for word in ("stt", "tt", "số tt", "số thứ tự", "tổng", "tổng số", "tổng cộng", "cộng")
)


NO_PATH = "có dấu “/”, “\\” hoặc “..”."
PATH_HINT = "Hãy ghi mỗi dòng một nơi nhận, viết đủ chữ (“và”, “thuộc”) thay cho dấu gạch chéo."


def is_path(name: str) -> bool:
    """Whether a name reads like a place of a file, or like two bodies in one cell: `../a`, “Ban A/B”."""
    return "/" in name or "\\" in name or ".." in name


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: the body as written, its place, and what the other columns say. `values` are by slot or key."""

    name: str
    row: int
    sheet: str = ""
    must_answer: bool | None = None
    copies: int | None = None
    address: str = ""
    note: str = ""
    values: tuple[tuple[str, str], ...] = ()
    reply_by: date | None = None


@dataclass(frozen=True, slots=True)
class ListRead:
    """The rows of a list, what its columns fill, and every problem found; `aside` are columns nobody reads."""

    rows: tuple[ListRow, ...]
    fills: frozenset[str]
    problems: tuple[Problem, ...]
    aside: tuple[str, ...] = ()


def read_table(
    data: bytes, name: str, slots: Collection[str] = (), *, own_keys: bool = False, strict: bool = False
) -> ListRead:
    """The list in an .xlsx, .xls or .csv file; `name` may choose a sheet: `ds.xlsx#Sheet2`.

    Raises `BadInput` for a file that cannot be read or a sheet that is not there; faults of rows are in the answer.
    """
    file, _, wanted = name.partition("#")
    sheet, above = _chosen(read_sheets(data, file, printed=bool(slots) or own_keys), file, wanted)
    where = f"{file}, trang tính “{sheet.name}”" if sheet.name else file
    if len(sheet.rows) > MAX_ROWS:
        message = f"danh sách dài quá {MAX_ROWS} dòng."
        raise BadInput(Problem(message, "Hãy chia thành nhiều danh sách.", file=where))
    columns, told = PLAIN, []
    body = sheet.rows
    if above is not None:
        headings, body = sheet.rows[above], sheet.rows[above + 1 :]
        columns, found = columns_of(headings.cells, slots, own_keys=own_keys, strict=strict)
        told = [
            Problem(one.message, one.hint, where, headings.number, columns.called(place))
            for place, one in found
        ]
    reading = _Reading(sheet, where, columns)
    rows = tuple(row for row in (reading.row(item) for item in body) if row is not None)
    problems = [*told, *reading.problems]
    if not rows and not problems:
        problems.append(Problem("danh sách không có nơi nhận nào.", file=where))
    return ListRead(rows, frozenset(columns.fills), _shortened(problems, where))


def _shortened(problems: list[Problem], where: str) -> tuple[Problem, ...]:
    if len(problems) <= _MOST_TOLD:
        return tuple(problems)
    rest = Problem(f"còn {len(problems) - _MOST_TOLD} lỗi khác trong danh sách.", file=where)
    return (*problems[:_MOST_TOLD], rest)


def _chosen(sheets: Sequence[SheetRead], file: str, wanted: str) -> tuple[SheetRead, int | None]:
    """The sheet with the list and the place of its row of headings; None where it has none."""
    if wanted:
        sheets = [sheet for sheet in sheets if fold(sheet.name) == fold(wanted)]
        if not sheets:
            raise BadInput(Problem(f"không có trang tính “{wanted}”.", file=file))
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise BadInput(Problem("danh sách không có nơi nhận nào.", file=file))
    headed = [(sheet, above) for sheet in filled if (above := _heading(sheet)) is not None]
    if len(headed) > 1 or (not headed and len(filled) > 1):
        names = ", ".join(f"“{sheet.name}”" for sheet in filled)
        hint = f"Hãy nêu rõ trang tính, ví dụ --to “{PurePath(file).name}#{filled[0].name}”."
        raise BadInput(
            Problem(f"tệp có nhiều trang tính ({names}), không rõ danh sách ở trang nào.", hint, file=file)
        )
    return headed[0] if headed else (filled[0], None)


def _heading(sheet: SheetRead) -> int | None:
    """Lines of title may stand above the headings."""
    rows = enumerate(sheet.rows[:_MAX_ABOVE])
    return next((place for place, row in rows if any(is_name(cell) for cell in row.cells)), None)


class _Reading:
    """Reads the rows of one sheet and collects what is wrong with them."""

    def __init__(self, sheet: SheetRead, where: str, columns: Columns) -> None:
        self._sheet, self._where, self._columns = sheet, where, columns
        self.problems: list[Problem] = []

    def row(self, row: Row) -> ListRow | None:
        """One row; None where something in it is wrong."""
        before = len(self.problems)
        name = self._name(row)
        values = tuple((slot, self._value(row, place)) for slot, place in self._columns.fills.items())
        read = ListRow(
            name,
            row.number,
            self._sheet.name,
            self._answer(row),
            self._copies(row),
            self._text(row, Use.ADDRESS),
            self._text(row, Use.NOTE),
            tuple((slot, text) for slot, text in values if slot != "han_tra_loi"),
            self._day(row),
        )
        return read if len(self.problems) == before else None

    def _cell(self, row: Row, use: Use) -> str | None:
        place = self._columns.uses.get(use)
        return None if place is None else squeeze(self._whole(row, place))

    def _whole(self, row: Row, place: int) -> str:
        """A cell that may be used: no formula, not too long."""
        text = row.cell(place)
        if f"{column_letter(place)}{row.number}" in self._sheet.formulas or text.startswith("="):
            hint = "Hãy dán giá trị (Paste Values) thay cho công thức."
            self._wrong(row, place, "ô này là công thức.", hint)
        elif len(text) > MAX_VALUE:
            self._wrong(row, place, f"ô này dài {len(text)} ký tự, quá {MAX_VALUE}.")
        else:
            return text
        return ""

    def _wrong(self, row: Row, place: int, message: str, hint: str = "") -> None:
        self.problems.append(Problem(message, hint, self._where, row.number, self._columns.called(place)))

    def _name(self, row: Row) -> str:
        place, before = self._columns.uses[Use.NAME], len(self.problems)
        name = squeeze(self._whole(row, place))
        if len(self.problems) > before:
            return ""
        if not name:
            self._wrong(row, place, "thiếu tên nơi nhận.")
        elif len(name) > MAX_NAME:
            self._wrong(row, place, f"tên nơi nhận dài quá {MAX_NAME} ký tự.")
        elif name[0] in "@+-":
            self._wrong(row, place, f"“{name[:40]}” là công thức, không phải tên nơi nhận.")
        elif is_path(name):
            self._wrong(row, place, f"tên nơi nhận “{name[:60]}” {NO_PATH}", PATH_HINT)
        elif not any(char.isalpha() for char in name) or fold_tones(name) in _NO_NAMES:
            hint = "Danh sách có nhiều cột thì cần dòng tiêu đề, ví dụ: Tên cơ quan."
            self._wrong(row, place, f"“{name}” không phải là tên nơi nhận.", hint)
        return name

    def _value(self, row: Row, place: int) -> str:
        before = len(self.problems)
        text = squeeze(self._whole(row, place))
        if printed := self._sheet.printed.get(f"{column_letter(place)}{row.number}"):
            text = printed.words
            if printed.fault:
                self._wrong(row, place, printed.fault, printed.hint)
        if not text and len(self.problems) == before:
            self._wrong(row, place, "ô trống, thiếu số liệu của nơi này.")
        return text

    def _text(self, row: Row, use: Use) -> str:
        return self._cell(row, use) or ""

    def _answer(self, row: Row) -> bool | None:
        text = self._cell(row, Use.ANSWER)
        if text is None:
            return None
        if fold(text) not in _YES | _NO:
            self._wrong(
                row,
                self._columns.uses[Use.ANSWER],
                f"cột phải trả lời ghi “{text}”.",
                "Hãy ghi có hoặc không.",
            )
        return fold(text) in _YES

    def _copies(self, row: Row) -> int | None:
        text = self._cell(row, Use.COPIES)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MAX_COPIES):
            message = f"số bản ghi “{text[:40]}”."
            self._wrong(row, self._columns.uses[Use.COPIES], message, f"Hãy ghi số từ 1 đến {MAX_COPIES}.")
            return None
        return int(text)

    def _day(self, row: Row) -> date | None:
        place = self._columns.fills.get("han_tra_loi")
        text = squeeze(row.cell(place)) if place is not None else ""
        if place is None or not text:
            return None
        try:
            return parse_day(text)
        except BadInput as error:
            self._wrong(row, place, error.problems[0].message, error.problems[0].hint)
            return None
