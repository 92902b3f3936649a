"""`vanthu register list|show|export`: the registers (sổ đăng ký)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from counter.desk import Desk, office_command, write_output
from counter.vietnamese import LazyGroup

register = LazyGroup(name="register", help="Sổ đăng ký văn bản đi, văn bản đến.")
_KINDS = {"di": "văn bản đi", "den": "văn bản đến"}


def _choice(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which register."""
    for option in (
        click.option("--year", type=click.IntRange(1900, 2999), metavar="NĂM", help="Chỉ một năm."),
        click.option("--book", metavar="TÊN_SỔ", help="Chỉ một sổ văn bản đi."),
        click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan."),
        click.option(
            "--kind", type=click.Choice(list(_KINDS)), default="di", help="di: văn bản đi; den: văn bản đến."
        ),
    ):
        command = option(command)
    return command


@office_command("list")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
def list_books(desk: Desk, office: str | None) -> None:
    """Liệt kê các sổ và số cuối đã cấp."""
    from registry.services.registers import books

    with desk.home() as home:
        chosen = [home.office(office)] if office else home.offices()
        found = [(item, book) for item in chosen for book in books(home, item.key)]
    rows = [
        {
            "office": item.key,
            "book": book.name,
            "types": list(book.types),
            "year": book.year,
            "last_number": book.last_number,
            "closed": book.closed,
        }
        for item, book in found
    ]
    lines = [
        f"{item.name}: sổ {book.name} năm {book.year}, số cuối {book.last_number}" for item, book in found
    ]
    desk.answer("\n".join(lines) or "Chưa có sổ nào.", {"books": rows})


@office_command("show")
@_choice
@click.option("--templates", "with_templates", is_flag=True, help="Thêm cột mẫu đã dùng để in văn bản.")
def show(
    desk: Desk, *, kind: str, office: str | None, book: str | None, year: int | None, with_templates: bool
) -> None:
    """Xem các dòng của sổ, theo đúng các cột của Nghị định."""
    from registry.services.printing import printed

    with desk.home() as home:
        shown = printed(home, kind, office, book, year)
    rows: list[dict[str, Any]] = [
        {
            **dict(zip(shown.columns, row, strict=True)),
            "document": key,
            "template": asdict(template) if template else None,
        }
        for row, key, template in zip(shown.rows, shown.documents, shown.templates, strict=True)
    ]
    lines = [list(row) for row in (shown.columns, *shown.rows)]
    if with_templates:
        for line, more in zip(lines, ("Mẫu đã dùng", *shown.templates), strict=True):
            line.append(str(more or ""))
    text = "\n".join(" | ".join(line) for line in lines)
    data = {
        "title": shown.cover.title,
        "office": shown.cover.office,
        "columns": list(shown.columns),
        "rows": rows,
    }
    desk.answer(text, data)


@office_command("export")
@_choice
@click.option("-o", "--out", metavar="TỆP.xlsx", type=click.Path(path_type=Path), help="Tệp Excel ghi ra.")
def export(
    desk: Desk, *, kind: str, office: str | None, book: str | None, year: int | None, out: Path | None
) -> None:
    """Ghi sổ ra tệp Excel, có trang bìa, để in và đóng quyển."""
    from registry.services.printing import printed

    with desk.home() as home:
        shown = printed(home, kind, office, book, year)
    path = write_output(out or Path(f"so-van-ban-{kind}.xlsx"), shown.xlsx())
    desk.answer(
        f"Đã ghi {len(shown.rows)} dòng vào {path}.", {"files": {"xlsx": str(path)}, "rows": len(shown.rows)}
    )


for command in (list_books, show, export):
    register.add_command(command)
