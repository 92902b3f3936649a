"""`vanthu register import`: an office's old Excel register (nhập sổ cũ)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, office_command, read_input, warn, write_output
from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.services.old_registers.importing import Imported


@office_command("import")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option(
    "--book", type=click.Choice(["di", "den"]), required=True, help="di: văn bản đi; den: văn bản đến."
)
@click.option(
    "--map", "map_file", metavar="TỆP.yaml", type=click.Path(path_type=Path), help="Tệp ghép cột đã xem lại."
)
@click.option(
    "--suggest-map",
    "suggest_to",
    metavar="TỆP.yaml",
    type=click.Path(path_type=Path),
    help="Chỉ đề xuất tệp ghép cột từ tên các cột, ghi ra để xem và sửa.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ xem sẽ nhập những gì và lỗi từng dòng, không ghi.")
@click.option(
    "--skip-bad",
    is_flag=True,
    help="Nhập các dòng đúng, bỏ các dòng có lỗi (mặc định: có lỗi thì không nhập gì).",
)
@click.option("--raise-last", is_flag=True, help="Nâng số cuối của sổ lên số lớn nhất được nhập.")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def import_(
    desk: Desk,
    *,
    file: Path,
    book: str,
    map_file: Path | None,
    suggest_to: Path | None,
    office: str | None,
    **flags: bool,
) -> int:
    """Nhập sổ Excel cũ (.xlsx, .xls, .csv) với số sẵn có: ghép cột, chạy thử, rồi nhập trọn."""
    from registry.services.old_registers.importing import Choice, import_register
    from registry.services.old_registers.mapping import load_map

    content = read_input(file)
    if suggest_to is not None:
        return _suggest(desk, content, file.name, book, suggest_to)
    if map_file is None:
        raise BadInput.because(
            "cần tệp ghép cột.",
            "Hãy chạy với --suggest-map TỆP.yaml, xem lại tệp ấy, rồi chạy với --map.",
            field="--map",
        )
    made = load_map(read_input(map_file), map_file.name, book)
    with desk.home() as home:
        done = import_register(home, content, file.name, made, Choice(**flags), office=office)
    warn(_remarks(done))
    desk.answer(_text(done), imported_json(done))
    return 2 if done.problems and done.dry_run else 0


def _suggest(desk: Desk, content: bytes, name: str, book: str, out: Path) -> int:
    from registry.services.old_registers.mapping import map_text, suggest
    from registry.services.spreadsheets import read_sheets

    suggested = suggest(read_sheets(content, name), book)
    write_output(out, map_text(suggested).encode("utf-8"))
    columns = dict(suggested.map.columns)
    desk.answer(
        f"Đã đề xuất ghép {len(columns)} cột vào {out}. Hãy xem lại, sửa nếu cần, rồi chạy với --map {out} --dry-run.",
        {"map": str(out), "columns": columns, "unmatched": list(suggested.unmatched)},
    )
    return 0


def _remarks(done: Imported) -> list[str]:
    from registry.services.old_registers.importing import first_of

    remarks = [str(problem) for problem in first_of(done.problems)]
    remarks += [
        f"{name}: thiếu số {', '.join(gaps[:40])}{' …' if len(gaps) > 40 else ''}."
        for name, gaps in done.gaps.items()
    ]
    remarks += [f"{name}: số cuối từ {old} lên {new}." for name, (old, new) in done.raised.items()]
    remarks += [f"bỏ qua (không phải dòng sổ): {text}" for text in done.skipped[:20]]
    if len(done.skipped) > 20:
        remarks.append(f"… và {len(done.skipped) - 20} dòng bỏ qua khác.")
    return remarks


def _text(done: Imported) -> str:
    verb = "Sẽ nhập" if done.dry_run else "Đã nhập"
    end = " Chưa ghi gì." if done.dry_run else ""
    return (
        f"{verb} {done.added} dòng; {done.already} dòng đã có; {len(done.problems)} lỗi; "
        f"{len(done.skipped)} dòng không phải dòng sổ.{end}"
    )


def imported_json(done: Imported) -> dict[str, Any]:
    """What was done as `--json` shows it."""
    return {
        "dry_run": done.dry_run,
        "added": done.added,
        "already": done.already,
        "problems": [
            {"file": one.file, "row": one.line, "column": one.field, "message": one.message, "hint": one.hint}
            for one in done.problems
        ],
        "skipped": list(done.skipped),
        "gaps": done.gaps,
        "raised": {name: list(ends) for name, ends in done.raised.items()},
    }
