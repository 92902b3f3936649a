"""`vanthu units list|show|import`: the dated directory of administrative units (danh mục đơn vị hành chính)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, office_command, warn
from counter.vietnamese import LazyGroup
from doc_engine.dates import parse_day, short_date
from doc_engine.errors import NotFound

if TYPE_CHECKING:
    from registry.directory import Succession, Unit, UnitTable
    from registry.directory.functions import FunctionHeir

units = LazyGroup(name="units", help="Danh mục đơn vị hành chính theo thời điểm.")


def unit_table(desk: Desk) -> UnitTable:
    """The newest list the home has loaded, or the packaged one where there is no home yet."""
    from registry.directory import UnitTable, packaged_units

    try:
        return desk.home().units()
    except NotFound:
        return UnitTable.load(packaged_units()[1])


def _today() -> date:
    from registry.clock import SystemClock

    return SystemClock().today()


def unit_json(unit: Unit) -> dict[str, Any]:
    """One unit as `--json` shows it."""
    return {
        "key": unit.key,
        "code": unit.code,
        "name": unit.name,
        "full_name": unit.full_name,
        "kind": unit.kind.value,
        "level": unit.level.value,
        "parent": unit.parent_key,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
    }


@office_command("list")
@click.argument("selector", metavar="BỘ_CHỌN")
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày xét danh mục; mặc định hôm nay.")
@click.option(
    "--as", "body", metavar="CƠ_QUAN", help="In tên cơ quan của từng đơn vị, ví dụ UBND, Phòng Tư pháp."
)
def list_units(desk: Desk, selector: str, on_text: str | None, body: str | None) -> None:
    """Liệt kê đơn vị theo bộ chọn, ví dụ "xa:Cà Mau" hoặc "huyen:Cà Mau@2023-03-20"."""
    from registry.directory import body_name

    table = unit_table(desk)
    selection = table.select(selector, parse_day(on_text, field="--on") if on_text else _today())
    warn(selection.warnings)
    names = [body_name(unit, body) if body else unit.full_name for unit in selection.units]
    lines = [f"{unit.code}  {name}" for unit, name in zip(selection.units, names, strict=True)]
    lines.append(
        f"Tổng số: {len(names)} đơn vị vào ngày {short_date(selection.on)} (danh mục {table.version})."
    )
    rows = [unit_json(u) | ({"body": n} if body else {}) for u, n in zip(selection.units, names, strict=True)]
    desk.answer(
        "\n".join(lines),
        {
            "selector": selector,
            "on": selection.on.isoformat(),
            "version": table.version,
            "units": rows,
            "warnings": list(selection.warnings),
        },
    )


@office_command("show")
@click.argument("name", metavar="TÊN")
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày xét danh mục; mặc định hôm nay.")
def show_unit(desk: Desk, name: str, on_text: str | None) -> None:
    """Xem một đơn vị: thời gian tồn tại, cấp trên, đơn vị trước và đơn vị kế tiếp; TÊN@NGÀY xét ngày ấy."""
    table = unit_table(desk)
    name, _, day_text = name.partition("@")
    day_text = on_text or day_text
    on = parse_day(day_text, field="--on") if day_text else _today()
    found = _named(table, name, on)
    if not found:
        raise NotFound(f"Không tìm thấy đơn vị “{name}” vào ngày {short_date(on)}.")
    desk.answer(
        "\n\n".join(_described(table, unit, on) for unit in found),
        {
            "units": [
                unit_json(unit)
                | {
                    "successors": _linked(table.successors(unit)),
                    "predecessors": _linked(table.predecessors(unit)),
                }
                for unit in found
            ]
        },
    )


def _named(table: UnitTable, name: str, on: date) -> list[Unit]:
    """The units of that name or key on the day; where there is none, on the last day of the old regime."""
    if ":" in name:
        return table.versions(name)
    return table.find(name, on) or table.find(name, date(2025, 6, 30))


def _described(table: UnitTable, unit: Unit, on: date) -> str:
    day = on if unit.on(on) else unit.valid_to or on
    parent = table.parent(unit, day)
    since = short_date(unit.valid_from) if unit.valid_from else "trước 2021"
    until = short_date(unit.valid_to) if unit.valid_to else "nay"
    lines = [f"{unit.full_name} ({unit.key})", f"  Tồn tại: từ {since} đến {until}."]
    if parent:
        lines.append(f"  Trực thuộc: {parent.full_name}.")
    for after in table.successors(unit):
        sure = " (người có trách nhiệm phải xác định)" if after.extent.needs_person else ""
        lines.append(f"  Kế tiếp: {after.unit.full_name}{sure}.")
    for before in table.predecessors(unit):
        part = " (một phần)" if before.extent.needs_person else ""
        lines.append(f"  Trước 01/7/2025: {before.unit.full_name}{part}.")
    return "\n".join(lines)


def _linked(found: list[Succession]) -> list[dict[str, Any]]:
    return [unit_json(item.unit) | {"extent": item.extent.value} for item in found]


@office_command("import")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
def import_list(desk: Desk, folder: Path) -> None:
    """Nạp danh mục mới hơn từ thư mục tệp CSV; danh mục cũ được giữ nguyên."""
    from registry.services.unit_lists import import_units

    with desk.home() as home:
        done = import_units(home, folder)
    verb = "Đã nạp" if done.new else "Đã có sẵn"
    text = f"{verb} danh mục {done.version}; danh mục đang dùng: {done.in_force}."
    desk.answer(text, {"version": done.version, "new": done.new, "in_force": done.in_force})


_OFFICE = click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
_REASON = click.option("--reason", default="", metavar="CĂN_CỨ", help="Căn cứ, ví dụ số công văn.")


@office_command("decide")
@click.argument("old", metavar="ĐƠN_VỊ_CŨ")
@click.argument("new", metavar="ĐƠN_VỊ_MỚI…", nargs=-1, required=True)
@_REASON
@_OFFICE
def decide(desk: Desk, *, old: str, new: tuple[str, ...], reason: str, office: str | None) -> None:
    """Xác định đơn vị nào trả lời thay cho đơn vị đã chia tách, giải thể; quyết định sau thay quyết định trước."""
    from registry.services.succession import decide as decide_in

    with desk.home() as home:
        before, after, warnings = decide_in(home, old, new, reason=reason, office=office)
    warn(warnings)
    names = ", ".join(unit.full_name for unit in after)
    desk.answer(
        f"{before.full_name}: {names} trả lời thay.",
        {
            "unit": unit_json(before),
            "chosen": [unit_json(unit) for unit in after],
            "warnings": list(warnings),
        },
    )


@office_command("undecided")
@click.argument("selector", metavar="BỘ_CHỌN")
def undecided(desk: Desk, selector: str) -> None:
    """Liệt kê đơn vị cũ chưa xác định được đơn vị kế nhiệm, ví dụ "huyen:Cà Mau@2025-06-30"."""
    from registry.services.succession import open_questions

    with desk.home() as home:
        found = open_questions(home, selector)
    lines = [
        f"{unit.full_name} ({unit.key}): {', '.join(one.full_name for one in candidates) or 'danh mục không có'}"
        for unit, candidates in found
    ]
    rows = [
        {"unit": unit_json(unit), "candidates": [unit_json(one) for one in candidates]}
        for unit, candidates in found
    ]
    desk.answer("\n".join([*lines, f"Tổng số: {len(found)} đơn vị chưa xác định."]), {"undecided": rows})


@office_command("functions")
@click.argument("old", metavar="[CƠ_QUAN_CŨ]", required=False)
@click.argument("heir", metavar="[CƠ_QUAN_MỚI]", required=False)
@click.option("--from", "from_text", metavar="NGÀY", help="Từ ngày; mặc định 01/7/2025.")
@_REASON
@_OFFICE
def functions(
    desk: Desk, *, old: str | None, heir: str | None, from_text: str | None, reason: str, office: str | None
) -> None:
    """Xem bảng kế nhiệm theo chức năng; nêu hai tên (Phòng Tư pháp, Văn phòng …) để ghi dòng của cơ quan mình."""
    from registry.services.succession import set_function, successions

    with desk.home() as home:
        if old and heir:
            day = parse_day(from_text, field="--from") if from_text else None
            lines = [set_function(home, old, heir, from_on=day, reason=reason, office=office)]
        else:
            wanted = (old or "").casefold()
            lines = [one for one in successions(home).functions if wanted in one.function.casefold()]
    desk.answer(
        "\n".join(map(_function_line, lines)) or "Không có dòng nào.",
        {"functions": [_function_json(line) for line in lines]},
    )


def _function_line(line: FunctionHeir) -> str:
    wards = f" (phường: {line.in_wards})" if line.in_wards else ""
    ours = " [cơ quan ghi]" if line.ours else ""
    return f"{line.function} → {line.heir}{wards}, từ {short_date(line.from_on)}{ours}"


def _function_json(line: FunctionHeir) -> dict[str, Any]:
    return {
        "function": line.function,
        "heir": line.heir,
        "in_wards": line.in_wards or None,
        "from_on": line.from_on.isoformat(),
        "reason": line.reason,
        "source": "office" if line.ours else "packaged",
    }


units.add_command(list_units)
units.add_command(import_list)
units.add_command(show_unit)
units.add_command(decide)
units.add_command(undecided)
units.add_command(functions)
