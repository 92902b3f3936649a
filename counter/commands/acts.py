"""`vanthu correct|replace|amend|repeal|recall`: documents that act on an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from counter.commands.life import ISSUER, KEY
from counter.commands.outgoing import day_option, write_files
from counter.desk import Desk, check_folder, office_command, read_input, warn
from doc_engine.dates import long_date
from doc_engine.errors import BadInput
from doc_engine.terms import Relation

_DATA = click.argument("data", metavar="TỆP_DỮ_LIỆU", type=click.Path(path_type=Path))
_OPTIONS = (
    click.option("--on", "on_text", metavar="NGÀY", help="Ngày ban hành; mặc định hôm nay."),
    click.option("--signed-on", "signed_text", metavar="NGÀY", help="Ngày người có thẩm quyền ký."),
    click.option(
        "-o",
        "--out",
        "out",
        metavar="THƯ_MỤC",
        type=click.Path(path_type=Path),
        default=Path(),
        help="Nơi ghi tệp.",
    ),
    click.option("--pdf", "with_pdf", is_flag=True, help="Tạo thêm tệp PDF."),
    click.option("--reason", metavar="LÝ_DO", help="Lý do ban hành với ngày sớm hơn văn bản trước trong sổ."),
    click.option(
        "--acting", metavar="CĂN_CỨ", help="Căn cứ giao quyền khi người ký không có trong khai báo."
    ),
    ISSUER,
)


def _issuing(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _act(desk: Desk, relation: Relation, key: str, data: Path, out: Path, **options: Any) -> None:
    """Issue the act and answer as `issue` does, with the document it acted on."""
    from counter.commands.outgoing import issued_json
    from registry.services.acting_on import act_on

    content = read_input(data)
    check_folder(out)
    with desk.home() as home:
        acted = act_on(
            home,
            key,
            relation,
            content,
            data.name,
            issuer=options["issuer"],
            on=day_option(options["on_text"], "--on"),
            signed_on=day_option(options["signed_text"], "--signed-on"),
            reason=options["reason"],
            acting=options["acting"],
            pdf=options["with_pdf"],
        )
    issued, target = acted.issued, acted.target
    files, unwritten = write_files(issued, out)
    warn([*issued.warnings, *unwritten])
    effect = target.effect.label if target.effect else ""
    lines = [
        f"Đã ban hành văn bản số {issued.notation}, {long_date(issued.issued_on)} ({issued.book}; khóa {issued.key}).",
        f"{target.name} ({target.key}): {effect}.",
        *(f"  {path}" for path in files.values()),
    ]
    if acted.sent_to:
        lines.append(f"Đã gửi đến, cần thu hồi: {'; '.join(acted.sent_to)}.")
    on_what = {"key": target.key, "notation": str(target.notation or ""), "effect": effect}
    answer = issued_json(issued, files, unwritten) | {"target": on_what, "sent_to": list(acted.sent_to)}
    desk.answer("\n".join(lines), answer)


@office_command("correct")
@KEY
@_DATA
@_issuing
def correct(desk: Desk, *, key: str, data: Path, out: Path, **options: Any) -> None:
    """Đính chính một văn bản đã ban hành, bằng công văn; văn bản ấy không đổi."""
    _act(desk, Relation.DINH_CHINH, key, data, out, **options)


@office_command("replace")
@KEY
@_DATA
@_issuing
def replace(desk: Desk, *, key: str, data: Path, out: Path, **options: Any) -> None:
    """Ban hành văn bản thay thế một văn bản."""
    _act(desk, Relation.THAY_THE, key, data, out, **options)


@office_command("amend")
@KEY
@_DATA
@_issuing
def amend(desk: Desk, *, key: str, data: Path, out: Path, **options: Any) -> None:
    """Ban hành văn bản sửa đổi, bổ sung một văn bản."""
    _act(desk, Relation.SUA_DOI, key, data, out, **options)


@office_command("repeal")
@KEY
@_DATA
@_issuing
def repeal(desk: Desk, *, key: str, data: Path, out: Path, **options: Any) -> None:
    """Ban hành văn bản bãi bỏ một văn bản."""
    _act(desk, Relation.BAI_BO, key, data, out, **options)


@office_command("recall")
@KEY
@click.argument("data", metavar="[TỆP_DỮ_LIỆU]", type=click.Path(path_type=Path), required=False)
@click.option(
    "--notice",
    metavar="VĂN_BẢN_ĐẾN",
    help="Với văn bản đến: văn bản thu hồi của nơi ban hành, đã vào sổ đến.",
)
@_issuing
def recall(desk: Desk, *, key: str, data: Path | None, notice: str | None, out: Path, **options: Any) -> None:
    """Thu hồi văn bản đi bằng một văn bản; hoặc hủy tệp văn bản đến đã bị nơi ban hành thu hồi."""
    if (data is None) == (notice is None):
        raise BadInput.because(
            "cần tệp dữ liệu của văn bản thu hồi, hoặc --notice với văn bản đến bị thu hồi.",
            "Ví dụ: vanthu recall vb12 thu_hoi.yaml; vanthu recall vb30 --notice vb41 --reason “…”",
        )
    if data is not None:
        _act(desk, Relation.THU_HOI, key, data, out, **options)
        return
    _destroy(desk, key, notice or "", options["reason"], options["issuer"])


def _destroy(desk: Desk, key: str, notice: str, reason: str | None, issuer: str | None) -> None:
    from registry.services.destroying import destroy

    with desk.home() as home:
        done = destroy(home, key, notice, reason, issuer=issuer)
    warn(done.warnings)
    document = done.document
    state = "Đã hủy từ trước" if done.repeated else "Đã hủy"
    desk.answer(
        f"{state} {len(done.digests)} tệp của {document.name} ({document.key}) theo văn bản thu hồi {done.notice.name}.",
        {
            "key": document.key,
            "notice": done.notice.key,
            "destroyed": list(done.digests),
            "repeated": done.repeated,
            "warnings": list(done.warnings),
        },
    )
