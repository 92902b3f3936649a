"""`vanthu derive`: a data file from a document in the books — a child of a directive, or this year's from last year's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.desk import Desk, answer_with_data, hold_file, office_command, warn
from doc_engine.errors import BadInput

if TYPE_CHECKING:
    from registry.services.deriving import Derived


@office_command("derive")
@click.argument("words", metavar="VĂN_BẢN")
@click.option("--issuer", metavar="CƠ_QUAN", help="Cơ quan ban hành, khi số trùng nhau.")
@click.option("--year", type=click.IntRange(1900, 2999), metavar="NĂM", help="Năm ban hành.")
@click.option("--type", "type_", metavar="LOẠI", help="Loại văn bản con; mặc định kế hoạch.")
@click.option(
    "--for",
    "offices",
    multiple=True,
    metavar="CƠ_QUAN",
    help="Cơ quan ban hành văn bản con; nêu nhiều lần để lấy cả nhiệm vụ của các nơi sau.",
)
@click.option(
    "--again",
    is_flag=True,
    help="Lấy chính văn bản này làm mẫu cho năm nay (kế hoạch năm trước thành năm nay).",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="TỆP", help="Ghi tệp dữ liệu ra đây.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
def derive(
    desk: Desk,
    *,
    words: str,
    issuer: str | None,
    year: int | None,
    type_: str | None,
    offices: tuple[str, ...],
    again: bool,
    out: Path | None,
    force: bool,
) -> None:
    """Làm tệp dữ liệu từ một văn bản trong sổ: văn bản con của văn bản cấp trên, hoặc văn bản năm nay từ năm trước."""
    from registry.services import deriving

    if again and (type_ or offices):
        raise BadInput.because("--again giữ nguyên loại và cơ quan, không dùng cùng --type, --for.")
    if out is not None:
        hold_file(out, force=force)
    with desk.home() as home:
        if again:
            made = deriving.derive_again(home, words, issuer=issuer, year=year)
        else:
            made = deriving.derive(
                home, words, issuer=issuer, year=year, type=type_ or "kế hoạch", offices=offices
            )
    _answer(desk, made, out)


def _answer(desk: Desk, made: Derived, out: Path | None) -> None:
    from registry.services.outdated import spoken_marks

    warn((*made.warnings, *spoken_marks(made.marks)))
    data: dict[str, Any] = {
        "source": made.source.key,
        "marks": [{"key": mark.key, "found": mark.found, "message": mark.message} for mark in made.marks],
        "warnings": list(made.warnings),
    }
    answer_with_data(desk, made.text, data, out)
