"""`vanthu people list|add|end`: the office's people and their posts over time (danh bạ cán bộ)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command
from counter.vietnamese import LazyGroup
from doc_engine.dates import parse_day, short_date

if TYPE_CHECKING:
    from registry.people import Post

people = LazyGroup(name="people", help="Danh bạ cán bộ: chức vụ, thẩm quyền ký theo thời gian.")
_OFFICE = click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
_REASON = click.option("--reason", default="", metavar="CĂN_CỨ", help="Căn cứ, ví dụ số quyết định.")


@office_command("list")
@click.option("--on", "on_text", metavar="NGÀY", help="Người giữ chức vụ ngày này; mặc định hôm nay.")
@click.option("--all", "everyone", is_flag=True, help="Cả những người đã thôi chức vụ.")
@_OFFICE
def list_people(desk: Desk, on_text: str | None, everyone: bool, office: str | None) -> None:
    """Liệt kê cán bộ, chức vụ và thẩm quyền ký."""
    from registry.services.people import posts

    with desk.home() as home:
        day = day_option(on_text, "--on") or home.clock.today()
        found = posts(home, office, None if everyone else day)
    lines = [_line(post) for post in found] or ["Chưa khai cán bộ nào."]
    desk.answer("\n".join(lines), {"on": day.isoformat(), "people": [post_json(post) for post in found]})


def _line(post: Post) -> str:
    signs = ""
    if post.authority is not None:
        signs = f"; ký {post.authority.replace(chr(10), ', ') or 'với tư cách người đứng đầu'}"
    since = f"từ {short_date(post.from_on)}" if post.from_on else "không rõ ngày bắt đầu"
    until = f" đến {short_date(post.until_on)}" if post.until_on else ""
    unit = f", {post.unit}" if post.unit else ""
    return f"{post.full_name}, {post.title}{unit} ({since}{until}){signs}"


def post_json(post: Post) -> dict[str, Any]:
    """One post as `--json` shows it."""
    return {
        "full_name": post.full_name,
        "title": post.title,
        "unit": post.unit or None,
        "signs": post.signs,
        "authority": post.authority,
        "from_on": post.from_on.isoformat() if post.from_on else None,
        "until_on": post.until_on.isoformat() if post.until_on else None,
        "declared": post.declared,
        "reason": post.reason,
    }


@office_command("add")
@click.argument("full_name", metavar="HỌ_TÊN")
@click.option("--title", required=True, metavar="CHỨC_VỤ", help="Chức vụ.")
@click.option("--unit", default="", metavar="ĐƠN_VỊ", help="Đơn vị công tác.")
@click.option(
    "--capacity",
    multiple=True,
    metavar="QUYỀN_HẠN",
    help="Được ký với quyền hạn này, ví dụ “KT. Giám đốc”; ghi được nhiều dòng.",
)
@click.option("--signs", is_flag=True, help="Được ký với tư cách người đứng đầu (không có KT., TL., TUQ.).")
@click.option("--from", "from_text", metavar="NGÀY", help="Ngày nhận chức vụ; mặc định hôm nay.")
@click.option(
    "--until", "until_text", metavar="NGÀY", help="Ngày cuối, nếu đã biết (ví dụ ủy quyền có thời hạn)."
)
@_REASON
@_OFFICE
def add(
    desk: Desk,
    *,
    full_name: str,
    title: str,
    unit: str,
    capacity: tuple[str, ...],
    signs: bool,
    from_text: str | None,
    until_text: str | None,
    reason: str,
    office: str | None,
) -> None:
    """Ghi một người nhận chức vụ; lịch sử được giữ nguyên."""
    from registry.services.people import add as add_in

    with desk.home() as home:
        post = add_in(
            home,
            full_name,
            title,
            unit=unit,
            capacity=capacity,
            signs=signs,
            from_on=day_option(from_text, "--from"),
            until_on=day_option(until_text, "--until"),
            reason=reason,
            office=office,
        )
    desk.answer(f"Đã ghi: {_line(post)}.", post_json(post))


@office_command("end")
@click.argument("full_name", metavar="HỌ_TÊN")
@click.option("--on", "on_text", required=True, metavar="NGÀY", help="Ngày cuối cùng giữ chức vụ.")
@click.option("--title", default="", metavar="CHỨC_VỤ", help="Chức vụ, khi người này giữ nhiều chức vụ.")
@_REASON
@_OFFICE
def end(desk: Desk, *, full_name: str, on_text: str, title: str, reason: str, office: str | None) -> None:
    """Ghi ngày thôi chức vụ; sau ngày ấy người này không còn ký được."""
    from registry.services.people import end as end_in

    with desk.home() as home:
        post = end_in(
            home, full_name, parse_day(on_text, field="--on"), title=title, reason=reason, office=office
        )
    desk.answer(f"Đã ghi: {_line(post)}.", post_json(post))


people.add_command(list_people)
people.add_command(add)
people.add_command(end)
