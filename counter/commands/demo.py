"""`vanthu demo`: the worked example (ví dụ minh họa)."""

from __future__ import annotations

from pathlib import Path

import click

from counter.desk import Desk, office_command, warn
from counter.vietnamese import say


@office_command("demo")
@click.option(
    "--out",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    default=Path("vanthu-demo"),
    help="Nơi ghi kết quả; mặc định vanthu-demo.",
)
def demo(desk: Desk, out: Path) -> None:
    """Chạy ví dụ đầy đủ trong một thư mục riêng, không cần mạng; không đụng đến dữ liệu của cơ quan."""
    from registry.jail import LibreOffice
    from registry.services.exhibiting import exhibit

    shown = exhibit(out, converter=LibreOffice(), tell=say)
    warn(shown.warnings)
    lines = [
        "",
        f"Đã làm {shown.documents} văn bản ({shown.pdfs} tệp PDF), sổ đăng ký, {len(shown.chains)} chuỗi chỉ đạo.",
        *(f"  {answer}" for answer in shown.answers),
        f"Mở trước tiên: {shown.index.resolve()}",
        f'Hỏi tiếp, ví dụ: vanthu trace 315/QĐ-TTg --home "{shown.home}"',
    ]
    data = {
        "index": str(shown.index),
        "home": str(shown.home),
        "documents": shown.documents,
        "pdfs": shown.pdfs,
        "chains": list(shown.chains),
        "answers": list(shown.answers),
        "warnings": list(shown.warnings),
    }
    desk.answer("\n".join(lines), data)
