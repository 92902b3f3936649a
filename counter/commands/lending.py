"""`vanthu dossier lend|return`: the use of archive copies (sử dụng bản lưu)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command
from doc_engine.dates import short_date

if TYPE_CHECKING:
    from registry.services.lending import Lent

_KEY = click.argument("key", metavar="VĂN_BẢN")
_ON = click.option("--on", "on_text", metavar="NGÀY", help="Ngày; mặc định hôm nay.")
_NOTE = click.option("--note", metavar="GHI_CHÚ", default="", help="Ghi chú vào sổ.")


@office_command("lend")
@_KEY
@click.option("--to", "borrower", required=True, metavar="HỌ_TÊN", help="Người sử dụng bản lưu.")
@click.option("--allowed-by", required=True, metavar="HỌ_TÊN", help="Người cho phép sử dụng.")
@_ON
@_NOTE
def lend(desk: Desk, *, key: str, borrower: str, allowed_by: str, on_text: str | None, note: str) -> None:
    """Ghi việc cho sử dụng bản lưu vào sổ sử dụng bản lưu."""
    from registry.services import lending

    with desk.home() as home:
        made = lending.lend(home, key, borrower, allowed_by, on=day_option(on_text, "--on"), note=note)
    loan = made.loan
    desk.answer(
        f"{loan.borrower} sử dụng bản lưu của {made.document.name} từ ngày {short_date(loan.lent_on)}.",
        _json(made),
    )


@office_command("return")
@_KEY
@_ON
@_NOTE
def return_(desk: Desk, key: str, on_text: str | None, note: str) -> None:
    """Ghi việc trả bản lưu."""
    from registry.services import lending

    with desk.home() as home:
        made = lending.give_back(home, key, on=day_option(on_text, "--on"), note=note)
    loan = made.loan
    assert loan.returned_on is not None
    desk.answer(
        f"{loan.borrower} đã trả bản lưu của {made.document.name} ngày {short_date(loan.returned_on)}.",
        _json(made),
    )


def _json(made: Lent) -> dict[str, Any]:
    loan = made.loan
    return {
        "key": made.document.key,
        "borrower": loan.borrower,
        "allowed_by": loan.allowed_by,
        "lent_on": loan.lent_on.isoformat(),
        "returned_on": loan.returned_on.isoformat() if loan.returned_on else None,
        "dossier": loan.dossier,
        "note": loan.note,
    }
