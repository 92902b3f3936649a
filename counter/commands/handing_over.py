"""`vanthu dossier hand-over|due|inventory`: giving dossiers to the archive of the office (nộp lưu)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from counter.commands.filing_lists import (
    CODE,
    check_suffix,
    dossier_json,
    out_option,
    which_dossier,
    write_printed,
)
from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command
from doc_engine.dates import parse_day, short_date

_CODES = click.argument("codes", metavar="HỒ_SƠ…", nargs=-1, required=True)


@office_command("hand-over")
@_CODES
@which_dossier
@click.option("--from", "giver", required=True, metavar="HỌ_TÊN", help="Người giao.")
@click.option("--from-title", default="", metavar="CHỨC_VỤ", help="Chức vụ người giao.")
@click.option("--to", "receiver", required=True, metavar="HỌ_TÊN", help="Người nhận của Lưu trữ cơ quan.")
@click.option("--to-title", default="", metavar="CHỨC_VỤ", help="Chức vụ người nhận.")
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày giao nhận; mặc định hôm nay.")
@click.option("--what", default="", metavar="TÊN", help="Tên khối tài liệu giao nộp.")
@click.option("--boxes", type=click.IntRange(0, 99999), metavar="SỐ", help="Tổng số hộp (cặp).")
@click.option("--metres", default="", metavar="SỐ", help="Số mét giá, ví dụ 1,2.")
@click.option(
    "--file-count", "files", type=click.IntRange(0, 9_999_999), metavar="SỐ", help="Tổng số tệp tin."
)
@click.option("--condition", default="Bình thường", metavar="TÌNH_TRẠNG", help="Tình trạng tài liệu.")
@out_option()
def hand_over(
    desk: Desk, codes: tuple[str, ...], year: int | None, office: str | None, out: Path | None, **said: Any
) -> None:
    """Giao nộp hồ sơ đã kết thúc; -o ghi biên bản giao nhận."""
    from registry.services.filing.dossiers import show
    from registry.services.filing.handing_over import HandOver, Party
    from registry.services.filing.handing_over import hand_over as hand
    from registry.services.filing.lists import minutes_printed

    check_suffix(out)
    giver = Party(said.pop("giver"), said.pop("from_title"))
    receiver = Party(said.pop("receiver"), said.pop("to_title"))
    on = day_option(said.pop("on_text"), "--on")
    with desk.home() as home:
        minutes = HandOver(giver, receiver, on or home.clock.today(), **said)
        handed = hand(home, codes, minutes, year=year, office=office)
        filed = [show(home, one.label, office=office) for one in handed.dossiers]
        files = write_printed(home, minutes_printed(handed, filed, home.office(office)), out) if out else {}
    desk.answer(
        f"Đã giao {len(handed.dossiers)} hồ sơ cho {receiver.name}.",
        {"dossiers": [dossier_json(one) for one in handed.dossiers], "files": files},
    )


@office_command("postpone")
@CODE
@which_dossier
@click.option(
    "--until",
    "until_text",
    required=True,
    metavar="NGÀY",
    help="Hạn nộp lưu mới, muộn nhất hai năm sau hạn cũ.",
)
@click.option(
    "--consent", required=True, metavar="VĂN_BẢN", help="Văn bản đồng ý của người đứng đầu cơ quan."
)
def postpone(
    desk: Desk, code: str, *, year: int | None, office: str | None, until_text: str, consent: str
) -> None:
    """Giữ lại hồ sơ đến hạn nộp lưu, được người đứng đầu đồng ý bằng văn bản."""
    from registry.services.filing.handing_over import postpone as put_off

    until = parse_day(until_text, field="--until")
    with desk.home() as home:
        kept = put_off(home, code, until, consent, year=year, office=office)
    desk.answer(f"Hồ sơ {kept.label}: hạn nộp lưu mới {short_date(until)}.", dossier_json(kept))


@office_command("inventory")
@click.argument("codes", metavar="[HỒ_SƠ…]", nargs=-1)
@which_dossier
@out_option(required=True)
def inventory(desk: Desk, codes: tuple[str, ...], year: int | None, office: str | None, out: Path) -> None:
    """In mục lục hồ sơ, tài liệu nộp lưu: vĩnh viễn và có thời hạn ở hai danh sách riêng."""
    from registry.services.filing.dossiers import listed, show
    from registry.services.filing.lists import inventory_printed

    check_suffix(out)
    with desk.home() as home:
        named = codes or [one.label for one, _ in listed(home, year, office) if one.closed_on]
        filed = [show(home, code, year=None if codes == () else year, office=office) for code in named]
        made = inventory_printed(filed, home.office(office), home.actor, home.clock.today())
        files = write_printed(home, made, out)
    desk.answer(f"Đã ghi mục lục {len(filed)} hồ sơ vào {out}.", {"dossiers": len(filed), "files": files})


@office_command("due")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
@click.option(
    "--within",
    type=click.IntRange(0, 3650),
    default=30,
    metavar="NGÀY",
    help="Trong bao nhiêu ngày tới; mặc định 30.",
)
@out_option()
def due(desk: Desk, office: str | None, within: int, out: Path | None) -> None:
    """Hồ sơ đến hạn nộp lưu trong 30 ngày tới, và hồ sơ đã quá hạn."""
    from registry.services.filing.handing_over import due_dossiers
    from registry.services.filing.lists import due_printed, left_words

    check_suffix(out)
    with desk.home() as home:
        found = due_dossiers(home, within, office)
        made = due_printed(found, home.office(office), home.actor, home.clock.today())
        files = write_printed(home, made, out) if out else {}
    lines = [f"{one.label}: {one.title} ({left_words(left)})" for one, left in found]
    desk.answer(
        "\n".join(lines) or "Không có hồ sơ nào đến hạn nộp lưu.",
        {"dossiers": [dossier_json(one) | {"days_left": left} for one, left in found], "files": files},
    )
