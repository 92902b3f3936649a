"""The office's working calendar (lịch làm việc): days it adds to what the law says, one act a table or a day."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from doc_engine.dates import parse_day, short_date
from doc_engine.errors import BadInput, Problem
from doc_engine.text import admit, fold, squeeze
from registry.calendar import DayKind, WorkCalendar
from registry.services.keeping import keep
from registry.store.kept import CALENDAR

if TYPE_CHECKING:
    from registry.office import Home
    from registry.store import Transaction

MAX_ROWS = 2_000
_KINDS = {
    **dict.fromkeys(("nghi", "nghi bu", "nghi le", "ngay nghi", "off"), DayKind.OFF),
    **dict.fromkeys(("lam", "lam bu", "lam viec", "di lam", "working"), DayKind.WORKING),
    **dict.fromkeys(("theo luat", "theo_luat", "bo"), DayKind.LAW),
}
_HINT = "Mỗi dòng: ngày, nghỉ hoặc làm bù, lý do; ví dụ 02/01/2026,nghỉ,Hoán đổi với 10/01/2026."


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One day of the office's own table: what it is and why."""

    day: date
    kind: DayKind
    reason: str = ""


def calendar_in(tx: Transaction, office: str) -> WorkCalendar:
    """The calendar of an office as its table stands."""
    rows = tx.kept.rows(CALENDAR, office)
    return WorkCalendar.of(
        (date.fromisoformat(row["day"]), DayKind(row["kind"]), row["reason"]) for row in rows
    )


def calendar(home: Home, office: str | None = None) -> WorkCalendar:
    """The same for the office of that key or name."""
    chosen = home.office(office)
    with home.store.reading() as tx:
        return calendar_in(tx, chosen.key)


def add_days(home: Home, rows: Sequence[CalendarRow], office: str | None = None) -> int:
    """Write days into the office's table in one act; gives how many. Days that say nothing new are left out."""
    chosen = home.office(office)
    with home.store.writing() as tx:
        tx.journal.hold(chosen.key)
        table = calendar_in(tx, chosen.key).table
        new = [row for row in rows if table.get(row.day) != (row.kind, row.reason)]
        if new:
            said = [{"day": row.day.isoformat(), "kind": row.kind.value, "reason": row.reason} for row in new]
            keep(tx, home, chosen.key, said, act="calendar", table=CALENDAR)
        return len(new)


def kind_of_day(text: str, *, field: str = "", line: int | None = None) -> DayKind:
    """What a clerk calls a day: nghỉ, làm bù, theo luật; raises `BadInput`."""
    found = _KINDS.get(fold(text))
    if found is None:
        raise BadInput.because(
            f"“{text}” không phải là loại ngày.",
            "Hãy ghi: nghỉ, làm bù, hoặc theo luật (bỏ điều chỉnh).",
            field=field,
            line=line,
        )
    return found


def read_table(data: bytes, name: str) -> tuple[CalendarRow, ...]:
    """The days of a CSV file (ngày, loại, lý do); raises `BadInput` with every row that is wrong."""
    problems: list[Problem] = []
    rows: dict[date, CalendarRow] = {}
    for line, cells in _lines(data, name):
        try:
            row = _row(cells, line)
        except BadInput as error:
            problems += [problem.in_file(name) for problem in error.problems]
            continue
        if row.day in rows and rows[row.day] != row:
            problems.append(Problem(f"ngày {short_date(row.day)} ghi hai lần.", file=name, line=line))
        rows[row.day] = row
    if not rows and not problems:
        problems.append(Problem("bảng không có ngày nào.", _HINT, file=name))
    if problems:
        raise BadInput(*problems)
    return tuple(rows.values())


def _lines(data: bytes, name: str) -> list[tuple[int, list[str]]]:
    try:
        text = admit(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadInput(Problem("tệp không phải là CSV ở bảng mã UTF-8.", _HINT, file=name)) from None
    mark = max(";\t,", key=(text.split("\n", 1)[0]).count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        raise BadInput(Problem("bảng CSV bị hỏng.", _HINT, file=name)) from None
    if len(rows) > MAX_ROWS:
        raise BadInput(Problem(f"bảng dài quá {MAX_ROWS} dòng.", file=name))
    found = [(line, [squeeze(cell) for cell in cells]) for line, cells in enumerate(rows, 1) if any(cells)]
    return found[1:] if found and fold(found[0][1][0]) in ("ngay", "day") else found


def _row(cells: list[str], line: int) -> CalendarRow:
    if len(cells) < 2:
        raise BadInput.because("thiếu cột.", _HINT, line=line)
    return CalendarRow(
        parse_day(cells[0], line=line),
        kind_of_day(cells[1], line=line),
        cells[2] if len(cells) > 2 else "",
    )
