"""The last page and the minutes of a closed book of incoming documents (khóa sổ đến), to print and sign."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from doc_engine.dates import short_date
from doc_engine.notation import padded
from registry.arrival_report import ArrivalReport, ArrivedLine
from registry.views.closing import ClosedAs, NotedTable, gap_row, last_page_of, minutes_of
from registry.views.pages_printed import Printed

_NOTED = ("Số đến", "Ngày đến", "Tác giả, số, ký hiệu", "Tên loại và trích yếu", "Ghi chú")
_WIDTHS = (14.0, 20.0, 38.0, 50.0, 40.0)


def arrivals_page(report: ArrivalReport, closed: ClosedAs) -> Printed:
    """The page behind the last line of the book (trang kết thúc)."""
    title = f"Trang kết thúc sổ văn bản đến năm {report.year}"
    heading = ("TRANG KẾT THÚC SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", f"Năm: {report.year}")
    return last_page_of(title, heading, _sums(report, closed), report.digest, closed)


def arrivals_minutes(report: ArrivalReport, closed: ClosedAs) -> Printed:
    """The minutes of the closing (biên bản khóa sổ): every gap, recall, day set back and note."""
    title = f"Biên bản khóa sổ văn bản đến năm {report.year}"
    what = f"Khóa sổ đăng ký văn bản đến năm {report.year}"
    return minutes_of(
        title, what, _sums(report, closed), _tables(report), digest=report.digest, closed=closed
    )


def _sums(report: ArrivalReport, closed: ClosedAs) -> list[str]:
    lines = report.lines
    numbers = f", từ số đến {padded(lines[0].number)} đến số {padded(lines[-1].number)}" if lines else ""
    among = f"{len(report.taken_back)} văn bản đã bị thu hồi; {len(report.back_in_time)} dòng ghi lùi ngày"
    sums = [
        f"Sổ có {len(lines)} dòng{numbers}; số đến cuối đã cấp: {report.last_number}.",
        f"Trong đó: {among}; {report.further} bản khác (giấy, điện tử) ghi chú vào dòng đã có.",
    ]
    if closed.reason:
        sums.append(f"Khóa sổ trước khi hết năm, lý do: {closed.reason}.")
    sums.append("Từ khi khóa, không cấp số đến, vào sổ dòng nào nữa; xử lý, trả lời văn bản vẫn ghi tiếp.")
    return sums


def _tables(report: ArrivalReport) -> list[NotedTable]:
    gaps = [gap_row(gap) for gap in report.gaps]
    return [
        ("Số đến không có dòng trong sổ", ("Số", "Lý do"), (30.0, 130.0), list(gaps)),
        ("Văn bản đã bị thu hồi, tệp đã hủy", _NOTED, _WIDTHS, _rows(report.taken_back)),
        ("Dòng có ngày đến sớm hơn dòng trước", _NOTED, _WIDTHS, _rows(report.back_in_time)),
        ("Dòng có ghi chú", _NOTED, _WIDTHS, _rows(report.noted)),
    ]


def _rows(lines: Sequence[ArrivedLine]) -> list[tuple[str, ...]]:
    return [
        (
            padded(line.number),
            short_date(date.fromisoformat(line.arrived_on)),
            " ".join(part for part in (line.author, line.notation) if part),
            line.subject,
            line.note,
        )
        for line in lines
    ]
