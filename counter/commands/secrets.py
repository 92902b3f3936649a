"""`vanthu secret open`: documents of state secrecy (văn bản mật), only with an independent network."""

from __future__ import annotations

from pathlib import Path

import click

from counter.desk import Desk, check_folder, office_command, write_output
from counter.vietnamese import LazyGroup

secret = LazyGroup(name="secret", help="Văn bản mật của cơ quan đã khai mạng độc lập (mang_doc_lap).")


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


secret.add_command(open_paper)
