"""`vanthu register list|show|export|import|fields`: the registers (sổ đăng ký)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.closing import close, correct, kept_print
from counter.commands.outgoing import day_option
from counter.desk import Desk, office_command, write_output
from counter.vietnamese import LazyGroup
from doc_engine.errors import BadInput
from registry.register_forms import FORMS, OUTGOING

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.printing import PrintedRegister

register = LazyGroup(
    name="register",
    help="Sổ đăng ký văn bản đi, văn bản đến và các sổ khác của Phụ lục IV.",
    lazy_commands={
        "import": ("counter.commands.old_registers:import_", "Nhập sổ Excel cũ của cơ quan."),
        "fields": ("counter.commands.data_fields:fields", "Xuất các trường dữ liệu của Phụ lục VI."),
    },
)
_KINDS = {key: form.about for key, form in FORMS.items()}
_SUFFIXES = (".xlsx", ".docx", ".pdf")


def _choice(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which register."""
    for option in (
        click.option("--year", type=click.IntRange(1900, 2999), metavar="NĂM", help="Chỉ một năm."),
        click.option(
            "--book",
            metavar="SỔ",
            help="di, den, theo-doi, buu-dien, ban-luu; hoặc tên một sổ văn bản đi.",
        ),
        click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan."),
        click.option(
            "--kind",
            type=click.Choice(list(_KINDS)),
            default="di",
            help="; ".join(f"{key}: {about}" for key, about in _KINDS.items()) + ".",
        ),
        click.option("--from", "from_text", metavar="NGÀY", help="Từ ngày."),
        click.option("--to", "to_text", metavar="NGÀY", help="Đến ngày."),
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
        f"{item.name}: sổ {book.name} năm {book.year}, số cuối {book.last_number}{', đã khóa' if book.closed else ''}"
        for item, book in found
    ]
    desk.answer("\n".join(lines) or "Chưa có sổ nào.", {"books": rows})


def _printed(
    home: Home,
    *,
    kind: str,
    office: str | None,
    book: str | None,
    year: int | None,
    from_text: str | None,
    to_text: str | None,
) -> tuple[str, PrintedRegister]:
    """Which register, and its lines; `--book` takes the register's own word as well as the name of one book."""
    from registry.services.printing import Period, printed

    if book in _KINDS:
        kind, book = book, None
    if book is not None and kind != OUTGOING:
        raise BadInput.because("chỉ văn bản đi có nhiều sổ.", "Hãy bỏ tên sổ.", field="--book")
    period = Period(year, day_option(from_text, "--from"), day_option(to_text, "--to"))
    if period.from_on and period.to_on and period.from_on > period.to_on:
        raise BadInput.because("ngày bắt đầu ở sau ngày kết thúc.", field="--from")
    return kind, printed(home, kind, office, book, year, period=period)


@office_command("show")
@_choice
@click.option("--templates", "with_templates", is_flag=True, help="Thêm cột mẫu đã dùng để in văn bản.")
def show(desk: Desk, *, with_templates: bool, **chosen: Any) -> None:
    """Xem các dòng của sổ, theo đúng các cột của Nghị định."""
    with desk.home() as home:
        _, shown = _printed(home, **chosen)
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
@click.option(
    "-o",
    "--out",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp ghi ra: .xlsx, .docx hoặc .pdf, theo đuôi tệp.",
)
@click.option("--volume", metavar="SỐ", help="Quyển số, ghi trên bìa.")
def export(desk: Desk, *, out: Path | None, volume: str | None, **chosen: Any) -> None:
    """Ghi sổ ra tệp Excel, Word hoặc PDF, có trang bìa, để in và đóng quyển."""
    if out is not None and out.suffix.lower() not in _SUFFIXES:
        raise BadInput.because(f"“{out}” không phải là tệp .xlsx, .docx hoặc .pdf.", field="--out")
    with desk.home() as home:
        kind, shown = _printed(home, **chosen)
        if volume:
            shown = replace(shown, cover=replace(shown.cover, volume=volume))
        path = out or Path(f"so-van-ban-{kind}.xlsx")
        suffix = path.suffix.lower()
        content = kept_print(home, kind, suffix, chosen)
        if content is None:
            content = shown.pdf(home.converter) if suffix == ".pdf" else _content(shown, suffix)
    write_output(path, content)
    desk.answer(
        f"Đã ghi {len(shown.rows)} dòng vào {path}.",
        {"files": {suffix[1:]: str(path)}, "rows": len(shown.rows)},
    )


def _content(shown: PrintedRegister, suffix: str) -> bytes:
    return shown.docx() if suffix == ".docx" else shown.xlsx()


for command in (list_books, show, export, close, correct):
    register.add_command(command)
