"""The registers printed (sổ đăng ký văn bản đi, đến): .xlsx and page, cover and columns of Phụ lục IV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from doc_engine.dates import short_date
from registry.views.lettering import markup
from registry.views.page import page, table, top
from registry.views.workbook import Sheet, TextRow, write_workbook

OUTGOING_TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"
INCOMING_TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"
# Millimetres on A4 landscape (267 mm between the margins), in the proportions of the decree's samples.
_WIDTHS = {
    "Số, ký hiệu văn bản": 28.0,
    "Ngày tháng văn bản": 24.0,
    "Tên loại và trích yếu nội dung văn bản": 62.0,
    "Người ký": 26.0,
    "Nơi nhận văn bản": 40.0,
    "Đơn vị, người nhận bản lưu": 24.0,
    "Số lượng bản": 15.0,
    "Ngày chuyển": 20.0,
    "Ký nhận": 16.0,
    "Ghi chú": 22.0,
    "Ngày đến": 22.0,
    "Số đến": 16.0,
    "Tác giả": 38.0,
    "Đơn vị hoặc người nhận": 30.0,
}
_OTHER_WIDTH = 26.0


@dataclass(frozen=True, slots=True)
class RegisterCover:
    """What the cover and the first page of a register say; what is None stays dotted for the pen."""

    title: str
    office: str
    parent_body: str | None = None
    year: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    from_number: str | None = None
    to_number: str | None = None
    volume: str | None = None
    numbers: bool = True  # the tracking register has no line “Từ số”

    @property
    def lines(self) -> tuple[TextRow, ...]:
        """The cover's lines from the top down (Phụ lục IV)."""
        return (
            *((TextRow(self.parent_body.upper(), "agency_above"),) if self.parent_body else ()),
            TextRow(self.office.upper(), "agency"),
            TextRow(self.title, "title"),
            TextRow(f"Năm: {self.year or '…………'}", "centre_italic"),
            TextRow(f"Từ ngày {_day(self.from_on)} đến ngày {_day(self.to_on)}", "centre_italic"),
            *((TextRow(self._number_line, "centre_italic"),) if self.numbers else ()),
            TextRow(f"Quyển số: {self.volume or '…………'}", "centre_bold"),
        )

    @property
    def _number_line(self) -> str:
        return f"Từ số {self.from_number or '…………'} đến số {self.to_number or '…………'}"


def register_xlsx(
    cover: RegisterCover, columns: Sequence[str], rows: Sequence[Sequence[str]], *, foot: Sequence[str] = ()
) -> bytes:
    """A register as .xlsx: a cover sheet, then the decree's columns, head repeated on every page.

    `foot` are lines below the last entry (the journal's head, who printed it). Raises `BadInput` where a
    cell is longer than Excel holds.
    """
    widths = tuple(_WIDTHS.get(column, _OTHER_WIDTH) for column in columns)
    blank = (TextRow(""),)
    front = Sheet("Bìa", (), widths, (), above=(*blank * 6, *cover.lines))
    body = Sheet(
        "Sổ",
        tuple(columns),
        widths,
        rows,
        above=(*cover.lines, *blank),
        below=tuple(TextRow(line, "note") for line in foot),
        numbered=True,
    )
    return write_workbook((front, body), title=f"{cover.title} - {cover.office}")


def register_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, caption: str = "") -> str:
    """A register's entries as an HTML table, to stand inside a page."""
    return table(columns, rows, name="register", caption=caption)


def register_html(
    cover: RegisterCover, columns: Sequence[str], rows: Sequence[Sequence[str]], *, foot: Sequence[str] = ()
) -> str:
    """A register as one offline page."""
    head, *lines = (line.text for line in cover.lines if line.style != "title")
    under = [" · ".join((head, *lines))]
    body = "\n".join(
        (
            top(cover.title, under),
            '<main class="wide">',
            register_table(columns, rows),
            _foot(foot),
            "</main>",
        )
    )
    return page(f"{cover.title} - {cover.office}", body, style="@page{size:A4 landscape}")


def _foot(lines: Sequence[str]) -> str:
    return "".join(f'<p class="soft">{markup(line)}</p>' for line in lines)


def _day(day: date | None) -> str:
    return short_date(day) if day else "…………"
