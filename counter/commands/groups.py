"""`vanthu groups list|add|show`: recipient groups (nhóm nơi nhận)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command, read_input
from counter.vietnamese import LazyGroup
from doc_engine.dates import short_date

if TYPE_CHECKING:
    from registry.services.groups import Group

groups = LazyGroup(name="groups", help="Nhóm nơi nhận: “các sở, ngành”, “UBND các xã, phường” …")
_OFFICE = click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
_ON = click.option("--on", "on_text", metavar="NGÀY", help="Nhóm như trong ngày này; mặc định hôm nay.")


def _json(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "from_on": group.from_on.isoformat(),
        "members": [{"name": one.name, "unit_key": one.unit_key} for one in group.members],
    }


@office_command("list")
@_ON
@_OFFICE
def list_groups(desk: Desk, on_text: str | None, office: str | None) -> None:
    """Liệt kê các nhóm nơi nhận."""
    from registry.services.groups import described
    from registry.services.groups import groups as groups_of

    with desk.home() as home:
        found = groups_of(home, office, day_option(on_text, "--on"))
    lines = [described(group) for group in found] or ["Chưa có nhóm nơi nhận nào."]
    desk.answer("\n".join(lines), {"groups": [_json(group) for group in found]})


@office_command("add")
@click.argument("name", metavar="TÊN_NHÓM")
@click.argument("members", metavar="TỆP.csv|TÊN_CƠ_QUAN…", nargs=-1, required=True)
@click.option("--from", "from_text", metavar="NGÀY", help="Dùng từ ngày; mặc định hôm nay.")
@click.option("--as", "body", default="UBND", metavar="CƠ_QUAN", help="Cơ quan của các đơn vị trong bộ chọn.")
@_OFFICE
def add(
    desk: Desk, *, name: str, members: tuple[str, ...], from_text: str | None, body: str, office: str | None
) -> None:
    """Lập nhóm hoặc ghi danh sách mới của nhóm; danh sách cũ vẫn dùng cho ngày trước đó.

    Thành viên là tên cơ quan, bộ chọn đơn vị (xa:Cà Mau) hoặc tệp .csv.
    """
    from registry.services.groups import add as add_in
    from registry.services.groups import described

    listed = [(text, read_input(Path(text))) if _is_file(text) else text for text in members]
    with desk.home() as home:
        made = add_in(home, name, listed, from_on=day_option(from_text, "--from"), office=office, body=body)
    desk.answer(f"Đã ghi nhóm {described(made)}.", _json(made))


def _is_file(text: str) -> bool:
    return Path(text).suffix.lower() in {".csv", ".xlsx", ".xls"}


@office_command("show")
@click.argument("name", metavar="TÊN_NHÓM")
@_ON
@_OFFICE
def show(desk: Desk, name: str, on_text: str | None, office: str | None) -> None:
    """Xem các thành viên của nhóm vào một ngày."""
    from registry.services.groups import group as group_of

    with desk.home() as home:
        found = group_of(home, name, office, day_option(on_text, "--on"))
    head = f"{found.name} ({len(found.members)} nơi nhận, từ ngày {short_date(found.from_on)}):"
    desk.answer("\n".join([head, *(f"  {one.name}" for one in found.members)]), _json(found))


groups.add_command(list_groups)
groups.add_command(add)
groups.add_command(show)
