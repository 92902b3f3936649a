"""`vanthu dossier …`: dossiers, what lies in them, hand-over, the use of archive copies (hồ sơ)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from counter.commands.filing_lists import (
    CODE,
    REASON,
    check_suffix,
    dossier_json,
    dossier_line,
    filed_json,
    filed_text,
    out_option,
    which_dossier,
    write_printed,
)
from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command, warn
from counter.vietnamese import LazyGroup

dossier = LazyGroup(
    name="dossier",
    help="Hồ sơ: danh mục, lập, mục lục, nộp lưu, sử dụng bản lưu.",
    lazy_commands={
        "plan": ("counter.commands.filing_plan:plan", "Danh mục hồ sơ của năm."),
        "hand-over": ("counter.commands.handing_over:hand_over", "Giao nộp hồ sơ vào Lưu trữ cơ quan."),
        "postpone": ("counter.commands.handing_over:postpone", "Lùi hạn nộp lưu của hồ sơ."),
        "due": ("counter.commands.handing_over:due", "Hồ sơ đến hạn nộp lưu trong 30 ngày tới."),
        "inventory": ("counter.commands.handing_over:inventory", "In mục lục hồ sơ, tài liệu nộp lưu."),
        "lend": ("counter.commands.lending:lend", "Ghi việc cho sử dụng bản lưu."),
        "return": ("counter.commands.lending:return_", "Ghi việc trả bản lưu."),
    },
)


@office_command("open")
@CODE
@which_dossier
@click.option("--title", default="", metavar="TIÊU_ĐỀ", help="Tiêu đề; mặc định theo danh mục hồ sơ.")
@click.option(
    "--retention", default="", metavar="THỜI_HẠN", help="Vĩnh viễn hoặc số năm; mặc định theo danh mục."
)
@click.option("--person", default="", metavar="NGƯỜI_LẬP", help="Người lập hồ sơ; mặc định theo danh mục.")
@click.option("--electronic", is_flag=True, help="Hồ sơ điện tử: đếm trang thay vì tờ.")
@click.option("--rights", default="", metavar="CHẾ_ĐỘ", help="Chế độ sử dụng.")
@click.option("--note", default="", metavar="GHI_CHÚ", help="Ghi chú.")
def open_(desk: Desk, code: str, year: int | None, office: str | None, **said: Any) -> None:
    """Mở hồ sơ theo danh mục của năm."""
    from registry.services.filing.dossiers import Wanted, open_dossier

    with desk.home() as home:
        made = open_dossier(home, Wanted(code=code, year=year or home.clock.today().year, **said), office)
    warn(made.warnings)
    desk.answer(f"Đã mở hồ sơ {made.dossier.label}: {made.dossier.title}.", filed_json(made))


@office_command("add")
@CODE
@click.argument("documents", metavar="VĂN_BẢN…", nargs=-1, required=True)
@which_dossier
@click.option("--sheets", default="", metavar="TỜ_SỐ", help="Tờ số (trang số) của văn bản, ví dụ 5-8.")
@click.option("--count", type=click.IntRange(1, 9999), metavar="SỐ_TỜ", help="Số tờ; tờ số tự đánh nối tiếp.")
@click.option("--note", default="", metavar="GHI_CHÚ", help="Ghi chú.")
def add(desk: Desk, code: str, documents: tuple[str, ...], **said: Any) -> None:
    """Đưa văn bản vào hồ sơ; số thứ tự tự đánh, một văn bản có thể nằm trong nhiều hồ sơ."""
    from registry.services.filing.dossiers import add_papers

    with desk.home() as home:
        made = add_papers(home, code, documents, **said)
    desk.answer(
        f"Hồ sơ {made.dossier.label} có {len(made.papers)} văn bản (thêm {len(documents)}).", filed_json(made)
    )


@office_command("remove")
@CODE
@click.argument("document", metavar="VĂN_BẢN")
@which_dossier
@REASON
def remove(desk: Desk, code: str, document: str, **said: Any) -> None:
    """Lấy ra văn bản đưa nhầm vào hồ sơ đang mở."""
    from registry.services.filing.dossiers import take_out

    with desk.home() as home:
        made = take_out(home, code, document, **said)
    desk.answer(f"Hồ sơ {made.dossier.label} còn {len(made.papers)} văn bản.", filed_json(made))


@office_command("list")
@which_dossier
def list_(desk: Desk, year: int | None, office: str | None) -> None:
    """Liệt kê hồ sơ."""
    from registry.services.filing.dossiers import listed

    with desk.home() as home:
        found = listed(home, year, office)
    lines = [dossier_line(one, count) for one, count in found]
    desk.answer(
        "\n".join(lines) or "Chưa có hồ sơ nào.",
        {"dossiers": [dossier_json(one, count) for one, count in found]},
    )


@office_command("show")
@CODE
@which_dossier
@out_option()
def show(desk: Desk, code: str, year: int | None, office: str | None, out: Path | None) -> None:
    """Xem hồ sơ, hoặc in mục lục văn bản trong hồ sơ."""
    from registry.services.filing.dossiers import show as show_one
    from registry.services.filing.lists import contents_printed

    check_suffix(out)
    with desk.home() as home:
        filed = show_one(home, code, year=year, office=office)
        files = write_printed(home, contents_printed(filed, home.office(office)), out) if out else {}
    text = f"Đã ghi mục lục {len(filed.papers)} văn bản vào {out}." if out else filed_text(filed)
    desk.answer(text, filed_json(filed) | {"files": files})


@office_command("close")
@CODE
@which_dossier
@click.option("--note", required=True, metavar="CHỨNG_TỪ", help="Chứng từ kết thúc.")
@click.option(
    "--sheets",
    "amount",
    type=click.IntRange(1, 99999),
    metavar="SỐ",
    help="Tổng số tờ (hồ sơ điện tử: số trang).",
)
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày công việc kết thúc; mặc định hôm nay.")
@click.option(
    "--construction", is_flag=True, help="Hồ sơ xây dựng cơ bản: nộp trong 3 tháng từ khi quyết toán."
)
def close(
    desk: Desk,
    *,
    code: str,
    year: int | None,
    office: str | None,
    note: str,
    amount: int | None,
    on_text: str | None,
    construction: bool,
) -> None:
    """Kết thúc hồ sơ: chứng từ kết thúc, số tờ; từ đó tính hạn nộp lưu."""
    from registry.services.filing.dossiers import Ending, close_dossier

    ending = Ending(note, amount, day_option(on_text, "--on"), construction)
    with desk.home() as home:
        made = close_dossier(home, code, ending, year=year, office=office)
    warn(made.warnings)
    desk.answer(dossier_line(made.dossier, len(made.papers)), filed_json(made))


@office_command("reopen")
@CODE
@which_dossier
@REASON
def reopen(desk: Desk, code: str, **said: Any) -> None:
    """Mở lại hồ sơ đã kết thúc mà chưa nộp lưu."""
    from registry.services.filing.dossiers import reopen as open_again

    with desk.home() as home:
        made = open_again(home, code, **said)
    desk.answer(f"Hồ sơ {made.dossier.label} đã mở lại.", filed_json(made))


for command in (open_, add, remove, list_, show, close, reopen):
    dossier.add_command(command)
