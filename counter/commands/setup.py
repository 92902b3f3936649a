"""`vanthu init|schema`: set up an office; the schema of the data files."""

from __future__ import annotations

import json
from pathlib import Path

import click

from counter.desk import Desk, office_command, read_input
from doc_engine.errors import BadInput
from doc_engine.terms import DocumentType


@office_command("init")
@click.argument("office_file", metavar="TỆP_CƠ_QUAN", type=click.Path(path_type=Path))
def init(desk: Desk, office_file: Path) -> None:
    """Lập cơ quan từ tệp khai báo: tên, đơn vị, người ký, sổ và số cuối đã dùng."""
    from registry.officefile import load_office
    from registry.services.setup import init as init_in

    file = load_office(read_input(office_file), name=office_file.name)
    with desk.new_home() as home:
        done = init_in(home, file)
    books = [
        {"name": book.name, "types": list(book.types), "year": book.year, "last_number": book.last_number}
        for book in done.books
    ]
    verb = "Đã lập" if done.created else "Đã cập nhật"
    lines = [f"{verb} {done.office.name} (khóa {done.office.key}) tại {desk.home_dir}."]
    lines += [f"  Sổ {book['name']} năm {book['year']}: số cuối {book['last_number']}." for book in books]
    data = {"key": done.office.key, "name": done.office.name, "created": done.created, "books": books}
    desk.answer("\n".join(lines), data)


def _type(word: str | None) -> DocumentType | None:
    """The type that was named; a word that names none is wrong."""
    found = DocumentType.find(word) if word else None
    if word and not isinstance(found, DocumentType):
        hint = "Hãy ghi một trong 29 loại, ví dụ: công văn, quyết định, biên bản."
        raise BadInput.because(f"“{word}” không phải là loại văn bản hành chính.", hint)
    return found if isinstance(found, DocumentType) else None


@office_command("schema")
@click.option("--office", is_flag=True, help="Lược đồ của tệp khai báo cơ quan thay vì tệp văn bản.")
@click.option("--type", "kind", metavar="LOẠI", help="Chỉ các khóa của một loại văn bản, ví dụ “biên bản”.")
def schema(desk: Desk, office: bool, kind: str | None) -> None:
    """In lược đồ (JSON Schema) của tệp dữ liệu, để trình soạn thảo gợi ý và kiểm tra."""
    from doc_engine.datafile import json_schema
    from registry.officefile import office_schema

    shown = office_schema() if office else json_schema(_type(kind))
    desk.answer(json.dumps(shown, ensure_ascii=False, indent=2), shown)
