"""`vanthu register close|correct`: books sealed at the year's end, typing errors in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from counter.commands.life import ISSUER, KEY
from counter.desk import Desk, check_folder, office_command, warn, write_output
from doc_engine.dates import short_date
from doc_engine.errors import NotFound
from registry.register_forms import INCOMING, OUTGOING

if TYPE_CHECKING:
    from registry.office import Home
    from registry.services.closing import ClosedBook, PrintedFile
    from registry.services.closing_arrivals import ClosedArrivals

_NOT_SEALED = "sổ đã khóa mà không kèm bản PDF; các tệp PDF này chuyển từ bản Word được giữ khi khóa, không được giữ cùng sổ."


@office_command("close")
@click.option("--book", metavar="TÊN_SỔ", required=True, help="Sổ văn bản đi cần khóa; den: sổ văn bản đến.")
@click.option("--year", type=click.IntRange(1900, 2999), metavar="NĂM", required=True, help="Năm của sổ.")
@click.option("--office", metavar="CƠ_QUAN", help="Cơ quan, khi thư mục có nhiều cơ quan.")
@click.option("--reason", metavar="LÝ_DO", help="Lý do khóa khi năm chưa hết.")
@click.option("--pdf", "with_pdf", is_flag=True, help="In và giữ thêm bản PDF.")
@click.option(
    "-o",
    "--out",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Nơi ghi các bản in.",
)
def close(
    desk: Desk, *, book: str, year: int, office: str | None, reason: str | None, with_pdf: bool, out: Path
) -> None:
    """Khóa sổ cuối năm: niêm bằng mã kiểm tra, in sổ, trang kết thúc và biên bản; khóa lại thì in đúng bản cũ."""
    from registry.services.closing import close_book, pdfs_afterwards
    from registry.services.closing_arrivals import close_arrivals

    check_folder(out)
    closed: ClosedBook | ClosedArrivals
    with desk.home() as home:
        if book.strip().lower() == INCOMING:
            name, closed = (
                "văn bản đến",
                close_arrivals(home, year, office=office, reason=reason, pdf=with_pdf),
            )
        else:
            closed = close_book(home, book, year, office=office, reason=reason, pdf=with_pdf)
            name = closed.book.name
        later = pdfs_afterwards(home, closed.files) if with_pdf else ()
    files = {file.kind: str(write_output(out / file.name, file.content)) for file in (*closed.files, *later)}
    warn([_NOT_SEALED] if later else [])
    state = "đã khóa từ trước" if closed.repeated else "đã khóa"
    day = short_date(closed.closing.closed_at.date())
    lines = [
        f"Sổ “{name}” năm {year} {state} ({closed.closing.closed_by}, {day}).",
        f"Mã kiểm tra: {closed.closing.digest}",
        *(f"  {path}" for path in files.values()),
    ]
    desk.answer("\n".join(lines), {"book": name, "year": year, **_closed_json(closed, files)})


def _closed_json(closed: ClosedBook | ClosedArrivals, files: dict[str, str]) -> dict[str, object]:
    return {
        "closed_by": closed.closing.closed_by,
        "closed_at": closed.closing.closed_at.isoformat(),
        "digest": closed.closing.digest,
        "repeated": closed.repeated,
        "files": files,
    }


@office_command("correct")
@KEY
@click.option(
    "--field",
    metavar="CỘT",
    required=True,
    help="Cột ghi sai: trích yếu, người ký, nơi nhận, bản lưu hoặc số lượng bản.",
)
@click.option("--value", metavar="NỘI_DUNG", required=True, help="Nội dung đúng.")
@click.option("--reason", metavar="LÝ_DO", required=True, help="Lý do sửa.")
@ISSUER
def correct(desk: Desk, *, key: str, field: str, value: str, reason: str, issuer: str | None) -> None:
    """Sửa lỗi gõ trong một dòng của sổ bằng một dòng sửa ghi thêm; dòng cũ giữ nguyên."""
    from registry.services.correcting_lines import FIELDS, correct_line

    with desk.home() as home:
        done = correct_line(home, key, field, value, reason, issuer=issuer)
    one, document = done.correction, done.document
    state = "Dòng sổ đã ghi như vậy" if done.repeated else "Đã ghi dòng sửa"
    desk.answer(
        f"{state}: {document.name} ({document.key}), {FIELDS[one.field]}: “{one.new_value}”.",
        {
            "key": document.key,
            "field": one.field,
            "old": one.old_value,
            "new": one.new_value,
            "reason": one.reason,
            "repeated": done.repeated,
        },
    )


def kept_print(home: Home, kind: str, suffix: str, chosen: Mapping[str, Any]) -> bytes | None:
    """The register of one closed book as it was printed when it was closed; None for anything else."""
    whole_year = chosen["year"] and not chosen["from_text"] and not chosen["to_text"]
    if not whole_year or kind not in (INCOMING, OUTGOING) or (kind == OUTGOING and not chosen["book"]):
        return None
    files = (_kept_incoming if kind == INCOMING else _kept_outgoing)(home, chosen)
    return next((file.content for file in files if file.kind == f"so{suffix}"), None)


def _kept_incoming(home: Home, chosen: Mapping[str, Any]) -> Sequence[PrintedFile]:
    from registry.services.closing_arrivals import closed_arrivals

    closed = closed_arrivals(home, home.office(chosen["office"]), chosen["year"])
    return closed.files if closed else ()


def _kept_outgoing(home: Home, chosen: Mapping[str, Any]) -> Sequence[PrintedFile]:
    from registry.services.closing import book_named, closed_book

    try:
        with home.store.reading() as tx:
            found = book_named(tx, home.office(chosen["office"]), chosen["book"], chosen["year"])
    except NotFound:
        return ()
    return closed_book(home, found).files if found.closed else ()
