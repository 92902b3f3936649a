"""`vanthu secret open|number`: documents of state secrecy (văn bản mật); their files only with an independent network."""

from __future__ import annotations

from pathlib import Path

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, check_folder, office_command, write_output
from counter.vietnamese import LazyGroup
from doc_engine.dates import long_date

secret = LazyGroup(
    name="secret", help="Văn bản mật: cấp số trong dãy riêng; tệp chỉ có khi cơ quan khai mạng độc lập."
)


@office_command("open")
@click.argument("key", metavar="VĂN_BẢN")
@click.option(
    "-o", "--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), default=Path(), help="Nơi ghi tệp."
)
@click.option("--pdf", "with_pdf", is_flag=True, help="Tạo thêm tệp PDF; tệp này không được lưu lại.")
@click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")
def open_paper(desk: Desk, *, key: str, out: Path, with_pdf: bool, issuer: str | None) -> None:
    """Lấy tệp của một văn bản mật từ thư mục riêng; mỗi lần mở được ghi vào nhật ký."""
    from registry.services.finding import find_one
    from registry.services.secrets import open_secret

    check_folder(out)
    with desk.home() as home:
        opened = open_secret(home, find_one(home, key, issuer).key, pdf=with_pdf)
    files = {"docx": str(write_output(out / opened.name, opened.docx))}
    if opened.pdf is not None:
        files["pdf"] = str(write_output(out / opened.pdf_name, opened.pdf))
    text = "\n".join(f"Đã mở (có ghi nhật ký): {path}" for path in files.values())
    desk.answer(text, {"key": opened.key, "files": files})


@office_command("number")
@click.argument("type_word", metavar="LOẠI_VĂN_BẢN")
@click.option("--symbol", metavar="KÝ_HIỆU", required=True, help="Ký hiệu, ví dụ BC-UBND.")
@click.option("--degree", metavar="ĐỘ_MẬT", default="Mật", help="Mật, Tối mật hoặc Tuyệt mật.")
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày ban hành; mặc định hôm nay.")
@click.option("--reason", metavar="LÝ_DO", help="Lý do cấp số với ngày sớm hơn văn bản trước trong sổ.")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def number(
    desk: Desk,
    *,
    type_word: str,
    symbol: str,
    degree: str,
    on_text: str | None,
    reason: str | None,
    office: str | None,
) -> None:
    """Cấp số trong sổ văn bản mật cho văn bản làm ở nơi khác; không ghi trích yếu, không giữ tệp."""
    from registry.services.secret_numbers import allot_secret

    with desk.home() as home:
        given = allot_secret(
            home, type_word, symbol, degree, on=day_option(on_text, "--on"), reason=reason, office=office
        )
    desk.answer(
        f"Đã cấp số {given.notation}, {long_date(given.issued_on)} ({given.book}; khóa {given.key}).",
        {
            "key": given.key,
            "notation": str(given.notation),
            "issued_on": given.issued_on.isoformat(),
            "book": given.book,
        },
    )


secret.add_command(open_paper)
secret.add_command(number)
