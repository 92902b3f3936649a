"""`vanthu approve|dispatch|void`: what happens to an outgoing document before and after its number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command, read_input, warn
from doc_engine.dates import short_date
from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.store.life import Sending

KEY = click.argument("key", metavar="VĂN_BẢN")
ISSUER = click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")


@office_command("approve")
@click.argument("data", metavar="TỆP_DỮ_LIỆU", type=click.Path(path_type=Path))
def approve(desk: Desk, data: Path) -> None:
    """Duyệt tệp dữ liệu đúng như hiện nay; sửa sau khi duyệt thì phải duyệt lại."""
    from registry.services.approving import approve as approve_in

    content = read_input(data)
    with desk.home() as home:
        approved = approve_in(home, content, data.name)
    warn(approved.warnings)
    item = approved.approval
    state = "Đã được duyệt từ trước" if approved.repeated else "Đã duyệt"
    desk.answer(
        f"{state}: {approved.title} ({item.approved_by}, {short_date(item.approved_at.date())}; mã {item.digest[:12]}).",
        {
            "digest": item.digest,
            "approved_by": item.approved_by,
            "approved_at": item.approved_at.isoformat(),
            "repeated": approved.repeated,
            "warnings": list(approved.warnings),
        },
    )


@office_command("void")
@KEY
@click.option("--reason", metavar="LÝ_DO", required=True, help="Lý do hủy số, ghi vào sổ.")
@ISSUER
def void(desk: Desk, key: str, reason: str, issuer: str | None) -> None:
    """Hủy số đã cấp, chỉ trước khi phát hành; số và dòng vẫn còn trong sổ."""
    from registry.services.voiding import void as void_in

    with desk.home() as home:
        voided = void_in(home, key, reason, issuer=issuer)
    state = "Số đã được hủy từ trước" if voided.repeated else "Đã hủy số"
    document = voided.document
    desk.answer(
        f"{state}: {document.name} ({document.key}).",
        {"key": document.key, "notation": str(document.notation or ""), "repeated": voided.repeated},
    )


@office_command("dispatch")
@KEY
@click.option(
    "--to", "to", metavar="NƠI_NHẬN", multiple=True, help="Chỉ những nơi này; mặc định mọi nơi chưa gửi."
)
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày chuyển (hoặc ngày trả lại); mặc định hôm nay.")
@click.option("--by", "by", metavar="CÁCH_GỬI", default="bưu điện", help="bưu điện, điện tử hoặc trực tiếp.")
@click.option("--returned", metavar="NƠI_NHẬN", help="Ghi thư trả lại từ nơi nhận này, cùng --reason.")
@click.option("--reason", metavar="LÝ_DO", help="Lý do trả lại.")
@ISSUER
def dispatch(
    desk: Desk,
    *,
    key: str,
    to: tuple[str, ...],
    on_text: str | None,
    by: str,
    returned: str | None,
    reason: str | None,
    issuer: str | None,
) -> None:
    """Phát hành: ghi nơi nhận, ngày chuyển, cách gửi; ghi thư trả lại."""
    from registry.services.dispatching import dispatch as dispatch_in
    from registry.services.dispatching import way_of

    if returned is not None:
        if to:
            raise BadInput.because("--returned không dùng cùng --to.", "Hãy bỏ một trong hai.")
        _give_back(desk, key, returned, reason=reason, on_text=on_text, issuer=issuer)
        return
    with desk.home() as home:
        done = dispatch_in(home, key, to=to, on=day_option(on_text, "--on"), by=way_of(by), issuer=issuer)
    warn(done.warnings)
    lines = [f"Đã ghi phát hành {done.document.name} ({done.document.key}): {len(done.sent)} nơi nhận."]
    lines += [f"  {one.recipient}, {short_date(one.sent_on)}, {one.way.value}" for one in done.sent]
    lines += [f"  {name}: đã ghi từ trước" for name in done.already]
    desk.answer(
        "\n".join(lines),
        {
            "key": done.document.key,
            "sent": [_sending_json(one) for one in done.sent],
            "already": list(done.already),
            "warnings": list(done.warnings),
        },
    )


def _give_back(desk: Desk, key: str, recipient: str, **options: str | None) -> None:
    from registry.services.dispatching import give_back

    reason, on_text = options["reason"], options["on_text"]
    if reason is None:
        raise BadInput.because("thư trả lại phải có lý do.", "Hãy thêm: --reason LÝ_DO", field="--reason")
    with desk.home() as home:
        done = give_back(
            home, key, recipient, reason, on=day_option(on_text, "--on"), issuer=options["issuer"]
        )
    state = "Đã ghi từ trước" if done.repeated else "Đã ghi"
    desk.answer(
        f"{state}: {done.document.name} ({done.document.key}) trả lại từ {done.sending.recipient}.",
        {"key": done.document.key, "returned": _sending_json(done.sending), "repeated": done.repeated},
    )


def _sending_json(one: Sending) -> dict[str, Any]:
    return {
        "recipient": one.recipient,
        "sent_on": one.sent_on.isoformat(),
        "by": one.way.value,
        "returned_on": one.returned_on.isoformat() if one.returned_on else None,
        "return_reason": one.return_reason,
    }
