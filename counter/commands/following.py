"""`vanthu remind|deadlines`: letters to those who are late, and the days that are coming (đôn đốc, thời hạn)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.outgoing import day_option
from counter.desk import Desk, check_folder, office_command, warn, write_output
from doc_engine.dates import short_date
from doc_engine.errors import BadInput
from doc_engine.text import shortened

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.deadlines import Due
    from registry.services.reminding import Letter, Reminders


_MOST_OF_A_TASK = 80


@office_command("remind")
@click.argument("notations", metavar="[SỐ_KÝ_HIỆU]...", nargs=-1)
@click.option("--each", is_flag=True, help="Mỗi nơi một công văn, nêu mọi việc nơi đó còn nợ.")
@click.option("--as-of", "as_of_text", metavar="NGÀY", help="Tính đến ngày; mặc định hôm nay.")
@click.option(
    "-o",
    "--out",
    metavar="TỆP|THƯ_MỤC",
    type=click.Path(path_type=Path),
    help="Tệp .yaml hoặc .docx; với --each là thư mục. Mặc định in tệp dữ liệu ra màn hình.",
)
@click.option("--docx", "as_docx", is_flag=True, help="Với --each: làm bản thảo Word bên cạnh tệp dữ liệu.")
@click.option(
    "--list",
    "list_file",
    metavar="TỆP.csv",
    type=click.Path(path_type=Path),
    help="Ghi danh sách nơi quá hạn, dùng cho vanthu batch --to.",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan đôn đốc, khi thư mục có nhiều cơ quan.")
def remind(
    desk: Desk,
    *,
    notations: tuple[str, ...],
    each: bool,
    as_of_text: str | None,
    out: Path | None,
    as_docx: bool,
    list_file: Path | None,
    force: bool,
    issuer: str | None,
    office: str | None,
) -> None:
    """Soạn công văn đôn đốc những nơi quá hạn, thành bản thảo để xem lại; không tự ban hành."""
    from registry.services.reminding import remind as remind_in

    with desk.home() as home:
        as_of = day_option(as_of_text, "--as-of")
        made = remind_in(home, notations, each=each, as_of=as_of, issuer=issuer, office=office)
        targets = _targets(made, out, each=each, force=force)
        files = {name: str(_written(home, letter, path)) for name, letter, path in targets}
        if as_docx and each and out is not None:
            files |= {
                f"{name} (docx)": str(_written(home, letter, path.with_suffix(".docx")))
                for name, letter, path in targets
            }
    if list_file is not None:
        rows = "".join(f'"{name}",có\n' for name, _ in made.late)
        files["list"] = str(write_output(list_file, f"Tên cơ quan,Phải trả lời\n{rows}".encode("utf-8-sig")))
    warn(made.warnings)
    desk.answer(_text(made, files), _json(made, files))


def _targets(made: Reminders, out: Path | None, *, each: bool, force: bool) -> list[tuple[str, Letter, Path]]:
    """Where each letter goes, held before anything is written."""
    if out is None:
        return []
    if each:
        found = [(letter.name, letter, out / letter.name) for letter in made.letters]
    else:
        if out.suffix.lower() not in {".yaml", ".yml", ".docx"} or out.is_dir():
            raise BadInput.because(f"“{out}” không phải là tên tệp .yaml hoặc .docx.", field="-o")
        found = [(letter.name, letter, out) for letter in made.letters]
    check_folder(out.parent)
    taken = [path for _, _, path in found if path.exists()]
    if taken and not force:
        raise BadInput.because(f"tệp “{taken[0]}” đã có.", "Hãy thêm --force để ghi đè.", field="-o")
    return found


def _written(home: Home, letter: Letter, path: Path) -> Path:
    if path.suffix.lower() != ".docx":
        return write_output(path, letter.text.encode())
    from registry.services.drafting import draft

    return write_output(path, draft(home, letter.text.encode(), letter.name).docx)


def _text(made: Reminders, files: dict[str, str]) -> str:
    if not made.letters:
        return f"Tính đến {short_date(made.as_of)} không có nơi nào quá hạn."
    if not files:
        return "\n---\n".join(letter.text.rstrip("\n") for letter in made.letters)
    head = f"Tính đến {short_date(made.as_of)} có {len(made.late)} nơi quá hạn; {len(made.letters)} bản thảo công văn đôn đốc, chưa cấp số:"
    return "\n".join([head, *(f"  {path}" for path in files.values())])


def _json(made: Reminders, files: dict[str, str]) -> dict[str, Any]:
    return {
        "as_of": made.as_of.isoformat(),
        "late": [
            {
                "unit": name,
                "owed": [
                    {
                        "document": debt.directive.key,
                        "notation": str(debt.directive.notation or ""),
                        "due_on": debt.owed.due_on.isoformat(),
                        "period": debt.owed.period or None,
                        "days_late": debt.owed.days_late,
                    }
                    for debt in debts
                ],
            }
            for name, debts in made.late
        ],
        "letters": [{"name": one.name, "to": list(one.to), "data": one.text} for one in made.letters],
        "files": files,
        "warnings": list(made.warnings),
    }


@office_command("deadlines")
@click.argument("notation", metavar="[SỐ_KÝ_HIỆU]", required=False)
@click.option("--ics", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi ra tệp lịch (.ics).")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def deadlines(desk: Desk, *, notation: str | None, ics: Path | None, office: str | None) -> None:
    """Thời hạn còn mở: nơi khác nợ cơ quan, và cơ quan nợ nơi khác; xuất được ra lịch."""
    from registry.services.deadlines import deadlines as deadlines_in

    with desk.home() as home:
        found = deadlines_in(home, notation, office=office)
        if ics:
            write_calendar(home, ics, words=notation, office=office)
    lines = [_due_line(one) for one in found] or ["Không có thời hạn nào còn mở."]
    if ics:
        lines.append(f"Đã ghi {ics}.")
    desk.answer("\n".join(lines), {"deadlines": [_due_json(one) for one in found]})


def write_calendar(home: Home, path: Path, *, words: str | None, office: str | None) -> None:
    """Write the open deadlines as a calendar file."""
    from registry.services.deadlines import deadlines as deadlines_in
    from registry.views.deadlines import Deadline, deadlines_ics

    events = [
        Deadline(
            # Two offices number their papers alike; in one calendar their days must not be taken for one another.
            f"{one.key}.{one.document.office or ''}".rstrip("."),
            one.due_on,
            _title(one),
            "\n".join((one.document.subject or "", *one.bodies)).strip(),
        )
        for one in deadlines_in(home, words, office=office)
    ]
    write_output(path, deadlines_ics(events, name="Thời hạn văn thư", at=home.clock.now()))


def _title(one: Due) -> str:
    period = f" {one.period}" if one.period else ""
    if one.ours and one.what:
        return f"Hạn thực hiện{period} {one.document.name}: {shortened(one.what, _MOST_OF_A_TASK)}"
    if one.ours:
        return f"Hạn giải quyết {one.document.name}"
    return f"Hạn báo cáo{period} {one.document.name}: còn {len(one.bodies)} nơi"


def _due_line(one: Due) -> str:
    return f"{short_date(one.due_on)}  {_title(one)} ({one.document.key})"


def _due_json(one: Due) -> dict[str, Any]:
    return {
        "due_on": one.due_on.isoformat(),
        "document": one.document.key,
        "notation": str(one.document.notation or "") or None,
        "period": one.period or None,
        "ours": one.ours,
        "task": one.what or None,
        "waiting_for": list(one.bodies),
    }
