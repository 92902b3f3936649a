"""`vanthu calendar list|add|import`: the office's working days (lịch làm việc)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, office_command, read_input
from counter.vietnamese import LazyGroup
from doc_engine.dates import parse_day, short_date

if TYPE_CHECKING:
    from registry.calendar import DayOff

calendar = LazyGroup(name="calendar", help="Lịch làm việc: ngày nghỉ, ngày làm bù của cơ quan.")
OFFICE = click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@office_command("list")
@click.option("--year", type=click.IntRange(1990, 2200), help="Năm; mặc định năm nay.")
@click.option("--due", "term", metavar="THỜI_HẠN", help="Tính thử một thời hạn, ví dụ “5 ngày làm việc”.")
@click.option("--from", "start", metavar="NGÀY", help="Ngày bắt đầu tính thời hạn; mặc định hôm nay.")
@OFFICE
def list_days(
    desk: Desk, *, year: int | None, term: str | None, start: str | None, office: str | None
) -> None:
    """Các ngày nghỉ lễ, nghỉ bù, làm bù trong năm; hoặc tính thử một thời hạn."""
    from registry.services.working_days import calendar as calendar_of

    with desk.home() as home:
        table, today = calendar_of(home, office), home.clock.today()
    if term:
        first = parse_day(start, field="--from") if start else today
        due = table.due(term, first)
        text = f"{term} kể từ {short_date(first)}: {_WEEKDAYS[due.weekday()]}, {short_date(due)}."
        desk.answer(text, {"from": first.isoformat(), "term": term, "due_on": due.isoformat()})
        return
    days = table.of_year(year or today.year)
    lines = [f"Ngày nghỉ, ngày làm bù năm {year or today.year} (ngoài thứ Bảy, Chủ nhật):", *map(_line, days)]
    desk.answer("\n".join(lines), {"year": year or today.year, "days": [_json(day) for day in days]})


def _line(item: DayOff) -> str:
    ours = " [cơ quan ghi]" if item.ours else ""
    day = f"{short_date(item.day)} ({_WEEKDAYS[item.day.weekday()]})"
    return f"  {day}: {item.kind.label}{f' – {item.reason}' if item.reason else ''}{ours}"


def _json(item: DayOff) -> dict[str, Any]:
    return {
        "day": item.day.isoformat(),
        "kind": item.kind.value,
        "reason": item.reason,
        "source": "office" if item.ours else "law",
    }


@office_command("add")
@click.argument("day", metavar="NGÀY")
@click.argument("kind", metavar="LOẠI")
@click.option(
    "--reason", default="", metavar="LÝ_DO", help="Căn cứ, ví dụ số công văn hoán đổi ngày làm việc."
)
@OFFICE
def add_day(desk: Desk, day: str, kind: str, reason: str, office: str | None) -> None:
    """Ghi một ngày: LOẠI là nghỉ, "làm bù", hoặc "theo luật" để bỏ điều chỉnh."""
    from registry.services.working_days import CalendarRow, add_days, kind_of_day

    row = CalendarRow(parse_day(day, field="NGÀY"), kind_of_day(kind, field="LOẠI"), reason.strip())
    with desk.home() as home:
        count = add_days(home, [row], office)
    text = (
        f"{short_date(row.day)}: {row.kind.label}." if count else f"{short_date(row.day)} đã ghi như vậy rồi."
    )
    desk.answer(text, {"day": row.day.isoformat(), "kind": row.kind.value, "new": bool(count)})


@office_command("import")
@click.argument("file", metavar="TỆP.csv", type=click.Path(path_type=Path))
@OFFICE
def import_days(desk: Desk, file: Path, office: str | None) -> None:
    """Ghi cả bảng từ tệp CSV: ngày, nghỉ hoặc làm bù, lý do; mỗi ngày một dòng."""
    from registry.services.working_days import add_days, read_table

    rows = read_table(read_input(file), file.name)
    with desk.home() as home:
        count = add_days(home, rows, office)
    desk.answer(f"Đã ghi {count} ngày mới ({len(rows)} dòng trong bảng).", {"rows": len(rows), "new": count})


calendar.add_command(list_days)
calendar.add_command(add_day)
calendar.add_command(import_days)
