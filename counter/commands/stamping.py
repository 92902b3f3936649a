"""`vanthu stamp`: the dấu ĐẾN on a copy of the document or on a slip."""

from __future__ import annotations

import re
from pathlib import Path

import click

from counter.desk import Desk, check_folder, hold_file, office_command, warn, write_output
from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.notation import padded

_AT = re.compile(r"^\s*(\d{1,3}(?:\.\d+)?)\s*[,;x]\s*(\d{1,3}(?:\.\d+)?)\s*$")


@office_command("stamp")
@click.argument("which", metavar="SỐ_ĐẾN|VĂN_BẢN")
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Bản sao .pdf; phiếu: .docx hoặc .pdf.",
)
@click.option("--slip", "as_slip", is_flag=True, help="Làm phiếu khổ A6 có dấu đến, kẹp vào văn bản giấy.")
@click.option(
    "--at",
    "at_text",
    metavar="TRÁI,TRÊN",
    help="Vị trí góc trên bên trái của dấu, tính bằng mm; mặc định tìm chỗ trống.",
)
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def stamp(
    desk: Desk, *, which: str, out: Path, as_slip: bool, at_text: str | None, office: str | None
) -> None:
    """In dấu ĐẾN lên một bản sao PDF của văn bản đến, hoặc làm phiếu; tệp đã lưu không thay đổi."""
    from registry.services.incoming_papers import slip, stamped_copy

    suffix = out.suffix.lower()
    if suffix not in ({".docx", ".pdf"} if as_slip else {".pdf"}) or out.is_dir():
        wanted = ".docx hoặc .pdf" if as_slip else ".pdf"
        raise BadInput.because(f"“{out}” không phải là tên tệp {wanted}.", field="-o")
    check_folder(out.parent)
    at = _place(at_text)
    if at and as_slip:
        raise BadInput.because("--at không dùng cùng --slip.")
    with desk.home() as home:
        made = (
            slip(home, which, office, pdf=suffix == ".pdf")
            if as_slip
            else stamped_copy(home, which, office, at)
        )
    path = write_output(out, made.content)
    warn(made.warnings)
    line = made.arrived.line
    desk.answer(
        f"Đã ghi {path}: dấu đến số {padded(line.number)}, ngày {short_date(line.arrived_on)}.",
        {
            "key": line.document,
            "arrival_number": line.number,
            "arrived_on": line.arrived_on.isoformat(),
            "files": {suffix[1:]: str(path)},
            "warnings": list(made.warnings),
        },
    )


def _place(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    match = _AT.match(text)
    if match is None:
        raise BadInput.because(
            f"“{text}” không phải là vị trí.", "Hãy ghi hai số mm, ví dụ 20,60.", field="--at"
        )
    return float(match[1]), float(match[2])


@office_command("reply")
@click.argument("which", metavar="SỐ_ĐẾN|VĂN_BẢN")
@click.option(
    "-o", "--out", metavar="TỆP.yaml", type=click.Path(path_type=Path), help="Tệp dữ liệu; mặc định in ra."
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def reply(desk: Desk, *, which: str, out: Path | None, force: bool, office: str | None) -> None:
    """Làm tệp dữ liệu công văn trả lời: kính gửi, phúc đáp, căn cứ điền sẵn; ban hành thì tự liên kết phúc đáp."""
    from registry.services.replying import reply as reply_in

    if out is not None:
        _hold_data_file(out, force=force)
    with desk.home() as home:
        made = reply_in(home, which, office)
    warn(made.warnings)
    text = made.text.rstrip("\n")
    files = {}
    if out is not None:
        files = {"yaml": str(write_output(out, made.text.encode()))}
        text = f"Đã ghi {out}: trả lời {made.arrived.name}. Điền nội dung rồi chạy: vanthu issue {out}"
    desk.answer(
        text,
        {
            "key": made.arrived.document.key,
            "arrival_number": made.arrived.line.number,
            "year": made.arrived.line.year,
            "due_on": made.due_on.isoformat() if made.due_on else None,
            "files": files,
            "data": made.text,
            "warnings": list(made.warnings),
        },
    )


def _hold_data_file(out: Path, *, force: bool) -> None:
    """A data file that somebody has begun to write is not lost by running the command again."""
    if out.suffix.lower() not in {".yaml", ".yml"} or out.is_dir():
        raise BadInput.because(f"“{out}” không phải là tên tệp .yaml.", field="-o")
    hold_file(out, force=force)
