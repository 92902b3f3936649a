"""`vanthu batch`: one document to many (gửi hàng loạt)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option, issued_json, write_files
from counter.desk import Desk, check_folder, office_command, read_input, warn
from doc_engine.dates import long_date
from doc_engine.errors import BadInput, Refusal

if TYPE_CHECKING:
    from registry.services.batching import Plan, To


def _lists(to: tuple[str, ...], bodies: tuple[str, ...], cc: tuple[str, ...]) -> list[To]:
    """Pair each --to with its --as (one --as serves all); --cc need not answer."""
    if len(bodies) > 1 and len(bodies) != len(to):
        raise BadInput.because(
            f"có {len(to)} --to nhưng {len(bodies)} --as.", "Mỗi --to cần một --as, theo thứ tự."
        )
    paired = bodies if len(bodies) == len(to) else (bodies or ("UBND",)) * len(to)
    return [_list(text, body, True) for text, body in zip(to, paired, strict=True)] + [
        _list(text, "UBND", False) for text in cc
    ]


def _list(text: str, body: str, must_answer: bool) -> To:
    from registry.services.batching import To

    selector, _, named_body = text.partition("=")
    content = read_input(Path(text)) if _is_file(text) else None
    return To(text if content else selector, named_body or body, must_answer, content)


def _is_file(text: str) -> bool:
    return Path(text).suffix.lower() in {".csv", ".xlsx", ".xls"}


@office_command("batch")
@click.argument("data", metavar="TỆP_DỮ_LIỆU", type=click.Path(path_type=Path))
@click.option(
    "--to",
    required=True,
    multiple=True,
    metavar="DANH_SÁCH",
    help="Bộ chọn đơn vị (huyen:Cà Mau@2023-03-20, xa:Cà Mau), tên nhóm nơi nhận, tên một cơ quan, hoặc tệp .csv; ghi được nhiều lần.",
)
@click.option(
    "--as",
    "bodies",
    multiple=True,
    metavar="CƠ_QUAN",
    help="Cơ quan của các đơn vị: UBND (mặc định), Phòng Tư pháp …",
)
@click.option(
    "--cc",
    multiple=True,
    metavar="DANH_SÁCH",
    help="Nơi nhận để biết, không phải trả lời; huyen:Cà Mau=Phòng Tư pháp chọn cơ quan. Ghi được nhiều lần.",
)
@click.option(
    "--mode",
    type=click.Choice(["shared", "copies", "separate"]),
    default="shared",
    help="shared: một số, một văn bản, nhiều nơi nhận.",
)
@click.option(
    "--on", "on_text", metavar="NGÀY", help="Ngày ban hành; mặc định ngày ghi trong tệp hoặc hôm nay."
)
@click.option("--dry-run", is_flag=True, help="Chỉ xem kế hoạch gửi, không lấy số.")
@click.option(
    "-o", "--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), default=Path(), help="Nơi ghi tệp."
)
@click.option("--pdf", "with_pdf", is_flag=True, help="Tạo thêm tệp PDF.")
@click.option("--again", is_flag=True, help="Cấp thêm số mới cho cùng một yêu cầu.")
@click.option("--reason", metavar="LÝ_DO", help="Lý do ban hành với ngày sớm hơn văn bản trước trong sổ.")
def batch(
    desk: Desk,
    *,
    data: Path,
    to: tuple[str, ...],
    bodies: tuple[str, ...],
    mode: str,
    on_text: str | None,
    cc: tuple[str, ...],
    dry_run: bool,
    out: Path,
    with_pdf: bool,
    again: bool,
    reason: str | None,
) -> int:
    """Phát hành một văn bản đến nhiều nơi: một số, một văn bản, danh sách gửi ghi vào sổ."""
    from registry.services.batching import plan, run

    if mode != "shared":
        raise Refusal(f"Cách gửi --mode {mode} chưa có trong bản này; hiện dùng được --mode shared.")
    content = read_input(data)
    check_folder(out)
    with desk.home() as home:
        planned = plan(home, content, data.name, _lists(to, bodies, cc), on=day_option(on_text, "--on"))
        warn(planned.warnings)
        if dry_run:
            desk.answer(_plan_text(planned), plan_json(planned))
            return 2 if planned.problems else 0
        issued = run(home, planned, reason=reason, again=again, pdf=with_pdf)
    files, unwritten = write_files(issued, out)
    warn([warning for warning in issued.warnings if warning not in planned.warnings] + unwritten)
    head = (
        f"Đã ban hành văn bản số {issued.notation}, {long_date(issued.issued_on)}, "
        f"gửi {len(planned.recipients)} nơi (khóa {issued.key})."
    )
    text = "\n".join([head, *(f"  {path}" for path in files.values())])
    desk.answer(text, issued_json(issued, files, unwritten) | {"recipients": _recipients(planned)})
    return 0


def _recipients(planned: Plan) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "unit_key": one.unit_key, "must_answer": one.must_answer}
        for one in planned.recipients
    ]


def plan_json(planned: Plan) -> dict[str, Any]:
    """The plan as `--dry-run --json` shows it."""
    return {
        "digest": planned.digest,
        "expected": planned.expected,
        "issued_on": planned.issued_on.isoformat(),
        "book": planned.book,
        "recipients": _recipients(planned),
        "problems": [str(problem) for problem in planned.problems],
        "warnings": list(planned.warnings),
    }


def _plan_text(planned: Plan) -> str:
    head = (
        f"Dự kiến số {planned.expected}, {long_date(planned.issued_on)} ({planned.book}), "
        f"gửi {len(planned.recipients)} nơi. Chưa lấy số."
    )
    names = [f"{place:>5}. {one.name}" for place, one in enumerate(planned.recipients, 1)]
    faults = [f"Lỗi: {problem}" for problem in planned.problems]
    return "\n".join([head, *names, *faults])
