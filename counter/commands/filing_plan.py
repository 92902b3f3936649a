"""`vanthu dossier plan import|issue|show`: the yearly filing plan (danh mục hồ sơ)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.filing_lists import check_suffix, out_option, write_printed
from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command, read_input
from counter.vietnamese import LazyGroup

if TYPE_CHECKING:
    from registry.store.dossiers import FilingPlan

plan = LazyGroup(name="plan", help="Danh mục hồ sơ của năm.")
_YEAR = click.option(
    "--year", type=click.IntRange(1945, 2999), required=True, metavar="NĂM", help="Năm của danh mục."
)
_OFFICE = click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")


@office_command("import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@_YEAR
@_OFFICE
def import_(desk: Desk, file: Path, year: int, office: str | None) -> None:
    """Nhập danh mục hồ sơ từ tệp .yaml, .xlsx, .xls hoặc .csv."""
    from registry.services.filing.plans import import_plan

    with desk.home() as home:
        kept = import_plan(home, read_input(file), file.name, year, office)
    desk.answer(f"Danh mục hồ sơ năm {year}: {_count(kept)} hồ sơ.", plan_json(kept))


@office_command("issue")
@_YEAR
@_OFFICE
@click.option("--on", "on_text", metavar="NGÀY", help="Ngày ban hành; mặc định hôm nay.")
@click.option("--decision", required=True, metavar="SỐ_KÝ_HIỆU", help="Quyết định ban hành danh mục.")
def issue(desk: Desk, year: int, office: str | None, on_text: str | None, decision: str) -> None:
    """Ghi việc ban hành danh mục hồ sơ; từ đó danh mục chỉ được bổ sung."""
    from registry.services.filing.plans import issue_plan

    with desk.home() as home:
        on = day_option(on_text, "--on") or home.clock.today()
        kept = issue_plan(home, year, on, decision, office)
    desk.answer(f"Đã ban hành danh mục hồ sơ năm {year} theo {decision}.", plan_json(kept))


@office_command("show")
@_YEAR
@_OFFICE
@out_option()
def show(desk: Desk, year: int, office: str | None, out: Path | None) -> None:
    """Xem hoặc in danh mục hồ sơ."""
    from registry.services.filing.lists import plan_printed
    from registry.services.filing.plans import plan_of

    check_suffix(out)
    with desk.home() as home:
        kept = plan_of(home, year, office)
        files = write_printed(home, plan_printed(kept, home.office(office)), out) if out else {}
    lines = [
        " ".join(part for part in (line.code, line.title, line.retention) if part) for line in kept.lines
    ]
    text = f"Đã ghi danh mục {_count(kept)} hồ sơ vào {out}." if out else "\n".join(lines)
    desk.answer(text, plan_json(kept) | {"files": files})


def _count(kept: FilingPlan) -> int:
    return sum(line.level == 0 for line in kept.lines)


def plan_json(kept: FilingPlan) -> dict[str, Any]:
    """A plan as `--json` shows it."""
    return {
        "year": kept.year,
        "office": kept.office,
        "issued_on": kept.issued_on.isoformat() if kept.issued_on else None,
        "decision": kept.decision,
        "dossiers": _count(kept),
        "lines": [
            {name: getattr(line, name) for name in ("level", "code", "title", "retention", "person", "note")}
            for line in kept.lines
        ],
    }


for command in (import_, issue, show):
    plan.add_command(command)
