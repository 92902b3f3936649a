"""`vanthu register fields`: every data field of Phụ lục VI as CSV, JSON or XML."""

from __future__ import annotations

from pathlib import Path

import click

from counter.desk import Desk, office_command, write_output
from doc_engine.errors import BadInput

_SUFFIXES = (".csv", ".json", ".xml")


@office_command("fields")
@click.argument("kind", metavar="LOẠI", type=click.Choice(["di", "den", "ho-so"]))
@click.option("--year", type=click.IntRange(1900, 2999), metavar="NĂM", help="Chỉ một năm.")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp ghi ra: .csv, .json hoặc .xml, theo đuôi tệp.",
)
def fields(desk: Desk, kind: str, year: int | None, office: str | None, out: Path) -> None:
    """Xuất các trường dữ liệu của Phụ lục VI: văn bản đi (di), đến (den), hồ sơ (ho-so)."""
    from registry.services.field_records import records
    from registry.views.field_files import WRITERS

    suffix = out.suffix.lower()
    if suffix not in _SUFFIXES:
        raise BadInput.because(f"“{out}” không phải là tệp .csv, .json hoặc .xml.", field="--out")
    with desk.home() as home:
        found = records(home, kind, office, year)
    write_output(out, WRITERS[suffix](kind, found))
    desk.answer(
        f"Đã ghi {len(found)} bản ghi vào {out}.", {"records": len(found), "files": {suffix[1:]: str(out)}}
    )
