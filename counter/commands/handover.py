"""`vanthu handover`: one clerk hands the open matters to another (bàn giao văn thư)."""

from __future__ import annotations

from pathlib import Path

import click

from counter.desk import Desk, check_folder, office_command, write_output
from doc_engine.errors import BadInput

_SUFFIXES = (".docx", ".pdf", ".xlsx")


@office_command("handover")
@click.option("--from", "giver", required=True, metavar="HỌ_TÊN", help="Văn thư bên giao.")
@click.option("--to", "taker", required=True, metavar="HỌ_TÊN", help="Văn thư bên nhận.")
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Biên bản .docx, .pdf hoặc .xlsx.",
)
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def handover(desk: Desk, *, giver: str, taker: str, out: Path, office: str | None) -> None:
    """Lập biên bản bàn giao giữa hai văn thư: mọi việc còn dở, số cuối các sổ; việc bàn giao ghi vào nhật ký."""
    from registry.services.handover import hand_over
    from registry.services.pdf import require_converter
    from registry.views.handover import handover_printed

    suffix = out.suffix.lower()
    if suffix not in _SUFFIXES or out.is_dir():
        raise BadInput.because(f"“{out}” không phải là tên tệp {', '.join(_SUFFIXES)}.", field="-o")
    check_folder(out.parent)
    with desk.home() as home:
        if suffix == ".pdf":
            require_converter(home)
        done = hand_over(home, giver, taker, office)
        printed = handover_printed(done.paper)
        if suffix == ".pdf":
            content = printed.pdf(home.converter)
        else:
            content = printed.docx() if suffix == ".docx" else printed.xlsx()
    path = write_output(out, content)
    lines = [f"  {title}: {count}" for title, count in done.counts]
    desk.answer(
        "\n".join([f"Đã ghi {path}: {giver} bàn giao cho {taker}.", *lines]),
        {
            "from": giver,
            "to": taker,
            "digest": done.digest,
            "counts": dict(done.counts),
            "files": {suffix[1:]: str(path)},
        },
    )
